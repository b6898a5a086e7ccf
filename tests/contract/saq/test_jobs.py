"""The exam of `JobQueue` over both kinds of queue that SAQ knows."""

import asyncio
import shutil
import socket
import subprocess
import time

import pytest

from temuainul.adapters.saq.jobs import SaqJobs
from temuainul.adapters.saq.queues import build_queue, prepare
from temuainul.adapters.saq.worker import SaqWorker
from temuainul.testing.contracts.jobs import JobQueueContract, QueueUnderTest


class SaqUnderTest(QueueUnderTest):
    def __init__(self, queue):
        self._queue = queue
        self._keys = set()

    @property
    def queue(self):
        return SaqJobs(self._queue)

    async def heard(self):
        while await self._queue.count("incomplete"):  # noqa: ASYNC110  another process would not tell either
            await asyncio.sleep(0.01)
        heard, self._keys = self._keys, set()
        return heard

    async def hear(self, key):
        self._keys.add(key)


class SaqContract(JobQueueContract):
    @pytest.fixture
    async def under_test(self, url):
        await prepare(url)
        queue = build_queue(url)
        await queue.connect()
        under_test, worker = SaqUnderTest(queue), SaqWorker(queue)
        await worker.start(under_test.hear)
        yield under_test
        await worker.stop()
        await queue.disconnect()

    @pytest.fixture
    async def queue_away(self, url_away):
        queue = build_queue(url_away)
        await queue.connect()
        yield SaqJobs(queue)
        await queue.disconnect()


class TestSaqOnPostgres(SaqContract):
    @pytest.fixture
    def url(self, database_url):
        return database_url

    @pytest.fixture
    def url_away(self):
        return "postgresql://postgres@127.0.0.1:1/none"


@pytest.fixture(scope="module")
def redis_url():
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    port = _free_port()
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        _wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


class TestSaqOnRedis(SaqContract):
    @pytest.fixture
    def url(self, redis_url):
        return redis_url

    @pytest.fixture
    def url_away(self):
        return "redis://127.0.0.1:1/0"


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _wait_for(port, seconds=10):
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < end, "redis-server does not start"
            time.sleep(0.02)
        else:
            return
