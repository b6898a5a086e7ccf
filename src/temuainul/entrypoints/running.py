"""What must be opened before use cases work, and closed after: the database, the queue, the feed."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from temuainul.domain.usecases.application import Application
from temuainul.entrypoints.container import Container, EmbeddedDatabase
from temuainul.entrypoints.settings import Settings


@asynccontextmanager
async def database(settings: Settings, *, throwaway: bool = False) -> AsyncIterator[str]:
    """The address of a database that answers: the configured one, or a server of our own in the data directory.

    Our own server goes on when we end, and the next start finds it; a throwaway one is stopped and deleted.
    """
    if settings.database_url:
        yield settings.database_url
        return
    server = EmbeddedDatabase(directory=Path(settings.data_directory) / "postgres")
    url: str = await asyncio.to_thread(server.start, durable=not throwaway)
    try:
        yield url
    finally:
        if throwaway:
            await asyncio.to_thread(_discard, server)


def _discard(server: EmbeddedDatabase) -> None:
    """As root the data may live elsewhere than asked for; what it wrote beside itself goes with it."""
    server.stop()
    data: Path = server.actual_directory()
    shutil.rmtree(data, ignore_errors=True)
    for beside in (".lock", ".log"):
        data.with_name(data.name + beside).unlink(missing_ok=True)


@asynccontextmanager
async def running(settings: Settings, database_url: str) -> AsyncIterator[Container]:
    """A container whose connections are open."""
    container = Container(settings=settings, database_url=database_url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_dispose, container)
        await container.queue().connect()
        stack.push_async_callback(container.queue().disconnect)
        await container.feed().start()
        stack.push_async_callback(container.feed().close)
        stack.push_async_callback(container.inbox().close)
        yield container


@asynccontextmanager
async def application(settings: Settings) -> AsyncIterator[Application]:
    """The use cases alone, for commands that serve nobody."""
    async with database(settings) as url, running(settings, url) as container:
        yield container.application()


async def migrated(settings: Settings, database_url: str) -> list[str]:
    """Bring the database and the queue's own tables up to date; safe to run twice and at once. The revisions applied."""
    container = Container(settings=settings, database_url=database_url)
    try:
        applied: list[str] = await container.migrate()
        await container.prepare_queue()
    finally:
        await _dispose(container)
    return applied


async def _dispose(container: Container) -> None:
    await container.engine().dispose()
