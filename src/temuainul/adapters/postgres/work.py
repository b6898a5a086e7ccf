"""The table of slow things owed. All times are the database's own."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, and_, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from temuainul.adapters.postgres.claiming import CLAIM
from temuainul.adapters.postgres.tables import work as items
from temuainul.adapters.postgres.tables import work_steps as steps
from temuainul.adapters.postgres.unread import unread_mailboxes
from temuainul.domain.model.errors import LeaseLost
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.work import (
    LEASE,
    DigestDeliveries,
    Done,
    Later,
    Lease,
    Result,
    Work,
    WorkItem,
    WorkState,
    meeting_of,
)
from temuainul.ports.storage import WorkRepository

_columns = items.c
_SHOWN = tuple(_columns[field] for field in WorkItem.__struct_fields__)


class PostgresWork(WorkRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def owe(self, work: Work, *, run_after: datetime | None = None) -> bool:
        """A row that was inserted has not been locked, updated or deleted by anybody: its xmax is 0."""
        wanted = func.clock_timestamp() if run_after is None else run_after
        add = insert(items).values(key=work.key, work=work, run_after=wanted, **_found_by(work))
        sooner = (_columns.state == WorkState.ready) & (add.excluded.run_after < _columns.run_after)
        owed = add.on_conflict_do_update(
            index_elements=["key"],
            index_where=text("state <> 'done'"),
            set_={"run_after": add.excluded.run_after},
            where=sooner,
        )
        return bool(await self._connection.scalar(owed.returning(text("xmax = 0"))))

    async def claim(self, key: str) -> Lease | None:
        row = (await self._connection.execute(CLAIM, {"claimed": key})).one_or_none()
        if row is None or row.state == WorkState.quarantined:
            return None
        return msgspec.convert(row, Lease, from_attributes=True)

    async def runnable(self, limit: int) -> tuple[str, ...]:
        """By the statement's time, not the clock's, which moves on while rows are read: no index can follow it."""
        for mailbox in await unread_mailboxes(self._connection, limit):
            await self.owe(DigestDeliveries(mailbox=mailbox))
        due = select(_columns.key).where(_columns.due_at <= func.statement_timestamp())
        longest_waiting_first = due.order_by(_columns.due_at, _columns.created_at, _columns.id)
        return tuple((await self._connection.scalars(longest_waiting_first.limit(limit))).all())

    async def heartbeat(self, lease: Lease) -> bool:
        longer = update(items).where(_mine(lease)).values(lease_until=func.clock_timestamp() + LEASE)
        return (await self._connection.execute(longer)).rowcount == 1

    async def guard(self, lease: Lease) -> None:
        """FOR KEY SHARE is enough to make a claim pass by, and lets the worker's own heartbeat through."""
        locking = select(_columns.id).where(_mine(lease)).with_for_update(read=True, key_share=True)
        if (await self._connection.execute(locking)).one_or_none() is None:
            raise LeaseLost

    async def finish(self, lease: Lease, result: Result) -> None:
        match result:
            case Done():
                await self._give_back(lease, state=WorkState.done, finished_at=func.clock_timestamp())
            case Later(at=at):
                await self._give_back(lease, state=WorkState.ready, run_after=at, errors=0, deaths=0)

    async def fail(self, lease: Lease, error: str, *, run_after: datetime) -> None:
        counted = {"errors": _columns.errors + 1, "last_error": error}
        await self._give_back(lease, state=WorkState.ready, run_after=run_after, **counted)

    async def quarantine(self, lease: Lease, error: str) -> None:
        counted = {"errors": _columns.errors + 1, "last_error": error}
        await self._give_back(lease, state=WorkState.quarantined, **counted)

    async def release(self, lease: Lease) -> None:
        """Of a lease that was lost there is nothing to give back, so nothing is said either."""
        await self._connection.execute(
            _given_back(lease, state=WorkState.ready, run_after=func.clock_timestamp())
        )

    async def requeue(self, id: WorkId) -> bool:
        quarantined = (_columns.id == id, _columns.state == WorkState.quarantined)
        fresh = {"state": WorkState.ready, "run_after": func.clock_timestamp(), "deaths": 0, "errors": 0}
        requeued = await self._connection.execute(update(items).where(*quarantined).values(fresh))
        return requeued.rowcount == 1

    async def list(self, *, states: Sequence[WorkState] = (), limit: int = 1000) -> tuple[WorkItem, ...]:
        """Newest first."""
        newest = select(*_SHOWN).order_by(_columns.created_at.desc(), _columns.id.desc()).limit(limit)
        found = newest.where(_columns.state.in_(states)) if states else newest
        rows = await self._connection.execute(found)
        return tuple(msgspec.convert(row, WorkItem, from_attributes=True) for row in rows)

    async def step(self, id: WorkId, name: str) -> bytes | None:
        kept = select(steps.c.output).where(steps.c.work_id == id, steps.c.name == name)
        output: bytes | None = await self._connection.scalar(kept)
        return output

    async def keep_step(self, lease: Lease, name: str, output: bytes) -> None:
        await self.guard(lease)
        row = {"work_id": lease.id, "name": name, "output": output}
        await self._connection.execute(insert(steps).values(row).on_conflict_do_nothing())

    async def _give_back(self, lease: Lease, **values: object) -> WorkState:
        state = await self._connection.scalar(_given_back(lease, **values))
        if state is None:
            raise LeaseLost
        return WorkState(state)


def _mine(lease: Lease) -> ColumnElement[bool]:
    """The fence. A lease that has merely run out still counts: nobody has taken the work over."""
    return and_(
        _columns.id == lease.id, _columns.lease_epoch == lease.epoch, _columns.state == WorkState.leased
    )


def _given_back(lease: Lease, **values: object) -> ReturningUpdate[str]:
    return update(items).where(_mine(lease)).values(lease_until=None, **values).returning(_columns.state)


def _found_by(work: Work) -> dict[str, str]:
    if isinstance(work, DigestDeliveries):
        return {"mailbox": work.mailbox}
    meeting = meeting_of(work)
    return {} if meeting is None else {"meeting_id": meeting}
