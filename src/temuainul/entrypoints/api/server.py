"""The server around the application."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from litestar import Litestar

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.api.room_limits import LARGEST_RECEIVED
from temuainul.entrypoints.api.room_protocol import PING_SECONDS, PONG_SECONDS, RoomProtocol
from temuainul.entrypoints.settings import Settings

KEEP_ALIVE_SECONDS = 80
"""Reliability W8: longer than the 75 s after which senders drop an idle connection, so that they always do it first."""
GRACEFUL_SECONDS = 10


class Server(uvicorn.Server):
    """Tells open event streams to end; a server waits for every answer, and those never end by themselves."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the process's own: it has a worker and a database to end as well."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        await super().shutdown(sockets)


@asynccontextmanager
async def serving(app: Litestar, settings: Settings, stopping: asyncio.Event) -> AsyncIterator[None]:
    """Answers once entered. Raises `Unavailable` where the port is taken."""
    server = Server(configured(app, settings), stopping)
    task = asyncio.create_task(server.serve(sockets=[_listener(settings)]))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110  it has a flag, no event
            await asyncio.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        await task


def _listener(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        message = (
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror}); set TEMUAINUL_PORT"
        )
        raise Unavailable(message) from error


def configured(app: Litestar, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        server_header=False,
        access_log=False,
        log_config=None,
        ws=RoomProtocol,
        ws_max_size=LARGEST_RECEIVED,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PONG_SECONDS,
        # Voice does not shrink, and squeezing it costs more than sending it.
        ws_per_message_deflate=False,
    )
