"""Files in a directory: a key is a path in it. Nothing here is ever served by its path."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from temuainul.adapters.directory.incoming import Incoming
from temuainul.adapters.directory.places import keys_below, remove_file
from temuainul.domain.model.errors import NotFound, Unavailable
from temuainul.ports.files import PIECE, Files, check_key

T = TypeVar("T")


class DirectoryFiles(Files):
    """Every process that reads or writes recordings must see the same directory."""

    def __init__(self, root: Path) -> None:
        """It need not exist; it is made when the first file comes."""
        self._root = root

    async def put(self, key: str, pieces: AsyncIterable[bytes]) -> int:
        path, size = self._path(key), 0
        incoming = await _do(partial(Incoming.begun, self._root))
        try:
            async for piece in pieces:
                await _do(partial(incoming.write, piece))
                size += len(piece)
            await _do(partial(incoming.keep, path))
        finally:
            await asyncio.shield(_do(incoming.discard))
        return size

    async def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncGenerator[bytes]:
        path = self._path(key)
        file = await _found(partial(_opened, path))
        try:
            await _do(partial(file.seek, start))
            left = length
            while piece := await _do(partial(file.read, PIECE if left is None else min(PIECE, left))):
                left = None if left is None else left - len(piece)
                yield piece
        finally:
            file.close()

    async def size(self, key: str) -> int:
        return await _found(partial(_size, self._path(key)))

    async def remove(self, key: str) -> None:
        await _do(partial(remove_file, self._root, self._path(key)))

    async def list(self, prefix: str) -> tuple[str, ...]:
        return await _do(partial(keys_below, self._root, prefix))

    def _path(self, key: str) -> Path:
        check_key(key)
        return self._root / key


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _size(path: Path) -> int:
    if path.is_dir():
        raise IsADirectoryError(path)
    return path.stat().st_size


async def _found(deed: Callable[[], T]) -> T:
    """Raises `NotFound` where no file has that path; a directory is none."""

    def look() -> T | None:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return deed()
        return None

    found = await _do(look)
    if found is None:
        raise NotFound("There is no such file.")
    return found


async def _do(deed: Callable[[], T]) -> T:
    """Off the event loop: a disk may be slow."""
    try:
        return await asyncio.to_thread(deed)
    except OSError as error:
        raise Unavailable(f"The directory of files does not work: {error.strerror}.") from error
