"""The application over HTTP, on a world in memory."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.settings import Settings
from temuainul.testing.world import World

ORIGIN = "http://127.0.0.1:8000"
NO_PAGE = Path(__file__).parent / "nowhere"
"""Whether a page was built here must not matter."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def stopping() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
def states() -> dict[str, str]:
    """What the components say of themselves."""
    return {"storage": "up", "call_provider": "none"}


@pytest.fixture
def app(world: World, settings: Settings, stopping: asyncio.Event, states: dict[str, str]) -> Litestar:
    async def ready() -> dict[str, str]:
        return states

    return build(world.app, settings, stopping=stopping, ready=ready, page=NO_PAGE)


@pytest.fixture
async def visitor(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on one of our pages, not signed in."""
    async with _browser(app) as client:
        yield client


@pytest.fixture
async def sari(app: Litestar, world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with _browser(app) as client:
        yield await _signed_in(client, world, "Sari")


@pytest.fixture
async def tablet(app: Litestar, world: World) -> AsyncIterator[httpx.AsyncClient]:
    """Sari's other browser."""
    async with _browser(app) as client:
        yield await _signed_in(client, world, "Sari")


@pytest.fixture
async def budi(app: Litestar, world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger to everything of Sari's."""
    async with _browser(app) as client:
        yield await _signed_in(client, world, "Budi")


@pytest.fixture
async def listen(app: Litestar) -> AsyncIterator[Callable[..., "Listener"]]:
    """Opens an event stream as a browser would: `listen(client)`; httpx's own transport waits for the end."""
    opened: list[Listener] = []

    def begin(client: httpx.AsyncClient, *, last_event_id: str | None = None) -> Listener:
        opened.append(Listener(app, client, last_event_id))
        return opened[-1]

    yield begin
    for listener in opened:
        await listener.leave()


class Listener:
    def __init__(self, app: Litestar, client: httpx.AsyncClient, last_event_id: str | None) -> None:
        self._gone = asyncio.Event()
        self._sent: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self._text = ""
        self.task = asyncio.ensure_future(app(_scope(client, last_event_id), self._receive, self._sent.put))

    async def start(self) -> dict[str, object]:
        return await asyncio.wait_for(self._sent.get(), 5)

    async def event(self) -> dict[str, str]:
        """The next with data; comments are passed over."""
        while "data" not in (block := await self.block()):
            pass
        return block

    async def block(self) -> dict[str, str]:
        """Raises `EOFError` at the end of the stream."""
        while "\n\n" not in self._text:
            message = await asyncio.wait_for(self._sent.get(), 5)
            self._text += message.get("body", b"").decode()
            if message["type"] == "http.response.body" and not message["more_body"]:
                raise EOFError
        block, _, self._text = self._text.partition("\n\n")
        return dict(line.split(": ", 1) for line in block.splitlines())

    async def leave(self) -> None:
        self._gone.set()
        await asyncio.wait_for(self.task, 5)

    async def _receive(self) -> dict[str, object]:
        await self._gone.wait()
        return {"type": "http.disconnect"}


def _browser(app: Litestar) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN})


async def _signed_in(client: httpx.AsyncClient, world: World, name: str) -> httpx.AsyncClient:
    user = await world.user(name)
    body = {"email": user.email, "password": f"the word of {name}"}
    assert (await client.post("/api/auth/sign-in", json=body)).status_code == 200
    return client


def _scope(client: httpx.AsyncClient, last_event_id: str | None) -> dict[str, object]:
    cookie = "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)
    headers = [(b"host", b"127.0.0.1:8000"), (b"cookie", cookie.encode())]
    if last_event_id is not None:
        headers.append((b"last-event-id", last_event_id.encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/api/live",
        "raw_path": b"/api/live",
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 5000),
        "server": ("127.0.0.1", 8000),
    }
