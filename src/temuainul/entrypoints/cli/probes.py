"""What the doctor asks of the world outside. Nothing is started and nothing changed by asking."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from temuainul.domain.model.errors import DomainError, Unavailable
from temuainul.domain.model.recording import LARGEST_RECORDING
from temuainul.entrypoints.container import Container, EmbeddedDatabase
from temuainul.entrypoints.running import database
from temuainul.entrypoints.settings import Settings

LEAST_ROOM = 4 * LARGEST_RECORDING
"""Its parts, all of them once more, what is made of them, and that kept."""


@dataclass(frozen=True)
class Probes:
    settings: Settings

    def all(self) -> Mapping[str, Callable[[], Awaitable[str]]]:
        return {
            "database": self.database,
            "queue": self.queue,
            "recordings": self.recordings,
            "language model": self.language_model,
        }

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

    async def recordings(self) -> str:
        return await asyncio.to_thread(room_for_files, self._container("").files_directory())

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


def room_for_files(directory: Path) -> str:
    """Raises `Unavailable` where none can be kept; a directory that is not there yet will be made in the one above."""
    there = next(path for path in (directory, *directory.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise Unavailable(f"{there} cannot be written to")
    free = shutil.disk_usage(there).free
    if free < LEAST_ROOM:
        raise Unavailable(f"{directory} has {_gigabytes(free)} free, and a long recording may take as much")
    return f"in {directory}; {_gigabytes(free)} free"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"


async def _look(container: Container) -> None:
    try:
        async with container.storage().begin() as unit:
            await unit.now()
            await unit.work.list(limit=1)
    except DomainError:
        raise
    except Exception as error:
        raise Unavailable("It answers, and is not up to date.") from error
