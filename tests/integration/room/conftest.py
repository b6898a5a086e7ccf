"""The room on a real socket and a real database; a browser is an HTTP client and a WebSocket."""

import asyncio
import json
import socket
from contextlib import AsyncExitStack, asynccontextmanager
from secrets import token_hex

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from temuainul.entrypoints.running import migrated, running
from temuainul.entrypoints.settings import Settings
from temuainul.entrypoints.up import api

PROTOCOL = "temuainul.room.1"
PATIENCE = 10


@pytest.fixture
def anyio_backend():
    return "asyncio"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def new_port():
    return free_port


@pytest.fixture
def visit():
    """For servers that are not the `container`'s."""
    return visitor


@pytest.fixture
def settings():
    return Settings(port=free_port())


@pytest.fixture
async def container(database_url, settings):
    """One API process's; the worker's work is run when a test says so."""
    await migrated(settings, database_url)
    async with running(settings, database_url) as container, api(container):
        yield container


@pytest.fixture
async def sari(container, settings):
    """Who plans meetings here."""
    async with visitor(settings.origin, "Sari") as person:
        yield person


@pytest.fixture
async def budi(container, settings):
    async with visitor(settings.origin, "Budi") as person:
        yield person


@asynccontextmanager
async def visitor(origin, name):
    async with AsyncExitStack() as stack:
        client = httpx.AsyncClient(base_url=origin, headers={"origin": origin}, timeout=30)
        person = Visitor(await stack.enter_async_context(client), stack, name)
        await person.sign_up()
        yield person


class Visitor:
    def __init__(self, client, stack, name):
        self.client = client
        self.name = name
        self._stack = stack

    @property
    def origin(self):
        return str(self.client.base_url).rstrip("/")

    async def sign_up(self):
        body = {
            "email": f"{self.name.lower()}@example.org",
            "name": self.name,
            "password": f"the word of {self.name}",
        }
        answer = await self.client.post("/api/auth/sign-up", json={**body, "language": "id"})
        if answer.status_code == 409:
            answer = await self.client.post(
                "/api/auth/sign-in", json={k: body[k] for k in ("email", "password")}
            )
        assert answer.status_code < 300, answer.text

    async def meeting(self, *, agent="Bu Sekar", instructions="Catat keputusan.", title="Rapat panitia"):
        body = {"name": agent, "instructions": instructions}
        agent = (await self.client.post("/api/agents", json=body)).json()
        body = {"title": title, "agent_id": agent["id"]}
        return (await self.client.post("/api/meetings", json=body)).json()["id"]

    async def see(self, meeting):
        return (await self.client.get(f"/api/meetings/{meeting}")).json()

    async def ticket(self, meeting):
        answer = await self.client.post(f"/api/meetings/{meeting}/join")
        assert answer.status_code == 200, answer.text
        return answer.json()["token"]

    async def invite(self, guest, meeting):
        """The guest's ticket."""
        code = (await self.client.post(f"/api/meetings/{meeting}/invitation")).json()["code"]
        return (await guest.client.post(f"/api/invitations/{code}/join")).json()["token"]

    async def open(self, token, *, origin=None, protocols=None, cookie=True, **options):
        """A bare connection: nothing is said yet. Raises `InvalidStatus` where it is refused."""
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.client.cookies.jar)
        headers = {"Cookie": cookies} if cookie else {}
        return await connect(
            self.origin.replace("http", "ws") + "/api/room",
            subprotocols=protocols or [PROTOCOL, token],
            origin=self.origin if origin is None else origin or None,
            additional_headers=headers,
            compression=None,
            proxy=None,
            max_size=None,
            close_timeout=1,
            **options,
        )

    async def enter(self, meeting, *, resume=None, after=0, **options):
        return await self.enter_with(await self.ticket(meeting), resume=resume, after=after, **options)

    async def enter_with(self, token, *, resume=None, after=0, **options):
        socket = await self.open(token, **options)
        self._stack.push_async_callback(socket.close)
        chair = Chair(socket)
        await chair.send(type="hello", resume=resume, after=after)
        chair.welcome = await chair.until("welcome")
        return chair


class Chair:
    """A seat in the room, as a browser has it."""

    def __init__(self, socket):
        self.socket = socket
        self.welcome = None
        self.lines = {}

    @property
    def you(self):
        return self.welcome["you"]

    async def send(self, **message):
        await self.socket.send(json.dumps(message))

    async def say(self, text, *, id=None, spoken=False, seconds_ago=0.0):
        await self.send(type="line", id=id or token_hex(8), text=text, spoken=spoken, seconds_ago=seconds_ago)

    async def receive(self):
        message = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        if isinstance(message, bytes):
            return message
        told = json.loads(message)
        for line in [told["line"]] if told["type"] == "line" else told.get("lines", []):
            self.lines[line["number"]] = line
        return told

    async def until(self, kind, **fields):
        """The next message of this type with these fields; what comes before is passed over."""
        while True:
            told = await self.receive()
            if isinstance(told, dict) and told["type"] == kind and fields.items() <= told.items():
                return told

    async def heard(self, text):
        """Until somebody has said this."""
        while True:
            line = (await self.until("line"))["line"]
            if line["text"] == text:
                return line

    async def voice(self):
        while True:
            told = await self.receive()
            if isinstance(told, bytes):
                return told

    async def closed(self):
        """What it was closed with, and the last message before."""
        last = None
        try:
            while True:
                last = await self.receive()
        except ConnectionClosed as closing:
            return closing.rcvd.code if closing.rcvd else None, last

    async def break_off(self):
        """As a network does: nobody says goodbye."""
        self.socket.transport.abort()
        await asyncio.sleep(0.05)
