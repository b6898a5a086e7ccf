"""From a webhook that was stored to the work that reads it, with real storage, queue and loop."""

import asyncio
import time
from dataclasses import replace

import psycopg
import pytest

from temuainul.adapters.memory.jobs import MemoryJobs
from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.memory.webhooks import SOURCE
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.adapters.saq.jobs import SaqJobs
from temuainul.adapters.saq.queues import build_queue
from temuainul.adapters.saq.worker import SaqWorker
from temuainul.domain.model.ids import CallId
from temuainul.domain.model.webhook import DeliveryState, WebhookEvent
from temuainul.domain.usecases.application import assemble
from temuainul.entrypoints import worker
from temuainul.entrypoints.worker import WorkLoop

pytestmark = pytest.mark.anyio


class Product:
    """All use cases on this database, hints sent by these jobs."""

    def __init__(self, storage, inbox, jobs):
        self.outside = replace(memory_outside(), storage=storage, inbox=inbox, jobs=jobs)
        self.app = assemble(self.outside)
        self._received = 0

    async def receive(self):
        self._received += 1
        event = WebhookEvent(call=CallId("default:unknown"), facts=())
        headers, body = self.outside.webhooks[SOURCE].speak(event, f"delivery-{self._received}", "told")
        await self.app.webhooks.receive(SOURCE, headers, body)

    async def until_read(self, seconds=10):
        async with asyncio.timeout(seconds):
            while await self.app.webhooks.list(state=DeliveryState.stored):  # noqa: ASYNC110  the table tells nobody
                await asyncio.sleep(0.01)


@pytest.fixture
async def product(prepared):
    """Without a queue; replace it by `with_jobs`."""
    engine, inbox = create_engine(prepared), PostgresInbox(prepared)
    yield lambda jobs: Product(PostgresStorage(engine), inbox, jobs)
    await inbox.close()
    await engine.dispose()


@pytest.fixture
async def run():
    """Starts a loop, which is stopped in the end."""
    loops = []

    async def run(product, dispatcher=None):
        loop = WorkLoop(product.app.works, dispatcher)
        await loop.start()
        loops.append(loop)

    yield run
    for loop in loops:
        await loop.stop()


async def test_a_wake_up_brings_the_work_before_any_poll_does(product, queue, run, monkeypatch):
    monkeypatch.setattr(worker, "POLL_SECONDS", 60)
    ours = product(SaqJobs(queue))
    await run(ours, SaqWorker(queue))
    await asyncio.sleep(0.5)
    await ours.receive()
    await ours.until_read()


async def test_the_poll_brings_the_work_of_lost_hints(product, queue, run, prepared):
    ours = product(SaqJobs(queue))
    await ours.receive()
    with psycopg.connect(prepared) as connection:
        connection.execute("TRUNCATE saq_jobs")
    await run(ours, SaqWorker(queue))
    await ours.until_read()


async def test_losing_the_queue_altogether_stops_nothing(product, queue, run, prepared):
    ours = product(SaqJobs(queue))
    await run(ours, SaqWorker(queue))
    with psycopg.connect(prepared) as connection:
        connection.execute("DROP TABLE saq_jobs, saq_stats, saq_versions")
    await ours.receive()
    await ours.until_read()


async def test_what_was_committed_while_the_queue_was_away_is_done(product, run):
    away = build_queue("postgresql://postgres@127.0.0.1:1/none")
    await away.connect()
    ours, began = product(SaqJobs(away)), time.perf_counter()
    await ours.receive()
    assert time.perf_counter() - began < 3
    await run(ours, SaqWorker(away))
    await ours.until_read()
    await away.disconnect()


async def test_a_loop_without_a_queue_works_by_its_poll(product, run):
    ours = product(MemoryJobs())
    await run(ours)
    await ours.receive()
    await ours.until_read()
