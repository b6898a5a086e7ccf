"""Wake-ups received through SAQ."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from saq import Queue, Worker
from saq.queue.postgres import PostgresQueue
from saq.types import Context

from temuainul.adapters.saq.jobs import WAKE

log = logging.getLogger(__name__)

HINTS_AT_ONCE = 4
SWEEP_SECONDS = 5
DEQUEUE_SECONDS = 2
"""Redis only, and less than its client waits for an answer. PostgreSQL tells us."""
DRAIN_SECONDS = 1
GRACE_SECONDS = 1
"""SAQ gives its tasks so long to end by themselves, and once more to be cancelled."""
ATTEMPTS = 5

Handler = Callable[[str], Awaitable[None]]


class SaqWorker:
    """The queue is connected and disconnected by whoever built it. May be started again once stopped."""

    def __init__(self, queue: Queue, *, concurrency: int = HINTS_AT_ONCE) -> None:
        self._queue = queue
        self._concurrency = concurrency
        self._worker: DrainingWorker | None = None
        self._running: asyncio.Task[None] | None = None

    async def start(self, handler: Handler) -> None:
        """Call the handler with the key of each wake-up, at most `concurrency` at once, in no order.

        The hint is held until the handler returns, and meanwhile a new one for the same key is refused. So it
        should take the key and return; after 30 seconds another worker would get it as well.
        """

        async def wake(_: Context, *, work: str) -> None:
            await handler(work)

        self._worker = DrainingWorker(self._queue, wake, self._concurrency)
        self._running = asyncio.create_task(self._worker.start())
        await asyncio.sleep(0)  # SAQ forgets a stop that comes before its first step

    async def stop(self, drain_seconds: float = DRAIN_SECONDS) -> None:
        """Take no more, wait that long for handlers, cancel those left; three seconds more at the very most."""
        worker, running = self._worker, self._running
        if worker is None or running is None:
            return
        self._worker = self._running = None
        left = {running, *worker.tasks}
        worker.drain_seconds = drain_seconds
        worker.event.set()
        await asyncio.wait({running}, timeout=drain_seconds + 2 * GRACE_SECONDS)
        await _end(left)


class DrainingWorker(Worker[Context]):
    """Lets what it took be done before it stops; SAQ alone leaves it lying as active."""

    def __init__(self, queue: Queue, wake: Callable[..., Awaitable[None]], concurrency: int) -> None:
        super().__init__(
            queue,
            [(WAKE, wake)],
            concurrency=concurrency,
            timers={"schedule": 1, "worker_info": 10, "sweep": SWEEP_SECONDS, "abort": 1},
            dequeue_timeout=0 if isinstance(queue, PostgresQueue) else DEQUEUE_SECONDS,
            shutdown_grace_period_s=GRACE_SECONDS,
            cancellation_hard_deadline_s=GRACE_SECONDS,
        )
        # Signals are the process's: taken from a web server, it would never end.
        self.SIGNALS = []
        self.drain_seconds: float = DRAIN_SECONDS

    async def stop(self) -> None:
        self.event.set()
        await asyncio.sleep(0.05)  # what was taken a moment ago has not begun
        handlers = [context["task"] for context in self.job_task_contexts.values()]
        if handlers:
            await asyncio.wait(handlers, timeout=self.drain_seconds)
        await super().stop()


async def _end(tasks: set[asyncio.Task[None]]) -> None:
    """SAQ's tasks may swallow a cancellation, and then wait for ever; so they are told again."""
    for _ in range(ATTEMPTS):
        left = {task for task in tasks if not task.done()}
        if not left:
            return
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=GRACE_SECONDS / ATTEMPTS)
    log.warning("queue.worker_hangs", extra={"tasks": len(left)})
