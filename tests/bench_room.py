"""Figures of the room: how soon a line is shown and a voice heard, and what fifty rooms do to that.

The server is a process of its own, as in production. The load speaks WebSocket by hand: a library would spend more on a
frame than the server does, and be measured along with it.
"""

import asyncio
import json
import os
import secrets
import statistics
import struct
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx

ROOMS, PEOPLE = 50, 3
SECONDS = 10.0
FRAMES_A_SECOND = 50
SECONDS_BETWEEN_LINES = 2.0
LINES = 100
PORT = 8318
_ORIGIN = f"http://127.0.0.1:{PORT}"
_VOICE = bytes(952)
"""With eight bytes before it for the time: twenty milliseconds of PCM16 at 24 kHz."""

Row = tuple[str, float, float | None]


async def rows(database_url: str) -> list[Row]:
    with _serving(database_url):
        async with httpx.AsyncClient(base_url=_ORIGIN, headers={"origin": _ORIGIN}, timeout=60) as client:
            host = await _Host.signed_up(client)
            shown = await _lines(host)
            alone = await _talk(host, 1)
            many = await _talk(host, ROOMS)
    return [
        ("line shown to the other, two sockets, p95, s", _p95(shown), None),
        (f"voice heard, {ROOMS} rooms of {PEOPLE} (1 room), p95, s", _p95(many.heard), _p95(alone.heard)),
        (f"line shown, {ROOMS} rooms of {PEOPLE} (1 room), p95, s", _p95(many.shown), _p95(alone.shown)),
    ]


def _p95(delays: list[float]) -> float:
    return statistics.quantiles(delays, n=20)[-1]


