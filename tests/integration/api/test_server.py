"""The application on a real socket."""

import asyncio
import socket
import time

import httpx
import pytest

from temuainul.entrypoints.api.server import KEEP_ALIVE_SECONDS, configured, serving
from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return Settings(port=free.getsockname()[1])


def test_connections_outlive_those_of_senders(app, settings):
    assert configured(app, settings).timeout_keep_alive == KEEP_ALIVE_SECONDS > 75


async def test_it_stops_while_somebody_listens(app, settings, stopping):
    body = {"email": "a@example.org", "name": "A", "password": "password"}
    headers = {"origin": settings.origin}
    async with httpx.AsyncClient(base_url=settings.origin, headers=headers) as client:
        async with serving(app, settings, stopping):
            assert (await client.post("/api/auth/sign-up", json=body)).status_code == 201
            heard = asyncio.ensure_future(_listen(client))
            await asyncio.sleep(0.2)
            began = time.monotonic()
        assert time.monotonic() - began < 3
        assert "event: closing" in await heard


async def _listen(client):
    async with client.stream("GET", "/api/live") as answer:
        return "".join([text async for text in answer.aiter_text()])
