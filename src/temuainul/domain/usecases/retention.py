"""Forgetting what has served its time."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from temuainul.domain.model.retention import (
    BODIES_ARE_KEPT,
    CHANGES_KEPT,
    DELIVERIES_ARE_KEPT,
    DONE_WORK_IS_KEPT,
    ENDED_LOGINS_ARE_KEPT,
    FORGET_EVERY,
    FORGOTTEN_AT_ONCE,
    STEPS_ARE_KEPT,
)
from temuainul.domain.model.work import Done, ForgetOld, Lease, Owed
from temuainul.domain.usecases.units import Units
from temuainul.ports.storage import UnitOfWork

Deed = Callable[[UnitOfWork], Awaitable[int]]
"""Forgets some of one kind and says how many."""


@dataclass(frozen=True)
class Retention:
    units: Units

    async def forget(self, lease: Lease, now: datetime) -> None:
        """Everything whose time is over, some at once; interrupted, the next run goes on with the rest."""
        for deed in _deeds(now):
            while await self._some(deed) == FORGOTTEN_AT_ONCE:
                continue
        tomorrow = Owed(work=ForgetOld(), not_before=now + FORGET_EVERY)
        async with self.units.begin() as unit:
            await unit.finish(lease, Done(then=tomorrow))

    async def _some(self, deed: Deed) -> int:
        async with self.units.begin() as unit:
            return await deed(unit.store)


def _deeds(now: datetime) -> Iterator[Deed]:
    most = FORGOTTEN_AT_ONCE
    yield lambda store: store.deliveries.forget(now - DELIVERIES_ARE_KEPT, most)
    yield lambda store: store.deliveries.forget_bodies(now - BODIES_ARE_KEPT, most)
    yield lambda store: store.work.forget(now - DONE_WORK_IS_KEPT, most)
    yield lambda store: store.work.forget_steps(now - STEPS_ARE_KEPT, most)
    yield lambda store: store.login_sessions.forget(now - ENDED_LOGINS_ARE_KEPT, most)
    yield lambda store: store.changes.forget(CHANGES_KEPT, most)
