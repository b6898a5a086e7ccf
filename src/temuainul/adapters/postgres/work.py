"""The table of slow things owed. All times are the database's own."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Executable, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres import forgetting
from temuainul.adapters.postgres.claiming import CLAIM
from temuainul.adapters.postgres.giving_back import (
    FAIL,
    FINISH,
    GUARD,
    HEARTBEAT,
    PUT_OFF,
    QUARANTINE,
    RELEASE,
    fence,
)
from temuainul.adapters.postgres.owing import OWE, found_by
from temuainul.adapters.postgres.tables import work as items
from temuainul.adapters.postgres.tables import work_steps as steps
from temuainul.adapters.postgres.unread import unread_mailboxes
from temuainul.domain.model.errors import LeaseLost
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.work import (
    DigestDeliveries,
    Done,
    Later,
    Lease,
    Result,
    Work,
    WorkItem,
    WorkState,
)
from temuainul.ports.storage import WorkRepository

_columns = items.c


class PostgresWork(WorkRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def owe(self, work: Work, *, run_after: datetime | None = None) -> bool:
        row = {"key": work.key, "work": work, **found_by(work), "wanted": run_after}
        return bool(await self._connection.scalar(OWE, row))

    async def claim(self, key: str) -> Lease | None:
        row = (await self._connection.execute(CLAIM, {"claimed": key})).one_or_none()
        if row is None or row.state == WorkState.quarantined:
            return None
        return msgspec.convert(row, Lease, from_attributes=True)

    async def runnable(self, limit: int) -> tuple[str, ...]:
        for mailbox in await unread_mailboxes(self._connection, limit):
            await self.owe(DigestDeliveries(mailbox=mailbox))
        due = await self._connection.execute(RUNNABLE, {"most": limit})
        return tuple(due.scalars())

    async def heartbeat(self, lease: Lease) -> bool:
        return (await self._connection.execute(HEARTBEAT, fence(lease))).rowcount == 1

    async def guard(self, lease: Lease) -> None:
        if (await self._connection.execute(GUARD, fence(lease))).one_or_none() is None:
            raise LeaseLost

    async def finish(self, lease: Lease, result: Result) -> None:
        match result:
            case Done():
                await self._give_back(FINISH, lease)
            case Later(at=at):
                await self._give_back(PUT_OFF, lease, run_after=at)

    async def fail(self, lease: Lease, error: str, *, run_after: datetime) -> None:
        await self._give_back(FAIL, lease, last_error=error, run_after=run_after)

    async def quarantine(self, lease: Lease, error: str) -> None:
        await self._give_back(QUARANTINE, lease, last_error=error)

    async def release(self, lease: Lease) -> None:
        """Of a lease that was lost there is nothing to give back, so nothing is said either."""
        await self._connection.execute(RELEASE, fence(lease))

    async def requeue(self, id: WorkId) -> bool:
        return (await self._connection.execute(REQUEUE, {"quarantined": id})).rowcount == 1

    async def list(self, *, states: Sequence[WorkState] = (), limit: int = 1000) -> tuple[WorkItem, ...]:
        """Newest first."""
        wanted = {"states": list(states or WorkState), "most": limit}
        rows = await self._connection.execute(LISTED, wanted)
        return tuple(msgspec.convert(row, WorkItem, from_attributes=True) for row in rows)

    async def step(self, id: WorkId, name: str) -> bytes | None:
        output: bytes | None = await self._connection.scalar(STEP, {"of": id, "called": name})
        return output

    async def keep_step(self, lease: Lease, name: str, output: bytes) -> None:
        await self.guard(lease)
        row = {"work_id": lease.id, "name": name, "output": output}
        await self._connection.execute(KEEP_STEP, row)

    async def forget(self, done_before: datetime, limit: int) -> int:
        return await forgetting.forget(self._connection, forgetting.WORK, before=done_before, most=limit)

    async def forget_steps(self, kept_before: datetime, limit: int) -> int:
        return await forgetting.forget(self._connection, forgetting.STEPS, before=kept_before, most=limit)

    async def _give_back(self, how: Executable, lease: Lease, **columns: object) -> None:
        if (await self._connection.execute(how, {**fence(lease), **columns})).rowcount == 0:
            raise LeaseLost


RUNNABLE = (
    select(_columns.key)
    .where(_columns.due_at <= func.statement_timestamp())
    .order_by(_columns.due_at, _columns.created_at, _columns.id)
    .limit(bindparam("most"))
)
"""By the statement's time, not the clock's, which moves on while rows are read: no index can follow it."""

REQUEUE = (
    update(items)
    .where(_columns.id == bindparam("quarantined"), _columns.state == WorkState.quarantined)
    .values(state=WorkState.ready, run_after=func.clock_timestamp(), deaths=0, errors=0)
)
LISTED = (
    select(*(_columns[field] for field in WorkItem.__struct_fields__))
    .where(_columns.state.in_(bindparam("states", expanding=True)))
    .order_by(_columns.created_at.desc(), _columns.id.desc())
    .limit(bindparam("most"))
)
STEP = select(steps.c.output).where(steps.c.work_id == bindparam("of"), steps.c.name == bindparam("called"))
KEEP_STEP = insert(steps).on_conflict_do_nothing()
