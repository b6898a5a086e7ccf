"""Recordings made playable, in files of their own until they are taken away."""

import asyncio
import tempfile
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import BinaryIO, Literal, TypeVar

from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.recording import MediaType
from temuainul.ports.files import PIECE
from temuainul.ports.media import Media, Playable

T = TypeVar("T")


class PyAvMedia(Media):
    """Needs room for a recording twice in the system's directory for temporary files."""

    @asynccontextmanager
    async def playable(self, pieces: AsyncIterable[bytes], media_type: MediaType) -> AsyncIterator[Playable]:
        with tempfile.TemporaryDirectory(prefix="temuainul-", ignore_cleanup_errors=True) as directory:
            given, made = Path(directory) / "given", Path(directory) / "made"
            await _write(given, pieces)
            seconds = await _remuxed(given, made, media_type)
            yield Playable(seconds=seconds, pieces=_read(made))


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
