"""A queue that only remembers what it was asked to wake."""

from temuainul.ports.jobs import JobQueue


class MemoryJobs(JobQueue):
    """`take` hands the keys over; whoever runs the work in this process calls it."""

    def __init__(self) -> None:
        self._woken: dict[str, None] = {}

    async def wake(self, key: str) -> None:
        self._woken[key] = None

    def take(self) -> tuple[str, ...]:
        """The keys woken since the last call, each once, first woken first."""
        taken = tuple(self._woken)
        self._woken.clear()
        return taken
