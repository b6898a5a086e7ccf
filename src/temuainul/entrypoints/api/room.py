"""GET /api/room: the door of our own room. Whoever may not come in is refused before the connection is made."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from litestar import Litestar, WebSocket, websocket

from temuainul.domain.model.errors import DomainError, NotAllowed, Unavailable
from temuainul.domain.usecases.rooms import Admission, Rooms
from temuainul.entrypoints.api.auth import Logins
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.origin import Origins
from temuainul.entrypoints.api.room_connection import RoomConnection

log = logging.getLogger("temuainul.api")

PROTOCOL = "temuainul.room.1"
TEND_SECONDS = 1.0
_REFUSED = 4403
"""Never seen by a browser: before the upgrade it becomes an HTTP 403."""


@websocket("/room")
async def room(
    socket: WebSocket[Any, Any, Any],
    rooms: Given[Rooms],
    logins: Given[Logins],
    origins: Given[Origins],
    stopping: Given[asyncio.Event],
) -> None:
    try:
        admission = await _admitted(socket, rooms, logins, origins)
    except DomainError as error:
        log.info("room.refused", extra={"reason": error.code})
        await socket.close(_REFUSED)
        return
    await socket.accept(PROTOCOL)
    await RoomConnection(socket, admission, rooms, logins).run(stopping)


def tended(rooms: Rooms) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """While the application runs, its rooms are looked after; when it ends they are given back."""

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        tending = asyncio.create_task(_tend(rooms))
        try:
            yield
        finally:
            tending.cancel()
            await asyncio.gather(tending, return_exceptions=True)
            with suppress(Unavailable):
                await rooms.release()

    return lifespan


async def _admitted(
    socket: WebSocket[Any, Any, Any], rooms: Rooms, logins: Logins, origins: Origins
) -> Admission:
    """In the order of what it costs. Raises a `DomainError`."""
    protocols = socket.scope["subprotocols"]
    if not origins.are_ours(socket) or len(protocols) != 2 or protocols[0] != PROTOCOL:
        raise NotAllowed
    user = await logins.who(socket)
    return await rooms.admit(user, protocols[1])


async def _tend(rooms: Rooms) -> None:
    """A database that is away for a while is no reason to stop."""
    while True:
        await asyncio.sleep(TEND_SECONDS)
        try:
            await rooms.tend()
        except Unavailable:
            log.warning("room.untended")
        except Exception:
            log.exception("room.untended")
