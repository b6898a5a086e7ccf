"""The worker: what wake-ups and the poll bring is run, so many at once, until it is told to stop."""

import asyncio
import faulthandler
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from math import ceil
from typing import Protocol

from temuainul.domain.model.errors import Unavailable
from temuainul.domain.usecases.works import Works

log = logging.getLogger(__name__)

POLL_SECONDS = 1
LONGEST_POLL_PAUSE_SECONDS = 10
"""While the storage is away."""
MOST_WAITING = 1_000
"""Hints beyond are dropped: the poll finds what they point at, and perhaps another worker has time for it."""
DRAIN_SECONDS = 25
RELEASE_SECONDS = 3
"""For cancelled work to give its lease back. What does not is taken over when the lease has run out."""
FROZEN_SECONDS = 30
CLOSING_SECONDS = 15
"""From the end of draining: releasing, taking leave of the queue and the database, and a little more."""
FROZEN_EXIT = 70
"""EX_SOFTWARE of sysexits.h; a supervisor starts the process again."""


class Dispatcher(Protocol):
    """Brings wake-ups; the adapter of a queue is one."""

    async def start(self, handler: Callable[[str], Awaitable[None]]) -> None: ...
    async def stop(self) -> None: ...


class WorkLoop:
    """Runs work until stopped. A key is never run twice at once here; between processes the lease sees to that."""

    def __init__(self, works: Works, dispatcher: Dispatcher | None = None, *, concurrency: int = 10) -> None:
        """Without a dispatcher the poll alone brings work, up to a second later."""
        self._works = works
        self._dispatcher = dispatcher
        self._concurrency = concurrency
        self._waiting: dict[str, None] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._polling: asyncio.Task[None] | None = None
        self._prepared = False
        self._stopping = asyncio.Event()

    async def start(self) -> None:
        self._stopping.clear()
        self._polling = asyncio.create_task(self._poll())
        if self._dispatcher:
            await self._dispatcher.start(self.wake)
        log.info("worker.started", extra={"concurrency": self._concurrency})

    async def wake(self, key: str) -> None:
        """Take a hint. If its work runs already it will be run once more, for it may have looked too early."""
        self._take(key)

    async def stop(self, drain_seconds: float = DRAIN_SECONDS) -> None:
        """Claim nothing more, let what runs finish within that time, then cancel it, which gives leases back."""
        self._stopping.set()
        self._waiting.clear()
        log.info("worker.stopping", extra={"running": len(self._running)})
        tasks = {*self._running.values()} | ({self._polling} if self._polling else set())
        drained = asyncio.ensure_future(_wait(tasks, drain_seconds))
        if self._dispatcher:
            await self._dispatcher.stop()
        await drained
        await _cancel(tasks)
        log.info("worker.stopped", extra={"abandoned": sum(not task.done() for task in tasks)})

    async def _poll(self) -> None:
        """Whatever happens it goes on: it is what finds the work of lost hints and dead workers."""
        pause: float = POLL_SECONDS
        while not self._stopping.is_set():
            try:
                await self._poll_once()
                pause = POLL_SECONDS
            except Exception as error:  # noqa: BLE001  a poll that ended would be missed by nobody
                pause = min(pause * 2, LONGEST_POLL_PAUSE_SECONDS)
                _log_failure("poll.failed", error, retry_seconds=pause)
            await self._pause(pause)

    async def _poll_once(self) -> None:
        if not self._prepared:
            await self._works.prepare()
        self._prepared = True
        for key in await self._works.runnable():
            if key not in self._running:
                self._take(key)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    def _take(self, key: str) -> None:
        if not self._stopping.is_set() and len(self._waiting) < MOST_WAITING:
            self._waiting[key] = None
            self._run_waiting()

    def _run_waiting(self) -> None:
        """Longest waiting first; one whose last run goes on keeps its place."""
        free = self._concurrency - len(self._running)
        ready = [key for key in self._waiting if key not in self._running] if free > 0 else []
        for key in ready[:free]:
            del self._waiting[key]
            running = asyncio.create_task(self._run(key), name=f"work:{key}")
            self._running[key] = running
            running.add_done_callback(partial(self._ended, key))

    def _ended(self, key: str, _: asyncio.Task[None]) -> None:
        del self._running[key]
        self._run_waiting()

    async def _run(self, key: str) -> None:
        """Failures of the work are kept on its row; what arrives here is failing to claim or to keep."""
        try:
            await self._works.run(key)
        except Exception as error:  # noqa: BLE001  the poll brings it again
            _log_failure("work.failed", error, work=key)


async def run_worker(loop: WorkLoop, *, drain_seconds: float = DRAIN_SECONDS) -> None:
    """Until SIGTERM or SIGINT, in a process that does nothing else: it ends the process when that hangs."""
    stopping = asyncio.Event()
    limit = ceil(drain_seconds) + CLOSING_SECONDS
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, _be_stopped, stopping, limit)
    async with watchdog():
        await loop.start()
        await stopping.wait()
        await loop.stop(drain_seconds)


@asynccontextmanager
async def watchdog(
    seconds: int = FROZEN_SECONDS, exit_process: Callable[[int], object] = os._exit
) -> AsyncIterator[None]:
    """Ends a process whose event loop stands still. What it holds, leases and the sweep's lock, is free then."""
    ticked, over = threading.Event(), threading.Event()
    ticking = asyncio.create_task(_tick(ticked))
    threading.Thread(target=_watch, args=(ticked, over, seconds, exit_process), daemon=True).start()
    try:
        yield
    finally:
        over.set()
        ticking.cancel()


async def _tick(ticked: threading.Event) -> None:
    while True:
        ticked.set()
        await asyncio.sleep(0.5)


def _watch(
    ticked: threading.Event, over: threading.Event, seconds: int, exit_process: Callable[[int], object]
) -> None:
    """Counts its own seconds, so that a process which was suspended as a whole gets time to wake up."""
    silent = 0
    while silent < seconds and not over.wait(1):
        silent = 0 if ticked.is_set() else silent + 1
        ticked.clear()
    if silent >= seconds:
        faulthandler.dump_traceback(sys.stderr)
        exit_process(FROZEN_EXIT)


def _be_stopped(stopping: asyncio.Event, limit: int) -> None:
    """In so many seconds the kernel ends the process, if nothing else has; nobody calls that off."""
    if not stopping.is_set():
        signal.alarm(limit)
    stopping.set()


async def _wait(tasks: set[asyncio.Task[None]], seconds: float) -> None:
    if tasks:
        await asyncio.wait(tasks, timeout=seconds)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    left = {task for task in tasks if not task.done()}
    for task in left:
        task.cancel()
    await _wait(left, RELEASE_SECONDS)


def _log_failure(event: str, error: Exception, **extra: object) -> None:
    """Being away is expected, and has no traceback worth reading; anything else is a fault of ours."""
    foreseen = isinstance(error, Unavailable)
    level = logging.WARNING if foreseen else logging.ERROR
    told = {"error": type(error).__name__, "cause": type(error.__cause__).__name__, **extra}
    log.log(level, event, extra=told, exc_info=None if foreseen else error)
