"""However a request fails, it is told in one shape."""

import pytest

from temuainul.domain.model.errors import Unavailable

pytestmark = pytest.mark.anyio

KEYS = {"type", "title", "status", "detail", "instance", "code", "errors"}
JSON = {"content-type": "application/json"}


def problem(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    told = answer.json()
    assert told.keys() == KEYS
    assert told["status"] == answer.status_code
    assert told["type"] == f"urn:temuainul:problem:{told['code']}"
    return told


async def test_an_address_nobody_serves(visitor, sari):
    for client in (visitor, sari):
        for path in ("/api/nope", "/api/meetings/x/nope", "/api/nope/deeper", "/nope.txt", "/api/"):
            assert problem(await client.get(path))["code"] == "not-found"
    assert problem(await sari.post("/api/nope", json={}))["status"] == 404


async def test_a_method_nobody_serves(sari):
    answer = await sari.put("/api/agents")
    assert problem(answer)["code"] == "method-not-allowed"
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"nonsense",
        b'{"name": "x",}',
        b'{"name": NaN}',
        b'{"name": "\xff"}',
        b'{"name": "\\ud800"}',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b'{"name":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"name": "x", "instructions": "y", "voice": ' + b"9" * 100_000 + b"}",
        b'{"name": 1e999999}',
        b"\x1f\x8b\x08\x00",
        b"",
        b"null",
    ],
)
async def test_a_body_that_cannot_be_read(sari, body):
    assert problem(await sari.post("/api/agents", content=body, headers=JSON))["code"] == "invalid"


async def test_a_body_that_is_too_large(sari):
    declared = await sari.post("/api/agents", content=b" " * (1024 * 1024 + 1), headers=JSON)
    assert problem(declared)["code"] == "too-large"

    async def undeclared():
        for _ in range(2000):
            yield b" " * 1024

    assert problem(await sari.post("/api/agents", content=undeclared(), headers=JSON))["code"] == "too-large"


@pytest.mark.parametrize("declared", ["-1", "abc", "9" * 5000, "1e3", ""])
async def test_a_length_that_is_none(sari, declared):
    headers = JSON | {"content-length": declared}
    answer = await sari.post("/api/agents", content=b"{}", headers=headers)
    assert answer.status_code in {400, 413}


async def test_a_fault_of_our_own_is_logged_and_never_echoed(sari, world, monkeypatch, caplog):
    async def fails(*_args, **_more):
        raise RuntimeError("secret words")

    monkeypatch.setattr(type(world.app.agents), "open", fails)
    answer = await sari.get("/api/agents/x")
    assert problem(answer)["code"] == "internal-server-error"
    assert "secret" not in answer.text
    assert "secret words" in caplog.text


async def test_what_is_away_says_when_to_come_again(sari, world, monkeypatch):
    def away():
        raise Unavailable(retry_after_seconds=7)

    monkeypatch.setattr(world.outside.storage, "begin", away)
    answer = await sari.get("/api/agents")
    assert problem(answer)["code"] == "unavailable"
    assert answer.headers["retry-after"] == "7"


async def test_nothing_under_api_is_kept_by_caches(sari, visitor):
    for answer in (
        await sari.get("/api/agents"),
        await visitor.get("/api/agents"),
        await sari.get("/api/no"),
    ):
        assert answer.headers["cache-control"] == "no-store"


async def test_large_answers_are_compressed_small_ones_not(sari):
    await sari.post("/api/agents", json={"name": "x", "instructions": "kata " * 1000})
    assert (await sari.get("/api/agents")).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in (await sari.get("/api/auth/me")).headers
