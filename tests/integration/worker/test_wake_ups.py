"""Hints through SAQ on a real PostgreSQL: how soon they come, and what happens when they do not."""

import asyncio
import socket
import subprocess
import sys
import time

import psycopg
import pytest

from temuainul.adapters.saq.jobs import SaqJobs
from temuainul.adapters.saq.queues import build_queue, prepare
from temuainul.adapters.saq.worker import SaqWorker
from temuainul.domain.model.errors import Unavailable

END_ALL_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

pytestmark = pytest.mark.anyio

PREPARE = "import asyncio, sys; from temuainul.adapters.saq.queues import prepare; asyncio.run(prepare(sys.argv[1]))"


class Seen:
    """A handler that remembers what it got, and may be told to take its time."""

    def __init__(self):
        self.keys = []
        self.cancelled = []
        self._more = asyncio.Condition()
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def __call__(self, key):
        async with self._more:
            self.keys.append(key)
            self._more.notify_all()
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.cancelled.append(key)
            raise

    async def until(self, count, seconds=5.0):
        async with asyncio.timeout(seconds), self._more:
            await self._more.wait_for(lambda: len(self.keys) >= count)


@pytest.fixture
async def seen():
    return Seen()


@pytest.fixture
async def worker(queue, seen):
    worker = SaqWorker(queue)
    await worker.start(seen)
    yield worker
    await worker.stop()


@pytest.fixture
def silent_server():
    """The system takes connections, and nobody ever says a word, as with a frozen database."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


async def test_a_wake_up_reaches_the_handler_quickly(queue, worker, seen):
    jobs, took = SaqJobs(queue), []
    for number in range(20):
        began = time.perf_counter()
        await jobs.wake(f"digest:{number}")
        await seen.until(number + 1)
        took.append(time.perf_counter() - began)
    assert sorted(took)[10] < 0.25


async def test_a_wake_up_from_another_process_reaches_it_too(prepared, worker, seen):
    other = build_queue(prepared, connections=2)
    await other.connect()
    await SaqJobs(other).wake("digest:a")
    await seen.until(1)
    await other.disconnect()
    assert seen.keys == ["digest:a"]


async def test_a_key_that_waits_is_not_queued_twice(queue, seen):
    for _ in range(3):
        await SaqJobs(queue).wake("digest:a")
    worker = SaqWorker(queue)
    await worker.start(seen)
    await seen.until(1)
    await asyncio.sleep(0.2)
    await worker.stop()
    assert seen.keys == ["digest:a"]


async def test_the_same_key_can_be_woken_again_at_once(queue, worker, seen):
    for number in range(10):
        await SaqJobs(queue).wake("digest:a")
        await seen.until(number + 1)
        while await queue.count("incomplete"):  # noqa: ASYNC110  SAQ tells nobody
            await asyncio.sleep(0.005)


async def test_a_hint_leaves_nothing_behind(queue, worker, seen, prepared):
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1)
    await worker.stop()
    with psycopg.connect(prepared) as connection:
        assert connection.execute("SELECT count(*) FROM saq_jobs").fetchone() == (0,)


async def test_a_key_of_any_length_arrives_whole(queue, worker, seen):
    key = f"fetch:{'x' * 5_000}:end"
    await SaqJobs(queue).wake(key)
    await seen.until(1)
    assert seen.keys == [key]


async def test_hints_that_came_before_the_worker_are_found(queue, seen):
    await SaqJobs(queue).wake("digest:a")
    worker = SaqWorker(queue)
    await worker.start(seen)
    await seen.until(1)
    await worker.stop()


async def test_a_worker_can_be_started_again(worker, queue, seen):
    await worker.stop()
    await worker.start(seen)
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1)


async def test_stopping_waits_for_handlers(worker, queue, seen):
    seen.go_on.clear()
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1)
    asyncio.get_running_loop().call_later(0.3, seen.go_on.set)
    await worker.stop(drain_seconds=10)
    assert not seen.cancelled
    assert await queue.count("incomplete") == 0


async def test_stopping_waits_no_longer_than_was_asked(worker, queue, seen):
    seen.go_on.clear()
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1)
    began = time.perf_counter()
    await worker.stop(drain_seconds=0.2)
    assert time.perf_counter() - began < 4
    assert seen.cancelled == ["digest:a"]


async def test_stopping_under_load_ends(queue, seen):
    """SAQ's own way hung once in fifty times."""
    jobs = SaqJobs(queue)
    for number in range(5):
        worker = SaqWorker(queue, concurrency=10)
        await worker.start(seen)
        flood = asyncio.gather(*(jobs.wake(f"digest:{number}:{each}") for each in range(100)))
        await seen.until(len(seen.keys) + 5)
        async with asyncio.timeout(5):
            await worker.stop()
        await flood


