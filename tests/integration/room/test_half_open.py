"""Peers that are gone without a word."""

import asyncio
import os
from base64 import b64encode
from contextlib import suppress

import pytest

from temuainul.entrypoints.api import server

pytestmark = pytest.mark.anyio

VOICE = b"\x01\x02" * 480


@pytest.fixture(autouse=True)
def short_pings(monkeypatch):
    """Half a second each in place of ten."""
    monkeypatch.setattr(server, "PING_SECONDS", 0.5)
    monkeypatch.setattr(server, "PONG_SECONDS", 0.5)


async def test_a_half_open_peer_is_noticed_also_while_sound_piles_up_for_it(sari, budi):
    """It has come in, and neither reads nor answers any more. What the server still has for it nobody will ever read."""
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    gone = await half_open(budi, await sari.invite(budi, meeting))
    joined = (await host.until("joined"))["participant"]
    await host.send(type="microphone", on=True)
    speaking = asyncio.ensure_future(speak(host))
    told = await host.until("changed", participant={**joined, "away": True})
    assert told
    speaking.cancel()
    gone.transport.abort()
    await asyncio.sleep(0)


async def test_who_is_gone_as_soon_as_they_came_does_not_stay(sari, budi):
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    for _ in range(10):
        hasty = await half_open(budi, await sari.invite(budi, meeting))
        hasty.transport.abort()
    came = (await host.until("joined"))["participant"]
    assert await host.until("changed", participant={**came, "away": True})


async def test_a_peer_that_answers_pings_stays(sari):
    host = await sari.enter(await sari.meeting())
    await asyncio.sleep(2)
    await host.say("Masih di sini.")
    await host.heard("Masih di sini.")


async def half_open(person, token):
    """By hand, since a library would answer pings."""
    cookie = "; ".join(f"{one.name}={one.value}" for one in person.client.cookies.jar)
    port = int(person.origin.rsplit(":", 1)[1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET /api/room HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {person.origin}\r\nCookie: {cookie}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {b64encode(os.urandom(16)).decode()}\r\n"
        f"Sec-WebSocket-Protocol: temuainul.room.1, {token}\r\n\r\n".encode()
    )
    assert b" 101 " in await reader.readline()
    writer.write(masked(b'{"type":"hello","resume":null,"after":0}'))
    writer.transport.pause_reading()
    return writer


def masked(text):
    return bytes([0x81, 0x80 | len(text)]) + bytes(4) + text


async def speak(host):
    with suppress(asyncio.CancelledError):
        while True:
            await host.socket.send(VOICE)
            await asyncio.sleep(0.012)
