"""A unit of work, and the hints that go out once it is committed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.work import Done, Lease, Owed, Result
from temuainul.ports.feed import Feed
from temuainul.ports.jobs import JobQueue
from temuainul.ports.storage import Storage, UnitOfWork


@dataclass
class Unit:
    """What is read and written together. Changes are written last, hints follow the commit."""

    store: UnitOfWork
    _now: datetime | None = None
    _changes: dict[tuple[UserId, ChangeTopic, str], None] = field(default_factory=dict)
    _keys: list[str] = field(default_factory=list)

    async def now(self) -> datetime:
        """The storage's clock, one instant for the whole unit; asked only by who needs it."""
        if self._now is None:
            self._now = await self.store.now()
        return self._now

    async def owe(self, owed: Owed) -> None:
        await self.store.work.owe(owed.work, run_after=owed.not_before)
        if owed.not_before is None or owed.not_before <= await self.now():
            self.wake(owed.work.key)

    async def finish(self, lease: Lease, result: Result) -> None:
        """End the work together with its effect: both are committed, or neither. Raises `LeaseLost`."""
        await self.store.work.finish(lease, result)
        if isinstance(result, Done) and result.then is not None:
            await self.owe(result.then)

    def wake(self, key: str) -> None:
        self._keys.append(key)

    def changed(self, user: UserId, topic: ChangeTopic, id: str) -> None:
        self._changes[user, topic, id] = None

    @property
    def keys(self) -> list[str]:
        return self._keys

    @property
    def users(self) -> set[UserId]:
        return {user for user, _, _ in self._changes}

    async def write_changes(self) -> None:
        for user, topic, id in sorted(self._changes):
            await self.store.changes.add(user, topic, id)


@dataclass(frozen=True)
class Units:
    storage: Storage
    jobs: JobQueue
    feed: Feed

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Unit]:
        """Rows first; the hints that point at them only after the commit, and they may be lost."""
        async with self.storage.begin() as store:
            unit = Unit(store)
            yield unit
            await unit.write_changes()
        await self._hint(unit)

    async def _hint(self, unit: Unit) -> None:
        for key in unit.keys:
            await self.jobs.wake(key)
        for user in unit.users:
            await self.feed.ring(user)
