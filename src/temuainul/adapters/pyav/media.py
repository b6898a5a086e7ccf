"""Recordings made playable, in files of their own until they are taken away."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import BinaryIO, Literal, TypeVar

from temuainul.adapters.pyav.scratch import scratch
from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.recording import MediaType
from temuainul.ports.files import PIECE
from temuainul.ports.media import Media, Playable

T = TypeVar("T")


class PyAvMedia(Media):
    """One at a time: it is work for the CPU, and the threads are wanted by others too."""

    def __init__(self, root: Path) -> None:
        """A directory with room for a recording twice; it is made when the first one comes."""
        self._root = root
        self._turn = asyncio.Semaphore()

    @asynccontextmanager
    async def playable(self, pieces: AsyncIterable[bytes], media_type: MediaType) -> AsyncIterator[Playable]:
        async with self._turn, _scratch(self._root) as directory:
            given, made = directory / "given", directory / "made"
            await _write(given, pieces)
            seconds = await _remuxed(given, made, media_type)
            yield Playable(seconds=seconds, pieces=_read(made))


@asynccontextmanager
async def _scratch(root: Path) -> AsyncIterator[Path]:
    room = scratch(root)
    directory = await _do(room.__enter__)
    try:
        yield directory
    finally:
        await asyncio.shield(_do(partial(room.__exit__, None, None, None)))


async def _remuxed(given: Path, made: Path, media_type: MediaType) -> float:
    """A thread cannot be cancelled; it looks whether it still should go on."""
    from temuainul.adapters.pyav.remuxing import remux  # noqa: PLC0415  FFmpeg is loaded by who needs it

    stopping = Event()
    try:
        return await _do(partial(remux, given, made, media_type, stopping))
    finally:
        stopping.set()


async def _write(path: Path, pieces: AsyncIterable[bytes]) -> None:
    with await _do(partial(_opened, path, "wb")) as file:
        async for piece in pieces:
            await _do(partial(file.write, piece))
        await _do(file.flush)


async def _read(path: Path) -> AsyncIterator[bytes]:
    with await _do(partial(_opened, path, "rb")) as file:
        while piece := await _do(partial(file.read, PIECE)):
            yield piece


def _opened(path: Path, mode: Literal["rb", "wb"]) -> BinaryIO:
    return path.open(mode)


async def _do(deed: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(deed)
    except OSError as error:
        raise Unavailable(f"Temporary files do not work: {error.strerror}.") from error
