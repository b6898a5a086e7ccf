"""News for people who are looking: what of theirs has changed."""

from collections.abc import AsyncGenerator
from typing import Protocol

from temuainul.domain.model.ids import UserId


class Feed(Protocol):
    """Like `JobQueue`, a hint: the changes themselves are rows; a follower reads them and rests until rung."""

    async def ring(self, user: UserId) -> None:
        """There may be changes for this user. Never raises."""
        ...

    def rings(self, user: UserId) -> AsyncGenerator[None]:
        """Yields once at the beginning, and whenever there may be something new; at least every 15 seconds."""
        ...
