"""Statistics for an address that is open to all: counting reads whole tables, so few may make us count."""

import asyncio
from collections.abc import Callable
from time import monotonic

from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.usecases.watch import Watch

FRESH_SECONDS = 10
"""Less than monitors usually wait between two questions."""


class FreshStatistics:
    """Counts at most once in so many seconds, however many ask, and never twice at the same time."""

    def __init__(self, watch: Watch, clock: Callable[[], float] = monotonic) -> None:
        self._watch = watch
        self._clock = clock
        self._turn = asyncio.Lock()
        self._stale_at = clock()
        self._found: Statistics | None = None

    async def read(self) -> Statistics | None:
        """None while the storage is away."""
        async with self._turn:
            if self._clock() >= self._stale_at:
                self._found = await self._count()
                self._stale_at = self._clock() + FRESH_SECONDS
            return self._found

    async def _count(self) -> Statistics | None:
        try:
            return await self._watch.statistics()
        except Unavailable:
            return None
