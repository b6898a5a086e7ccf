"""What the doctor asks of the world outside. Nothing is started and nothing changed by asking."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from temuainul.domain.model.errors import DomainError, Unavailable
from temuainul.entrypoints.container import Container, EmbeddedDatabase
from temuainul.entrypoints.running import database
from temuainul.entrypoints.settings import Settings


@dataclass(frozen=True)
class Probes:
    settings: Settings

    def all(self) -> Mapping[str, Callable[[], Awaitable[str]]]:
        return {"database": self.database, "queue": self.queue, "language model": self.language_model}

    async def database(self) -> str:
        if await self._sleeps():
            return f"a server of our own in {self.settings.data_directory}; not running, `temuainul up` starts it"
        async with database(self.settings) as url:
            container = self._container(url)
            try:
                await _look(container)
            finally:
                await container.engine().dispose()
        whose = "yours" if self.settings.database_url else "a server of our own"
        return f"{whose}; it answers, and its tables are there"

    async def queue(self) -> str:
        if not self.settings.queue_url:
            return "in the database"
        queue = self._container("").queue()
        await queue.connect()
        try:
            await queue.count("queued")
        finally:
            await queue.disconnect()
        return "it answers"

    async def language_model(self) -> str:
        name: str = self._container("").language_model().name
        kept = "; picks sentences from the transcript, needs no key and no network"
        return name + (kept if self.settings.language_model == "extractive" else "")

    async def _sleeps(self) -> bool:
        """Whether a server of our own is wanted, and does not run."""
        if self.settings.database_url:
            return False
        server = EmbeddedDatabase(directory=Path(self.settings.data_directory) / "postgres")
        return not await asyncio.to_thread(server.is_running)

    def _container(self, database_url: str) -> Container:
        return Container(settings=self.settings, database_url=database_url)


async def _look(container: Container) -> None:
    try:
        async with container.storage().begin() as unit:
            await unit.now()
            await unit.work.list(limit=1)
    except DomainError:
        raise
    except Exception as error:
        raise Unavailable("It answers, and is not up to date.") from error
