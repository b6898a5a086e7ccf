"""One participant's connection: frames in, within limits; messages out, in order."""

import asyncio
import logging
from contextlib import aclosing, suppress
from typing import Any

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from temuainul.domain.model.errors import Conflict, NotAllowed, NotFound, NotSignedIn, Unavailable
from temuainul.domain.model.room.messages import (
    ClosedReason,
    ProblemCode,
    RoomClientMessage,
    RoomHello,
    RoomProblem,
)
from temuainul.domain.usecases.rooms import Admission, Place, Rooms
from temuainul.entrypoints.api.auth import Logins
from temuainul.entrypoints.api.room_limits import (
    LARGEST_FRAME,
    LARGEST_TEXT,
    LARGEST_VOICE,
    MOST_PROBLEMS,
    MOST_UNDONE,
    TEXT_A_SECOND,
    VOICE_A_SECOND,
    Allowance,
)
from temuainul.entrypoints.api.room_outbox import TOO_SLOW, Outbox

log = logging.getLogger("temuainul.api")

Socket = WebSocket[Any, Any, Any]
HELLO_SECONDS = 5.0
RECHECK_SECONDS = 1.0
"""A login is looked at no more often; the feed sees to it that it is every fifteen seconds (reliability A10: thirty)."""
GOODBYE_SECONDS = 2.0
"""For the last messages to reach somebody who still reads."""
MALFORMED, OVER, TOO_LARGE, FLOODING, ELSEWHERE, SURPRISED = 4400, 4404, 4413, 4429, 4503, 1011


class RoomConnection:
    def __init__(self, socket: Socket, admission: Admission, rooms: Rooms, logins: Logins) -> None:
        clock = asyncio.get_running_loop().time
        self._socket = socket
        self._admission = admission
        self._rooms = rooms
        self._logins = logins
        self._outbox = Outbox()
        self._text, self._voice = Allowance(TEXT_A_SECOND, clock), Allowance(VOICE_A_SECOND, clock)
        self._problems = 0
        self._undone: asyncio.Queue[RoomClientMessage | None] = asyncio.Queue()
        self._place: Place | None = None

    async def run(self, stopping: asyncio.Event) -> None:
        """Until either side closes, or the server stops."""
        sending = asyncio.ensure_future(self._outbox.empty(self._send, self._socket.close))
        reading, doing = asyncio.ensure_future(self._read()), asyncio.ensure_future(self._do())
        watching = [asyncio.ensure_future(one) for one in (self._recheck(), self._until(stopping))]
        closing = asyncio.ensure_future(self._outbox.closing.wait())
        try:
            await asyncio.wait({sending, reading, closing}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait({sending}, timeout=GOODBYE_SECONDS if self._outbox.closing.is_set() else 0)
        finally:
            await _stop(sending, reading, closing, *watching)
            # What it is at is finished: a line half kept would be neither shown nor sent again, a place half taken kept.
            self._undone.put_nowait(None)
            await doing
            await self._leave()
            log.info("room.closed", extra={"code": self._outbox.code, "problems": self._problems})

    async def _read(self) -> None:
        """Words and voice go separate ways: what waits for the database holds up no sound."""
        with suppress(WebSocketDisconnect):
            while (message := await self._socket.receive())["type"] == "websocket.receive":
                self._take(message)

    def _take(self, message: Any) -> None:  # noqa: ANN401  the framework's own union
        voice = message.get("bytes")
        if voice is None:
            self._take_text(message.get("text") or "")
        elif len(voice) > LARGEST_FRAME:
            self._outbox.close_with(TOO_LARGE)
        elif not self._voice.take():
            self._outbox.close_with(FLOODING)
        elif len(voice) > LARGEST_VOICE or len(voice) % 2:
            self._problem("This is no voice.")
        elif self._place is not None:
            self._rooms.pass_on(self._place, voice)

    def _take_text(self, text: str) -> None:
        if len(text) > LARGEST_FRAME:
            self._outbox.close_with(TOO_LARGE)
        elif not self._text.take() or self._undone.qsize() >= MOST_UNDONE:
            self._outbox.close_with(FLOODING)
        elif (message := self._understood(text)) is not None:
            self._undone.put_nowait(message)

    def _understood(self, text: str) -> RoomClientMessage | None:
        if len(text) > LARGEST_TEXT:
            self._problem(f"A message has at most {LARGEST_TEXT} characters.")
            return None
        try:
            return _DECODER.decode(text)
        except (msgspec.MsgspecError, RecursionError) as error:
            self._problem(str(error))
            return None

    def _problem(self, detail: str) -> None:
        self._outbox.tell(RoomProblem(code=ProblemCode.malformed, detail=detail, about=None))
        self._problems += 1
        if self._problems >= MOST_PROBLEMS:
            self._outbox.close_with(MALFORMED)

    async def _do(self) -> None:
        """Messages one after another, the hello first."""
        try:
            hello = await self._hello()
            if hello is not None and await self._enter(hello):
                await self._hear()
        except Exception:
            log.exception("room.failed")
            self._outbox.close_with(SURPRISED)

    async def _hear(self) -> None:
        while (message := await self._undone.get()) is not None:
            if self._place is not None:
                await self._rooms.hear(self._place, message)

    async def _hello(self) -> RoomHello | None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                first = await self._undone.get()
        except TimeoutError:
            self._outbox.close_with(TOO_SLOW)
            return None
        if isinstance(first, RoomHello):
            return first
        self._outbox.close_with(MALFORMED)
        return None

    async def _enter(self, hello: RoomHello) -> bool:
        try:
            self._place = await self._rooms.enter(self._admission, hello, self._outbox)
        except Unavailable:
            self._outbox.close_with(ELSEWHERE)
        except NotAllowed:
            self._outbox.close_with(FLOODING)
        except (Conflict, NotFound):
            self._outbox.close_with(OVER)
        return self._place is not None

    async def _recheck(self) -> None:
        """When there is news for this person, as that a login ended, and at least as often as the feed promises."""
        async with aclosing(self._rooms.bells(self._admission.user.id)) as bells:
            async for _ in bells:
                with suppress(Unavailable):
                    await self._check_login()
                await asyncio.sleep(RECHECK_SECONDS)

    async def _check_login(self) -> None:
        try:
            await self._logins.who(self._socket, is_use=False)
        except NotSignedIn:
            self._outbox.close(ClosedReason.signed_out)

    async def _until(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._outbox.close(ClosedReason.restarting)

    async def _leave(self) -> None:
        if self._place is not None:
            await self._rooms.lose(self._place)

    async def _send(self, frame: str | bytes) -> None:
        voice, text = (frame, None) if isinstance(frame, bytes) else (None, frame)
        await self._socket.send({"type": "websocket.send", "bytes": voice, "text": text})


async def _stop(*tasks: "asyncio.Future[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


_DECODER: msgspec.json.Decoder[RoomClientMessage] = msgspec.json.Decoder(RoomClientMessage)
