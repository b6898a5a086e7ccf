"""What changed, for somebody who is looking."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

from msgspec import Struct

from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Change
from temuainul.domain.usecases.units import Units
from temuainul.ports.feed import Feed

BATCH = 100


class NewsBatch(Struct, frozen=True, kw_only=True):
    changes: tuple[Change, ...]
    """Empty: a sign of life."""
    reset: bool
    """True: some changes are no longer known one by one; look at everything anew."""
    number: int
    """To resume from."""


@dataclass(frozen=True)
class News:
    units: Units
    feed: Feed

    async def follow(self, user: UserId, after: int | None) -> AsyncGenerator[NewsBatch]:
        """From a number on, or from now on; never ends by itself."""
        number, reset = await self._begin(user, after)
        yield NewsBatch(changes=(), reset=reset, number=number)
        async with aclosing(self.feed.rings(user)) as rings:
            async for _ in rings:
                async for batch in self._batches(user, number):
                    yield batch
                    number = batch.number

    async def _begin(self, user: UserId, after: int | None) -> tuple[int, bool]:
        async with self.units.begin() as unit:
            latest = await unit.store.changes.latest(user)
            if after is None:
                return latest, False
            following = await unit.store.changes.after(user, after, 1)
        known = after == latest or any(change.number == after + 1 for change in following)
        return (after, False) if known else (latest, True)

    async def _batches(self, user: UserId, number: int) -> AsyncIterator[NewsBatch]:
        """One at least; all there is, however much that is. What was forgotten before it was told is a reset."""
        full = True
        while full:
            changes = await self._after(user, number)
            missed = bool(changes) and changes[0].number != number + 1
            number = changes[-1].number if changes else number
            yield NewsBatch(changes=changes, reset=missed, number=number)
            full = len(changes) == BATCH

    async def _after(self, user: UserId, number: int) -> tuple[Change, ...]:
        async with self.units.begin() as unit:
            return await unit.store.changes.after(user, number, BATCH)
