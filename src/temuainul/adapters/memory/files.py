"""Files in a dictionary."""

from collections.abc import AsyncGenerator, AsyncIterable

from temuainul.domain.model.errors import NotFound
from temuainul.ports.files import PIECE, Files, check_key


class MemoryFiles(Files):
    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    async def put(self, key: str, pieces: AsyncIterable[bytes]) -> int:
        check_key(key)
        whole = b"".join([piece async for piece in pieces])
        self._files[key] = whole
        return len(whole)

    async def read(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncGenerator[bytes]:
        whole = self._found(key)
        end = len(whole) if length is None else min(start + length, len(whole))
        for place in range(start, end, PIECE):
            yield whole[place : min(place + PIECE, end)]

    async def size(self, key: str) -> int:
        return len(self._found(key))

    async def remove(self, key: str) -> None:
        check_key(key)
        self._files.pop(key, None)

    async def list(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(key for key in self._files if key.startswith(prefix)))

    def _found(self, key: str) -> bytes:
        check_key(key)
        if key not in self._files:
            raise NotFound(f"There is no file {key}.")
        return self._files[key]