@contextmanager
def _serving(database_url: str) -> Iterator[None]:
    environment = {**os.environ, "TEMUAINUL_DATABASE_URL": database_url, "TEMUAINUL_PORT": str(PORT)}
    command = [sys.executable, "-m", "temuainul"]
    subprocess.run([*command, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(
        [*command, "api"], env={**environment, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE
    )
    try:
        assert server.stdout is not None
        server.stdout.readline()
        yield
    finally:
        server.terminate()
        server.communicate(timeout=60)


class _Host:
    """One person with many meetings and many windows; who they are makes no difference to the room."""

    def __init__(self, client: httpx.AsyncClient, agent: str) -> None:
        self._client = client
        self._agent = agent

    @classmethod
    async def signed_up(cls, client: httpx.AsyncClient) -> "_Host":
        body = {"email": "sari@example.org", "name": "Sari", "password": "cukup panjang", "language": "id"}
        (await client.post("/api/auth/sign-up", json=body)).raise_for_status()
        agent = await client.post("/api/agents", json={"name": "Bu Sekar", "instructions": ""})
        return cls(client, agent.json()["id"])

    @asynccontextmanager
    async def room(self, people: int) -> AsyncIterator[list["_Chair"]]:
        body = {"title": "Rapat", "agent_id": self._agent}
        meeting = (await self._client.post("/api/meetings", json=body)).json()["id"]
        chairs = [await self._chair(meeting) for _ in range(people)]
        try:
            yield chairs
        finally:
            for chair in chairs:
                chair.leave()

    async def _chair(self, meeting: str) -> "_Chair":
        ticket = (await self._client.post(f"/api/meetings/{meeting}/join")).json()["token"]
        cookie = "; ".join(f"{one.name}={one.value}" for one in self._client.cookies.jar)
        loop = asyncio.get_running_loop()
        _, chair = await loop.create_connection(lambda: _Chair(ticket, cookie), "127.0.0.1", PORT)
        await asyncio.wait_for(chair.welcomed.wait(), 30)
        return chair


class _Chair(asyncio.Protocol):
    """Times how long it took from the sending to here, in the clock of this process, which sends it all."""

    def __init__(self, ticket: str, cookie: str) -> None:
        self._ticket = ticket
        self._cookie = cookie
        self._read: Callable[[], bool] = self._read_answer
        self._buffer = bytearray()
        self.welcomed = asyncio.Event()
        self.heard: list[float] = []
        self.shown: list[float] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(
            f"GET /api/room HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nOrigin: {_ORIGIN}\r\nCookie: {self._cookie}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {b64encode(secrets.token_bytes(16)).decode()}\r\n"
            f"Sec-WebSocket-Protocol: temuainul.room.1, {self._ticket}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while self._read():
            pass

    def speak(self) -> None:
        self._send(0x82, struct.pack("<q", time.perf_counter_ns()) + _VOICE)

    def say(self) -> None:
        """The time is the line's id."""
        line = {"type": "line", "id": str(time.perf_counter_ns()), "text": "Kita lanjut."}
        self.send({**line, "spoken": True, "seconds_ago": 1.0})

    def send(self, message: dict[str, object]) -> None:
        self._send(0x81, json.dumps(message).encode())

    def leave(self) -> None:
        self._transport.abort()

    def _send(self, kind: int, payload: bytes) -> None:
        """Masked with zeros, which changes nothing."""
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
        self._transport.write(bytes([kind]) + length + bytes(4) + payload)

    def _read_answer(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        assert self._buffer.startswith(b"HTTP/1.1 101"), bytes(self._buffer)
        del self._buffer[: end + 4]
        self._read = self._read_frame
        self.send({"type": "hello", "resume": None, "after": 0})
        return True

    def _read_frame(self) -> bool:
        buffer = self._buffer
        if len(buffer) < 2:
            return False
        size, start = buffer[1], 2
        if size == 126:
            size, start = int.from_bytes(buffer[2:4], "big"), 4
        if len(buffer) < start + size:
            return False
        kind, payload = buffer[0] & 0x0F, bytes(buffer[start : start + size])
        del buffer[: start + size]
        self._take(kind, payload)
        return True

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == 2:
            self.heard.append((time.perf_counter_ns() - struct.unpack_from("<q", payload, 2)[0]) / 1e9)
        elif kind == 8:
            raise ConnectionError(f"closed with {int.from_bytes(payload[:2], 'big')}")
        elif kind == 9:
            self._send(0x8A, payload)
        elif kind == 1:
            self._take_text(json.loads(payload))

    def _take_text(self, told: dict[str, object]) -> None:
        line = told.get("line")
        if told["type"] == "welcome":
            self.welcomed.set()
        elif isinstance(line, dict) and not line["is_agent"]:
            self.shown.append((time.perf_counter_ns() - int(line["id"])) / 1e9)


class _Talk:
    def __init__(self, rooms: list[list[_Chair]]) -> None:
        """What the others heard and saw; the first of each room is the one who speaks."""
        others = [chair for room in rooms for chair in room[1:]]
        self.heard = [delay for chair in others for delay in chair.heard]
        self.shown = [delay for chair in others for delay in chair.shown]


async def _lines(host: _Host) -> list[float]:
    async with host.room(2) as (one, other):
        for _ in range(LINES):
            one.say()
            await asyncio.sleep(0.06)
        await asyncio.sleep(1)
        assert len(other.shown) == LINES
        return other.shown


async def _talk(host: _Host, rooms: int) -> _Talk:
    """One of each room speaks, and all say a line now and then, the rooms spread over time as in life."""
    async with _rooms(host, rooms) as seated:
        for room in seated:
            room[0].send({"type": "microphone", "on": True})
        await asyncio.sleep(1)
        await asyncio.gather(*[_speak(room[0], place / rooms) for place, room in enumerate(seated)])
        await asyncio.sleep(1)
        return _Talk(seated)


@asynccontextmanager
async def _rooms(host: _Host, count: int) -> AsyncIterator[list[list[_Chair]]]:
    if not count:
        yield []
        return
    async with host.room(PEOPLE) as room, _rooms(host, count - 1) as others:
        yield [room, *others]


async def _speak(chair: _Chair, phase: float) -> None:
    frame = 1 / FRAMES_A_SECOND
    began = time.perf_counter() + phase * frame
    line_at = began + phase * SECONDS_BETWEEN_LINES
    for number in range(int(SECONDS * FRAMES_A_SECOND)):
        at = began + number * frame
        await asyncio.sleep(max(at - time.perf_counter(), 0))
        chair.speak()
        if at >= line_at:
            chair.say()
            line_at += SECONDS_BETWEEN_LINES
