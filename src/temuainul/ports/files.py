"""Bytes that are too many for a row: recordings, in pieces from end to end."""

import re
from collections.abc import AsyncGenerator, AsyncIterable
from typing import Protocol

PIECE = 256 * 1024
"""Bytes; so much of a file is in memory at once."""
_KEY = re.compile(r"[0-9A-Za-z_-][0-9A-Za-z._-]*(/[0-9A-Za-z_-][0-9A-Za-z._-]*)*")


class Files(Protocol):
    """Keys are made by us, as `recordings/one/part-1`; what else asks for a file is a fault and a `ValueError`.

    No key is the beginning of another up to a slash: then it can be a path.

    Everything raises `Unavailable` where the files cannot be reached or have no room.
    """

    async def put(self, key: str, pieces: AsyncIterable[bytes]) -> int:
        """Keep them whole or not at all, in place of what stood there; durable once it returns. Counts the bytes."""
        ...

    def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncGenerator[bytes]:
        """From `start`, `length` bytes or as many as there are. Close it, unless it is read to its end.

        Raises `NotFound` at the first piece. A file replaced or removed meanwhile is read on as it was.
        """
        ...

    async def size(self, key: str) -> int:
        """Raises `NotFound`."""
        ...

    async def remove(self, key: str) -> None:
        """What is not there is removed already."""
        ...

    async def list(self, prefix: str) -> tuple[str, ...]:
        """The keys that begin so, in order."""
        ...


def check_key(key: str) -> None:
    """Raises `ValueError` for whatever might leave the place where files are kept."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key of a file.")
