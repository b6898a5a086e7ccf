"""The queue that wakes a worker up."""

from typing import Protocol


class JobQueue(Protocol):
    """A hint: it may be lost or come twice. The work itself is a row, and a poll finds what no wake-up brought."""

    async def wake(self, key: str) -> None:
        """Work under this natural key may be runnable. Never raises for a queue that is away."""
        ...
