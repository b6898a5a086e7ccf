"""No JSON at all, sent anywhere, is ever a fault of ours."""

import asyncio
import json

import httpx
import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.api.openapi import document
from temuainul.entrypoints.settings import Settings
from temuainul.testing.world import World

FIELDS = [
    "email", "name", "password", "language", "instructions", "voice", "title", "agent_id",
    "planned_start", "duration_minutes", "text", "started_at", "",
]  # fmt: skip
PLAUSIBLE = st.sampled_from(
    [
        "id", "en", "a@b.co", "password", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.999999-23:59", "2026-02-30T00:00:00Z", "\x00", "\ud800", "\u202e", "x" * 9000,
        "id-00000002", 0, 1, 480, -1, 10**30, 1e308, float("nan"), float("inf"), True, None, [], {},
    ]
)  # fmt: skip
VALUES = st.recursive(
    PLAUSIBLE | st.text() | st.integers() | st.floats() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
BODIES = (VALUES | st.dictionaries(st.sampled_from(FIELDS), VALUES)).map(
    lambda body: json.dumps(body).encode()
)


def test_any_body_to_any_route_is_answered():
    with asyncio.Runner() as runner:
        send, routes = runner.run(_browser())

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(body=BODIES | st.binary(max_size=200))
        def every_route_answers(body):
            for method, path in routes:
                assert runner.run(send(method, path, body)) < 500, (method, path)

        every_route_answers()


async def _browser():
    """Signed in, with an agent and a meeting to do things to."""
    world = World()
    app = build(world.app, Settings(), stopping=asyncio.Event(), ready=_ready)
    origin = "http://127.0.0.1:8000"
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url=origin, headers={"origin": origin})
    meeting = await world.meeting()
    body = {"email": "sari@example.org", "password": "the word of Sari"}
    await client.post("/api/auth/sign-in", json=body)

    async def send(method, path, content):
        headers = {"content-type": "application/json"}
        return (await client.request(method, path, content=content, headers=headers)).status_code

    return send, [(method, path.replace("{id}", _id(path, meeting))) for method, path in _taking_json(app)]


async def _ready():
    return {}


def _id(path, meeting):
    return meeting.agent_id if "/agents/" in path else meeting.id


def _taking_json(app):
    for path, methods in msgspec.json.decode(document(app))["paths"].items():
        for method, told in methods.items():
            if "application/json" in told.get("requestBody", {}).get("content", {}):
                yield method, path
