"""The whole product in one process, or one part of it: what the commands `up`, `api`, `worker` and `migrate` start."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.api.server import serving
from temuainul.entrypoints.container import Container, EmbeddedDatabase
from temuainul.entrypoints.running import database, migrated, running
from temuainul.entrypoints.settings import Settings
from temuainul.entrypoints.telemetry import configure_logging
from temuainul.entrypoints.worker import WorkLoop, run_worker


@asynccontextmanager
async def up(settings: Settings, *, throwaway: bool = False) -> AsyncIterator[str]:
    """Database, migrations, worker and API; yields the address once all of it answers, and ends it all cleanly."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(database(settings, throwaway=throwaway))
        await migrated(settings, url)
        container = await stack.enter_async_context(running(settings, url))
        await stack.enter_async_context(working(container.work_loop()))
        await stack.enter_async_context(api(container))
        yield settings.origin


@asynccontextmanager
async def working(loop: WorkLoop) -> AsyncIterator[None]:
    await loop.start()
    try:
        yield
    finally:
        await loop.stop()


@asynccontextmanager
async def api(container: Container) -> AsyncIterator[None]:
    """Answers once entered."""
    settings, stopping = container.settings(), asyncio.Event()
    app = build(container.application(), settings, stopping=stopping, ready=lambda: _ready(container))
    async with serving(app, settings, stopping):
        yield


async def run_up(settings: Settings) -> None:
    """Until SIGINT or SIGTERM. A second start finds the data of the first."""
    configure_logging(settings.log_level or "warning")
    async with up(settings) as address:
        _say(f"TemuAinul is ready at {address} (API: {address}/api/openapi.json). Ctrl-C ends it.")
        await _signalled()
        _say("Ending …")


async def run_api(settings: Settings) -> None:
    """The API alone; migrate first, and run a worker beside it."""
    configure_logging(settings.log_level or "info")
    async with database(settings) as url, running(settings, url) as container, api(container):
        _say(f"The API is ready at {settings.origin}/api.")
        await _signalled()


async def run_worker_alone(settings: Settings) -> None:
    configure_logging(settings.log_level or "info")
    async with database(settings) as url, running(settings, url) as container:
        _say("The worker is ready.")
        await run_worker(container.work_loop())


async def run_migrate(settings: Settings) -> None:
    async with database(settings) as url:
        applied = await migrated(settings, url)
    _say(f"Applied {', '.join(applied)}." if applied else "The database was up to date.")


async def stop_database(settings: Settings) -> None:
    """Stop the server of our own; an external one is none of our business."""
    server = EmbeddedDatabase(directory=Path(settings.data_directory) / "postgres")
    stopped = await asyncio.to_thread(server.stop)
    _say("The database is stopped." if stopped else "No database of ours was running.")


async def _ready(container: Container) -> dict[str, str]:
    try:
        async with container.storage().begin() as unit:
            await unit.now()
    except Unavailable as error:
        return {"database": f"down: {error.message}"}
    return {"database": "up"}


async def _signalled() -> None:
    signalled = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, signalled.set)
    await signalled.wait()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
