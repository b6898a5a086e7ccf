"""Who has stopped reading holds up nobody, and is told to come again."""

import asyncio
import logging
import socket
import time

import pytest

from temuainul.entrypoints.api import room_outbox, server

pytestmark = pytest.mark.anyio

SMALL = 8_192


@pytest.fixture(autouse=True)
def small_buffers(monkeypatch):
    """Or the kernel would keep megabytes for who does not read; and a megabyte of ours takes long to fill."""
    listener = server._listener

    def narrow(settings):
        listening = listener(settings)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
        return listening

    monkeypatch.setattr(server, "_listener", narrow)
    monkeypatch.setattr(room_outbox, "MOST_KEPT", 200_000)


async def test_who_reads_too_slowly_loses_the_connection_and_nobody_waits(sari, budi, caplog):
    caplog.set_level(logging.INFO, "temuainul.api")
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    slow = await budi.enter_with(
        await sari.invite(budi, meeting), sock=await narrow_socket(sari.origin), max_queue=1
    )
    await host.send(type="microphone", on=True)
    gone = asyncio.ensure_future(host.until("changed", participant=away(slow)))
    began = time.monotonic()
    while not gone.done():
        await host.socket.send(b"\x00\x00" * 2_400)
        await host.say("panjang " * 490)
        await asyncio.sleep(0.06)
    assert (await gone)["participant"]["away"]
    assert time.monotonic() - began < 15, "before any ping would have noticed"
    assert [record.code for record in caplog.records if record.message == "room.closed"] == [4408]
    await host.say("Kita lanjut.")
    await host.heard("Kita lanjut.")


async def narrow_socket(origin):
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
    narrow.setblocking(False)
    await asyncio.get_running_loop().sock_connect(narrow, ("127.0.0.1", int(origin.rsplit(":", 1)[1])))
    return narrow


def away(chair):
    shown = next(one for one in chair.welcome["participants"] if one["id"] == chair.you)
    return {**shown, "away": True}