async def test_the_worker_outlives_its_connections(worker, queue, seen, prepared):
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1)
    with psycopg.connect(prepared, autocommit=True) as connection:
        connection.execute(END_ALL_OTHERS)
    fresh = build_queue(prepared, connections=2)
    await fresh.connect()
    await SaqJobs(fresh).wake("digest:b")
    await seen.until(2, seconds=10)
    await fresh.disconnect()


@pytest.mark.parametrize("url", ["postgresql://postgres@127.0.0.1:1/none", "redis://127.0.0.1:1/0"])
async def test_a_queue_that_is_away_is_no_error_and_soon_over(url, caplog):
    queue = build_queue(url)
    await queue.connect()
    jobs, began = SaqJobs(queue), time.perf_counter()
    for number in range(10):
        await jobs.wake(f"digest:{number}")
    assert time.perf_counter() - began < 1.5
    await queue.disconnect()
    assert [record.msg for record in caplog.records if record.name.startswith("temuainul")] == ["queue.away"]


@pytest.mark.parametrize("scheme", ["postgresql", "redis"])
async def test_a_queue_that_answers_nothing_is_no_error_and_soon_over(scheme, silent_server):
    queue = build_queue(f"{scheme}://127.0.0.1:{silent_server}/0")
    await queue.connect()
    began = time.perf_counter()
    await SaqJobs(queue).wake("digest:a")
    assert time.perf_counter() - began < 1.5
    await queue.disconnect()


async def test_a_queue_frozen_in_mid_sentence_delays_only_the_first(queue, prepared, caplog):
    """The table is locked: the statement is under way, and the driver cannot take it back quickly."""
    jobs = SaqJobs(queue)
    with psycopg.connect(prepared) as other:
        other.execute("LOCK TABLE saq_jobs IN ACCESS EXCLUSIVE MODE")
        began = time.perf_counter()
        for number in range(10):
            await jobs.wake(f"digest:{number}")
        assert time.perf_counter() - began < 1.5
    assert [record.error for record in caplog.records if record.msg == "queue.away"] == ["slow"]


async def test_a_worker_whose_queue_is_away_rests_between_attempts(seen, caplog):
    queue = build_queue("redis://127.0.0.1:1/0")
    await queue.connect()
    worker = SaqWorker(queue, concurrency=1)
    await worker.start(seen)
    await asyncio.sleep(2.5)
    await worker.stop()
    await queue.disconnect()
    assert 1 <= len([record for record in caplog.records if record.msg == "queue.away"]) <= 3


async def test_a_worker_begins_when_its_tables_are_there(without_tables, seen):
    queue = build_queue(without_tables)
    await queue.connect()
    worker = SaqWorker(queue)
    await worker.start(seen)
    await asyncio.sleep(0.5)
    await prepare(without_tables)
    await SaqJobs(queue).wake("digest:a")
    await seen.until(1, seconds=10)
    await worker.stop()
    await queue.disconnect()


def test_processes_that_prepare_at_the_same_time_do_not_race(without_tables):
    command = [sys.executable, "-c", PREPARE, without_tables]
    starting = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [process.communicate()[1].decode() for process in starting]
    assert ended == [""] * 4
    with psycopg.connect(without_tables) as connection:
        assert connection.execute("SELECT version FROM saq_versions").fetchall() == [(3,)]


async def test_preparing_again_changes_nothing(queue, prepared):
    await SaqJobs(queue).wake("digest:a")
    await prepare(prepared)
    assert await queue.count("queued") == 1


async def test_preparing_a_database_that_is_away_says_so():
    with pytest.raises(Unavailable):
        await prepare("postgresql://postgres@127.0.0.1:1/none")
