"""News for people who are looking, across processes: one LISTEN connection each."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import suppress

from temuainul.adapters.postgres.driver import DRIVER_ERRORS, Connection, connector
from temuainul.domain.model.ids import UserId
from temuainul.ports.feed import Feed

LONGEST_REST_SECONDS = 15.0
"""What the port promises; it also keeps proxies from closing a silent stream."""
CHANNEL = "temuainul_changes"
NOTIFY = "SELECT pg_notify($1, rung) FROM unnest($2::text[]) AS rung"
SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.1, 5.0
"""Before connecting again."""


class PostgresFeed(Feed):
    """Start it in the event loop it is used in, and close it in the end.

    Notifying inside the writing transaction would make all commits wait for each other, so `ring` is called after it.
    Rings are sent in batches by the task that listens; what is rung while it has no connection is sent when it has one,
    and followers are woken then, for they may have missed something too.
    """

    def __init__(self, url: str, *, rest_seconds: float = LONGEST_REST_SECONDS) -> None:
        self._open = connector(url)
        self._rest_seconds = rest_seconds
        self._bells: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._pause = SHORTEST_PAUSE_SECONDS
        self._unsent: set[str] = set()
        self._news = asyncio.Event()
        self._tried = asyncio.Event()
        self._listener: asyncio.Task[None] | None = None
        self._pid: int | None = None

    async def start(self) -> None:
        """Returns once it listens, or could not at first; a database that is away is tried for in the background."""
        if self._listener is None:
            self._tried.clear()
            self._listener = asyncio.create_task(self._keep_listening())
            self._listener.add_done_callback(lambda _: self._tried.set())
        await self._tried.wait()

    async def close(self) -> None:
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.wait([self._listener])
            self._listener = None

    async def ring(self, user: UserId) -> None:
        self._wake(user)
        self._unsent.add(user)
        self._news.set()

    def rings(self, user: UserId) -> AsyncGenerator[None]:
        """Rings that come while the follower is busy are remembered as one."""
        return self._follow(user)

    async def _follow(self, user: str) -> AsyncGenerator[None]:
        bell = asyncio.Event()
        self._bells[user].add(bell)
        try:
            while True:
                yield
                await self._rest(bell)
        finally:
            self._leave(user, bell)

    async def _rest(self, bell: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._rest_seconds):
                await bell.wait()
        bell.clear()

    def _leave(self, user: str, bell: asyncio.Event) -> None:
        self._bells[user].discard(bell)
        if not self._bells[user]:
            del self._bells[user]

    def _wake(self, user: str) -> None:
        for bell in self._bells.get(user, ()):
            bell.set()

    def _wake_everybody(self) -> None:
        for user in self._bells:
            self._wake(user)

    async def _keep_listening(self) -> None:
        while True:
            with suppress(*DRIVER_ERRORS):
                await self._listen()
            self._tried.set()
            await asyncio.sleep(self._pause)
            self._pause = min(2 * self._pause, LONGEST_PAUSE_SECONDS)

    async def _listen(self) -> None:
        """Until the connection is lost. An empty batch is sent too: it asks whether the server is still there."""
        connection = await self._connect()
        try:
            await connection.add_listener(CHANNEL, self._heard)
            self._pause = SHORTEST_PAUSE_SECONDS
            self._wake_everybody()
            self._tried.set()
            while not connection.is_closed():
                await self._send(connection)
                await self._rest(self._news)
        finally:
            connection.terminate()

    async def _connect(self) -> Connection:
        connection = await self._open()
        self._pid = connection.get_server_pid()  # a closed one no longer knows
        connection.add_termination_listener(lambda _: self._news.set())
        return connection

    async def _send(self, connection: Connection) -> None:
        batch, self._unsent = self._unsent, set()
        try:
            await connection.execute(NOTIFY, CHANNEL, list(batch))
        except BaseException:
            self._unsent |= batch
            raise

    def _heard(self, _: Connection, sender: int, __: str, user: object) -> None:
        """What this process rang itself, its followers have heard already."""
        if sender != self._pid:
            self._wake(str(user))
