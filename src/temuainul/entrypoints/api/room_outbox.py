"""What waits to be sent over one connection: nothing is lost silently but sound, and nobody waits for a slow reader."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import msgspec

from temuainul.domain.model.room.messages import ClosedReason, RoomClosed, RoomServerMessage
from temuainul.domain.model.room.room import closed_code
from temuainul.entrypoints.api.room_limits import MOST_KEPT, VOICE_KEPT
from temuainul.ports.rooms import Seat

TOO_SLOW = 4408
Send = Callable[[str | bytes], Awaitable[None]]
Close = Callable[[int], Awaitable[None]]


class Outbox(Seat):
    def __init__(self) -> None:
        self._waiting: deque[str | bytes] = deque()
        self._kept = 0
        self._voice = 0
        self._news = asyncio.Event()
        self.code: int | None = None
        """What it is closed with, by us; the first reason counts."""
        self.closing = asyncio.Event()

    def tell(self, message: RoomServerMessage) -> None:
        if self.code is not None:
            return
        text = msgspec.json.encode(message).decode()
        self._put(text)
        if self._kept > MOST_KEPT:
            self.close_with(TOO_SLOW)

    def play(self, frame: bytes) -> None:
        if self.code is not None:
            return
        if self._voice > VOICE_KEPT:
            self._drop_voice()
        self._voice += len(frame)
        self._put(frame)

    def close(self, reason: ClosedReason) -> None:
        self.tell(RoomClosed(reason=reason))
        self.close_with(closed_code(reason))

    def close_with(self, code: int) -> None:
        """After all that waits."""
        if self.code is None:
            self.code = code
            self.closing.set()
            self._news.set()

    async def empty(self, send: Send, close: Close) -> None:
        """Send what waits, for ever; returns once it is closed."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                await send(self._next())
            if self.code is not None:
                await close(self.code)
                return

    def _put(self, frame: str | bytes) -> None:
        self._waiting.append(frame)
        self._kept += len(frame)
        self._news.set()

    def _next(self) -> str | bytes:
        frame = self._waiting.popleft()
        self._kept -= len(frame)
        if isinstance(frame, bytes):
            self._voice -= len(frame)
        return frame

    def _drop_voice(self) -> None:
        self._waiting = deque(one for one in self._waiting if isinstance(one, str))
        self._kept, self._voice = self._kept - self._voice, 0
