"""The table of slow things owed."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.statistics import due_at
from temuainul.adapters.memory.tables import KeptStep, Tables
from temuainul.domain.model.errors import LeaseLost
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import (
    LEASE,
    MOST_DEATHS,
    DigestDeliveries,
    Done,
    Later,
    Lease,
    Result,
    Work,
    WorkItem,
    WorkState,
)
from temuainul.ports.ambient import Clock, NewId
from temuainul.ports.storage import WorkRepository


class MemoryWorkRepository(WorkRepository):
    """Fenced by epochs like a real one: leases outlive the unit of work that claimed them."""

    def __init__(self, tables: Tables, clock: Clock, new_id: NewId) -> None:
        self._tables = tables
        self._clock = clock
        self._new_id = new_id

    async def owe(self, work: Work, *, run_after: datetime | None = None) -> bool:
        wanted = run_after or self._clock.now()
        item = self._live(work.key)
        if item is None:
            self._add(work, wanted)
        elif item.state is WorkState.ready and wanted < item.run_after:
            self._put(structs.replace(item, run_after=wanted))
        return item is None

    async def claim(self, key: str) -> Lease | None:
        item = self._live(key)
        if item is None or not self._may_run(item):
            return None
        if item.state is WorkState.leased:
            item = self._died(item)
        return None if item.state is WorkState.quarantined else self._leased(item)

    async def runnable(self, limit: int) -> tuple[str, ...]:
        self._owe_unread_mailboxes()
        live = (self._tables.work[id] for id in self._tables.live_work.values())
        found = [item for item in live if self._may_run(item)]
        found.sort(key=lambda item: (item.run_after, item.created_at, item.id))
        return tuple(item.work.key for item in found[:limit])

    async def heartbeat(self, lease: Lease) -> bool:
        item = self._held(lease)
        if item is None:
            return False
        self._put(structs.replace(item, lease_until=self._clock.now() + LEASE))
        return True

    async def guard(self, lease: Lease) -> None:
        self._mine(lease)

    async def finish(self, lease: Lease, result: Result) -> None:
        item = structs.replace(self._mine(lease), lease_until=None)
        match result:
            case Done():
                self._tables.finished[item.id] = self._clock.now()
                self._put(structs.replace(item, state=WorkState.done))
            case Later(at=at):
                self._put(structs.replace(item, state=WorkState.ready, run_after=at, errors=0, deaths=0))

    async def fail(self, lease: Lease, error: str, *, run_after: datetime) -> None:
        item = self._mine(lease)
        counted = {"errors": item.errors + 1, "last_error": error}
        self._put(
            structs.replace(item, state=WorkState.ready, lease_until=None, run_after=run_after, **counted)
        )

    async def quarantine(self, lease: Lease, error: str) -> None:
        item = self._mine(lease)
        self._put(_quarantined(structs.replace(item, errors=item.errors + 1), error))

    async def release(self, lease: Lease) -> None:
        """Of a lease that was lost there is nothing to give back, so nothing is said either."""
        item = self._held(lease)
        if item is not None:
            now = self._clock.now()
            self._put(structs.replace(item, state=WorkState.ready, lease_until=None, run_after=now))

    async def requeue(self, id: WorkId) -> bool:
        item = self._tables.work.get(id)
        if item is None or item.state is not WorkState.quarantined:
            return False
        now = self._clock.now()
        self._put(structs.replace(item, state=WorkState.ready, run_after=now, deaths=0, errors=0))
        return True

    async def list(self, *, states: Sequence[WorkState] = (), limit: int = 1000) -> tuple[WorkItem, ...]:
        """Newest first."""
        found = [item for item in self._tables.work.values() if not states or item.state in states]
        found.sort(key=lambda item: (item.created_at, item.id), reverse=True)
        return tuple(found[:limit])

    async def step(self, id: WorkId, name: str) -> bytes | None:
        kept = self._tables.steps.get(id, {}).get(name)
        return None if kept is None else kept.output

    async def keep_step(self, lease: Lease, name: str, output: bytes) -> None:
        self._mine(lease)
        step = KeptStep(output, self._clock.now())
        self._tables.steps[lease.id] = {name: step} | self._tables.steps.get(lease.id, {})

    async def forget(self, done_before: datetime, limit: int) -> int:
        old = [id for id, finished_at in self._tables.finished.items() if finished_at < done_before][:limit]
        for id in old:
            del self._tables.finished[id]
            del self._tables.work[id]
            self._tables.steps.pop(id, None)
        return len(old)

    async def forget_steps(self, kept_before: datetime, limit: int) -> int:
        old = [
            (id, name)
            for id, steps in self._tables.steps.items()
            for name, step in steps.items()
            if step.kept_at < kept_before
        ][:limit]
        for id, name in old:
            self._tables.steps[id] = {
                other: step for other, step in self._tables.steps[id].items() if other != name
            }
        return len(old)

    def _live(self, key: str) -> WorkItem | None:
        id = self._tables.live_work.get(key)
        return None if id is None else self._tables.work[id]

    def _may_run(self, item: WorkItem) -> bool:
        at = due_at(item)
        return at is not None and at <= self._clock.now()

    def _add(self, work: Work, run_after: datetime) -> None:
        self._put(
            WorkItem(
                id=WorkId(self._new_id()),
                work=work,
                state=WorkState.ready,
                run_after=run_after,
                lease_epoch=0,
                lease_until=None,
                deaths=0,
                errors=0,
                last_error="",
                created_at=self._clock.now(),
            )
        )

    def _died(self, item: WorkItem) -> WorkItem:
        died = structs.replace(item, deaths=item.deaths + 1)
        if died.deaths < MOST_DEATHS:
            return died
        died = _quarantined(died, f"The worker died or froze {died.deaths} times.")
        self._put(died)
        return died

    def _leased(self, item: WorkItem) -> Lease:
        epoch = item.lease_epoch + 1
        until = self._clock.now() + LEASE
        self._put(structs.replace(item, state=WorkState.leased, lease_epoch=epoch, lease_until=until))
        return Lease(id=item.id, epoch=epoch, work=item.work, errors=item.errors, created_at=item.created_at)

    def _owe_unread_mailboxes(self) -> None:
        """Never brings forward what is already owed: a digest that failed keeps its back-off."""
        unread = [one for one in self._tables.deliveries.values() if one.state is DeliveryState.stored]
        for mailbox in dict.fromkeys(delivery.mailbox for delivery in unread):
            work = DigestDeliveries(mailbox=mailbox)
            if self._live(work.key) is None:
                self._add(work, self._clock.now())

    def _held(self, lease: Lease) -> WorkItem | None:
        """The item, if this lease is the latest and the work not given back; one merely run out still counts."""
        item = self._tables.work.get(lease.id)
        if item is None or item.state is not WorkState.leased or item.lease_epoch != lease.epoch:
            return None
        return item

    def _mine(self, lease: Lease) -> WorkItem:
        item = self._held(lease)
        if item is None:
            raise LeaseLost
        return item

    def _put(self, item: WorkItem) -> None:
        self._tables.work[item.id] = item
        if item.state is WorkState.done:
            del self._tables.live_work[item.work.key]
        else:
            self._tables.live_work[item.work.key] = item.id


def _quarantined(item: WorkItem, error: str) -> WorkItem:
    return structs.replace(item, state=WorkState.quarantined, lease_until=None, last_error=error)
