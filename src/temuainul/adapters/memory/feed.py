"""News within one process."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import suppress

from temuainul.domain.model.ids import UserId
from temuainul.ports.feed import Feed

LONGEST_REST_SECONDS = 15.0
"""What the port promises; it also keeps proxies from closing a silent stream."""


class MemoryFeed(Feed):
    """Followers and ringers must share one event loop."""

    def __init__(self, rest_seconds: float = LONGEST_REST_SECONDS) -> None:
        self._rest_seconds = rest_seconds
        self._bells: defaultdict[UserId, set[asyncio.Event]] = defaultdict(set)

    async def ring(self, user: UserId) -> None:
        for bell in self._bells.get(user, ()):
            bell.set()

    def rings(self, user: UserId) -> AsyncGenerator[None]:
        """Rings that come while the follower is busy are remembered as one."""
        return self._follow(user)

    async def _follow(self, user: UserId) -> AsyncGenerator[None]:
        bell = asyncio.Event()
        self._bells[user].add(bell)
        try:
            while True:
                yield
                await self._rest(bell)
        finally:
            self._leave(user, bell)

    async def _rest(self, bell: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._rest_seconds):
                await bell.wait()
        bell.clear()

    def _leave(self, user: UserId, bell: asyncio.Event) -> None:
        self._bells[user].discard(bell)
        if not self._bells[user]:
            del self._bells[user]
