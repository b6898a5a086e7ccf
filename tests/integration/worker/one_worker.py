"""A worker process for tests to stop and to kill: real storage and queue, and mail that takes its time to read.

python one_worker.py DATABASE_URL SECONDS_OF_WORK DRAIN_SECONDS
"""

import asyncio
import sys
from dataclasses import replace

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.adapters.saq.jobs import SaqJobs
from temuainul.adapters.saq.queues import build_queue, prepare
from temuainul.adapters.saq.worker import SaqWorker
from temuainul.domain.model.work import Done
from temuainul.domain.usecases.application import assemble
from temuainul.entrypoints.telemetry import configure_logging
from temuainul.entrypoints.worker import WorkLoop, run_worker


class SlowMail:
    def __init__(self, units, seconds):
        self._units = units
        self._seconds = seconds

    async def digest(self, lease, _work):
        await asyncio.sleep(self._seconds)
        async with self._units.begin() as unit:
            await unit.finish(lease, Done())


def slow_works(engine, queue, seconds):
    outside = replace(memory_outside(), storage=PostgresStorage(engine), jobs=SaqJobs(queue))
    works = assemble(outside).works
    return replace(works, webhooks=SlowMail(works.units, seconds))


async def main(url, seconds, drain_seconds):
    configure_logging("info")
    await prepare(url)
    engine, queue = create_engine(url), build_queue(url)
    await queue.connect()
    works = slow_works(engine, queue, seconds)
    await run_worker(WorkLoop(works, SaqWorker(queue), concurrency=1), drain_seconds=drain_seconds)
    await queue.disconnect()
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3])))
