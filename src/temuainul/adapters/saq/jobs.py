"""Wake-ups sent through SAQ."""

import asyncio
import logging
from hashlib import sha256

from saq import Job, Queue

from temuainul.ports.jobs import JobQueue

log = logging.getLogger(__name__)

WAKE = "wake"
"""The function's name on both sides."""
LONGEST_WAIT_SECONDS = 1
REST_SECONDS = 5
"""After a failure hints are dropped at once for so long, or every request would wait in vain."""
LONGEST_KEY = 200


class SaqJobs(JobQueue):
    """The queue is connected and disconnected by whoever built it."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._rests_until = 0.0
        self._sending: set[asyncio.Task[None]] = set()

    async def wake(self, key: str) -> None:
        """Returns within a second, whatever the queue does. A key still waiting is not sent twice."""
        if self._rests:
            return
        sending = asyncio.create_task(self._send(key))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        # Left alone when late: the driver takes seconds to cancel on a server that does not answer.
        done, _ = await asyncio.wait({sending}, timeout=LONGEST_WAIT_SECONDS)
        if not done:
            self._rest("slow")

    async def _send(self, key: str) -> None:
        try:
            await self._queue.enqueue(hint(key))
        except Exception as error:  # noqa: BLE001  each driver has its own family of errors; none may pass
            self._rest(type(error).__name__)

    @property
    def _rests(self) -> bool:
        return asyncio.get_running_loop().time() < self._rests_until

    def _rest(self, reason: str) -> None:
        if self._rests:
            return
        log.warning("queue.away", extra={"error": reason, "rest_seconds": REST_SECONDS})
        self._rests_until = asyncio.get_running_loop().time() + REST_SECONDS


def hint(key: str) -> Job:
    """One hint for each key: while it waits, SAQ refuses another. It leaves nothing behind when it is done."""
    return Job(
        function=WAKE,
        kwargs={"work": key},
        key=f"{WAKE}:{_short(key)}",
        timeout=0,  # SAQ's own: 10 s
        heartbeat=30,  # SAQ's own: none, and the hints of a dead worker would block their keys for ever
        retries=3,  # attempts in all; SAQ's own: 1
        retry_delay=2,
        retry_backoff=300,
        ttl=-1,  # removed when done; SAQ's own: ten minutes
        scheduled=0,
        priority=0,
        group_key=None,  # groups starve what has none (tobymao/saq#298)
    )


def _short(key: str) -> str:
    """As it is, for whoever looks into the queue, unless it is longer than an index or stranger than a text may be."""
    plain = len(key) <= LONGEST_KEY and key.isprintable()
    return key if plain else sha256(key.encode()).hexdigest()
