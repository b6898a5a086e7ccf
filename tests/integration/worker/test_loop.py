"""The loop alone: what runs when, and how it ends. Its work is a stub, its wake-ups come by hand."""

import asyncio
import logging
import time

import pytest

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints import worker
from temuainul.entrypoints.worker import WorkLoop, watchdog

pytestmark = pytest.mark.anyio


class Works:
    """Keys that are runnable until they ran; each run lasts until it is let go."""

    def __init__(self, *keys):
        self.rows = dict.fromkeys(keys)
        self.began = []
        self.released = []
        self.at_once = self.most_at_once = 0
        self.go_on = asyncio.Event()
        self.away = False
        self.prepared = 0

    async def prepare(self):
        self.prepared += 1

    async def runnable(self):
        if self.away:
            raise Unavailable
        return tuple(self.rows)

    async def run(self, key):
        self.began.append(key)
        self.rows.pop(key, None)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.released.append(key)
            raise
        finally:
            self.at_once -= 1
        return True


class Dispatcher:
    handler = None
    stopped = False

    async def start(self, handler):
        self.handler = handler

    async def stop(self):
        self.stopped = True


@pytest.fixture
def quickly(monkeypatch):
    monkeypatch.setattr(worker, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(worker, "LONGEST_POLL_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(worker, "RELEASE_SECONDS", 0.1)


@pytest.fixture
async def start(quickly):
    """Starts a loop over these works, which is stopped in the end."""
    started = []

    async def start(works, dispatcher=None, **options):
        loop = WorkLoop(works, dispatcher, **options)
        await loop.start()
        started.append(loop)
        return loop

    yield start
    for loop in started:
        await loop.stop(drain_seconds=0)


async def until(true):
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110  what is waited for knows of no event
            await asyncio.sleep(0.005)


async def test_the_poll_finds_what_no_wake_up_brought(start):
    works = Works("digest:a", "digest:b")
    await start(works)
    await until(lambda: works.began == ["digest:a", "digest:b"])
    assert works.prepared == 1


async def test_a_wake_up_is_run_at_once(start, monkeypatch):
    monkeypatch.setattr(worker, "POLL_SECONDS", 60)
    works, dispatcher = Works(), Dispatcher()
    await start(works, dispatcher)
    await dispatcher.handler("digest:a")
    await until(lambda: works.began == ["digest:a"])


async def test_no_more_run_at_once_than_was_asked_for(start):
    works = Works(*(f"digest:{number}" for number in range(10)))
    works.go_on.set()
    works.go_on.clear()
    await start(works, concurrency=3)
    await until(lambda: works.at_once == 3)
    await asyncio.sleep(0.1)
    works.go_on.set()
    await until(lambda: len(works.began) == 10)
    assert works.most_at_once == 3


async def test_a_key_is_not_run_twice_at_once(start):
    works = Works("digest:a")
    loop = await start(works)
    await until(lambda: works.began)
    works.rows["digest:a"] = None
    await loop.wake("digest:a")
    await asyncio.sleep(0.1)
    assert works.began == ["digest:a"]


async def test_a_wake_up_during_the_run_makes_it_run_once_more(start, monkeypatch):
    works = Works("digest:a")
    loop = await start(works)
    await until(lambda: works.began)
    for _ in range(3):
        await loop.wake("digest:a")
    works.go_on.set()
    await asyncio.sleep(0.1)
    assert works.began == ["digest:a"] * 2


async def test_a_waiting_key_does_not_hold_up_the_others(start):
    works = Works()
    loop = await start(works, concurrency=2)
    for key in ("digest:a", "digest:a", "digest:b"):
        await loop.wake(key)
    await until(lambda: works.began == ["digest:a", "digest:b"])


async def test_the_poll_survives_whatever_happens(start, caplog):
    works = Works("digest:a")
    works.away = True
    await start(works)
    await until(lambda: len([record for record in caplog.records if record.msg == "poll.failed"]) >= 3)
    works.away = False
    await until(lambda: works.began == ["digest:a"])


async def test_work_that_could_not_be_claimed_is_logged_and_found_again(start, caplog):
    works = Works()

    async def run(key):
        works.began.append(key)
        raise ZeroDivisionError(key)

    works.run = run
    works.rows = {"digest:a": None}
    await start(works)
    await until(lambda: len(works.began) >= 2)
    record = next(record for record in caplog.records if record.msg == "work.failed")
    assert (record.levelno, record.work, record.error) == (logging.ERROR, "digest:a", "ZeroDivisionError")


async def test_stopping_lets_what_runs_finish(start):
    works, dispatcher = Works("digest:a"), Dispatcher()
    loop = await start(works, dispatcher)
    await until(lambda: works.began)
    asyncio.get_running_loop().call_later(0.1, works.go_on.set)
    await loop.stop()
    assert (works.at_once, works.released, dispatcher.stopped) == (0, [], True)


async def test_stopping_begins_nothing_more(start):
    works = Works("digest:a", "digest:b")
    loop = await start(works, concurrency=1)
    await until(lambda: works.began)
    asyncio.get_running_loop().call_later(0.1, works.go_on.set)
    await loop.stop()
    await loop.wake("digest:c")
    assert works.began == ["digest:a"]


async def test_what_does_not_finish_in_time_is_cancelled_and_gives_its_lease_back(start):
    works = Works("digest:a", "digest:b")
    loop = await start(works)
    await until(lambda: works.at_once == 2)
    await loop.stop(drain_seconds=0.05)
    assert sorted(works.released) == ["digest:a", "digest:b"]


async def test_work_that_will_not_be_cancelled_does_not_keep_the_process(start):
    works, let_go = Works("digest:a"), asyncio.Event()

    async def run(key):
        works.began.append(key)
        try:
            await let_go.wait()
        except asyncio.CancelledError:
            await let_go.wait()

    works.run = run
    loop = await start(works)
    await until(lambda: works.began)
    async with asyncio.timeout(2):
        await loop.stop(drain_seconds=0.05)
    let_go.set()


async def test_a_loop_can_be_started_again(start):
    works = Works()
    loop = await start(works)
    await loop.stop()
    await loop.start()
    works.rows["digest:a"] = None
    await until(lambda: works.began == ["digest:a"])


async def test_the_watchdog_ends_a_frozen_process(capfd):
    ended = []
    async with watchdog(seconds=2, exit_process=ended.append):
        await asyncio.sleep(2.5)
        assert not ended
        time.sleep(5)  # noqa: ASYNC251  that is freezing
    assert ended == [worker.FROZEN_EXIT]
    assert "most recent call first" in capfd.readouterr().err
