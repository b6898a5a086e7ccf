"""API processes that stop, are killed, and come again."""

import asyncio
import os
import signal
import subprocess
import sys
import time

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from temuainul.entrypoints.running import application, migrated
from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio


class Server:
    """`temuainul api`, as an operator runs it."""

    def __init__(self, database_url, port):
        self.origin = f"http://127.0.0.1:{port}"
        self._environment = {
            **os.environ,
            "TEMUAINUL_DATABASE_URL": database_url,
            "TEMUAINUL_PORT": str(port),
            "PYTHONUNBUFFERED": "1",
        }

    async def start(self):
        assert b"ready" in await asyncio.to_thread(self._begin)

    def _begin(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "temuainul", "api"], env=self._environment, stdout=subprocess.PIPE
        )
        return self.process.stdout.readline()

    async def stop(self, how):
        self.process.send_signal(how)
        await asyncio.to_thread(self.process.wait, 30)
        self.process.stdout.close()


@pytest.fixture
async def server(database_url, new_port):
    await migrated(Settings(), database_url)
    server = Server(database_url, new_port())
    await server.start()
    yield server
    if server.process.poll() is None:
        await server.stop(signal.SIGKILL)


@pytest.fixture
async def sari(server, visit):
    async with visit(server.origin, "Sari") as person:
        yield person


async def come_again(person, meeting, **known):
    """As a page does: until it is let in."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await person.enter(meeting, **known)
            except (InvalidStatus, ConnectionClosed, OSError, httpx.TransportError, AssertionError):
                await asyncio.sleep(0.5)


async def test_killed_in_mid_call_no_line_that_was_shown_is_lost(server, sari, database_url):
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    for number in range(20):
        await host.say(f"Kalimat nomor {number}.")
    await host.heard("Kalimat nomor 19.")
    for number in range(20, 40):
        await host.say(f"Kalimat nomor {number}.")
    await server.stop(signal.SIGKILL)
    await host.closed()
    shown = {number: line["text"] for number, line in host.lines.items()}
    assert len(shown) >= 20

    await server.start()
    back = await come_again(sari, meeting, resume=host.welcome["resume"], after=max(shown))
    assert (back.welcome["session"], back.you) == (host.welcome["session"], host.you)
    await back.say("Kita lanjut.")
    line = await back.heard("Kita lanjut.")
    kept = shown | {number: one["text"] for number, one in back.lines.items()}
    assert sorted(kept) == list(range(1, line["number"] + 1))

    await back.send(type="end")
    await back.closed()
    async with application(Settings(database_url=database_url)) as app:
        async with asyncio.timeout(30):
            while (await sari.see(meeting))["status"] != "completed":
                await app.works.run_all()
    transcript = (await sari.client.get(f"/api/meetings/{meeting}/transcript")).json()
    spoken = {one["text"] for one in transcript["segments"]}
    assert set(kept.values()) == spoken


async def test_stopped_in_good_order_everybody_is_asked_to_come_again(server, sari):
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    began = time.monotonic()
    stopping = asyncio.ensure_future(server.stop(signal.SIGTERM))
    assert await host.closed() == (4503, {"type": "closed", "reason": "restarting"})
    await stopping
    assert server.process.returncode == 0
    assert time.monotonic() - began < 8

    await server.start()
    back = await come_again(sari, meeting, resume=host.welcome["resume"])
    assert (back.welcome["session"], back.you) == (host.welcome["session"], host.you)


async def test_of_two_processes_one_holds_the_room(server, sari, database_url, new_port, visit):
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    other = Server(database_url, new_port())
    await other.start()
    try:
        async with visit(other.origin, "Sari") as elsewhere:
            chair = await elsewhere.open(await elsewhere.ticket(meeting))
            await chair.send('{"type":"hello","resume":null,"after":0}')
            await chair.wait_closed()
            assert chair.close_code == 4503
        await host.say("Di sini saja.")
        await host.heard("Di sini saja.")
    finally:
        await other.stop(signal.SIGTERM)
