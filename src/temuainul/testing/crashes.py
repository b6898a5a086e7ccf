"""Workers that die at any boundary, before a commit or after it, and workers that freeze and wake up too late."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from temuainul.ports.storage import Storage, UnitOfWork


class WorkerDied(BaseException):
    """Not an `Exception`: nothing may catch it and carry on, just as nothing survives `kill -9`."""


class CrashingStorage(Storage):
    """Asks `dies` at each numbered boundary; a boundary stands before and after each commit.

    `dies` gets the boundary's number, counted from 0 over the life of the storage.
    """

    def __init__(self, inner: Storage, dies: Callable[[int], bool]) -> None:
        self._inner = inner
        self._dies = dies
        self.boundaries = 0

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._begin()

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[UnitOfWork]:
        async with self._inner.begin() as unit:
            yield unit
            self._boundary()
        self._boundary()

    def _boundary(self) -> None:
        number, self.boundaries = self.boundaries, self.boundaries + 1
        if self._dies(number):
            raise WorkerDied(number)


class FreezingStorage(Storage):
    """After the commit with that number, counted from 0, nothing happens here until `meanwhile` is over.

    Between commits and not in one: a process frozen in a transaction also holds its locks, and the server ends it.
    """

    def __init__(self, inner: Storage, frozen_after: int, meanwhile: Callable[[], Awaitable[None]]) -> None:
        self._inner = inner
        self._frozen_after = frozen_after
        self._meanwhile = meanwhile
        self._commits = 0

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._begin()

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[UnitOfWork]:
        async with self._inner.begin() as unit:
            yield unit
        number, self._commits = self._commits, self._commits + 1
        if number == self._frozen_after:
            await self._meanwhile()
