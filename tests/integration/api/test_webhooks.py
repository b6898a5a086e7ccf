"""Webhooks over HTTP: what is answered to what (reliability W2), and in which order things are looked at (W6)."""

import asyncio
import gzip
import hmac
import json
import random
import zlib
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.stream.webhooks import StreamWebhooks
from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.api import webhooks
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

KEY, SECRET, OLD = "public-key", b"present secret", b"previous secret"
ADDRESS = "/api/webhooks/stream"
EVENT = b'{"type": "call.created", "call_cid": "default:x", "created_at": "2026-01-05T12:00:00Z"}'
PAYLOADS = Path(__file__).parents[2] / "payloads" / "stream"
HOSTILE = 1_200
SEED = 20_260_105


@pytest.fixture
def world():
    reader = StreamWebhooks(KEY, [SECRET.decode(), OLD.decode()])
    return World(outside=replace(memory_outside(), webhooks={"stream": reader}))


@pytest.fixture
async def provider(visitor):
    """No browser: no origin, no cookies."""
    del visitor.headers["origin"]
    return visitor


def signed(body, secret=SECRET, **headers):
    signature = hmac.new(secret, body, sha256).hexdigest()
    return {"x-api-key": KEY, "x-signature": signature, "x-webhook-id": "w1", **headers}


def packed(body):
    """Without the time, so that tests are the same every time."""
    return gzip.compress(body, mtime=0)


async def stored(world):
    return await world.app.webhooks.list()


async def test_a_signed_event_is_stored_and_answered_with_nothing(provider, world):
    answer = await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT))
    assert (answer.status_code, answer.content) == (200, b"")
    assert "set-cookie" not in answer.headers
    assert "content-encoding" not in answer.headers
    (delivery,) = await stored(world)
    assert (delivery.type, delivery.mailbox, delivery.body) == ("call.created", "default:x", EVENT)


async def test_what_was_stored_before_is_stored_once(provider, world):
    for _ in range(3):
        assert (await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT))).status_code == 200
    assert len(await stored(world)) == 1


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "nobody.knows"}',
        b'{"type": "call.session_started", "call": 5, "created_at": {}}',
        b'{"type": "x", "deep": ' + b"[" * 50 + b"]" * 50 + b"}",
        b'{"type": "\xc3\xa9", "nul": "\\u0000", "lone": "\\ud800"}',
        (PAYLOADS / "call.session_started.json").read_bytes(),
    ],
)
async def test_whatever_is_signed_and_has_a_type_is_taken(provider, body):
    assert (await provider.post(ADDRESS, content=body, headers=signed(body))).status_code == 200


@pytest.mark.parametrize(
    "type_", ["application/json", "text/plain", "application/x-www-form-urlencoded", None]
)
async def test_any_content_type_is_taken(provider, type_):
    headers = signed(EVENT) | ({} if type_ is None else {"content-type": type_})
    assert (await provider.post(ADDRESS, content=EVENT, headers=headers)).status_code == 200


async def test_packed_events_are_taken_as_they_are(provider):
    body = packed(EVENT)
    for more in ({}, {"content-encoding": "gzip"}):
        assert (await provider.post(ADDRESS, content=body, headers=signed(EVENT, **more))).status_code == 200


async def test_an_old_secret_is_taken_and_seen(provider, caplog):
    answer = await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT, OLD))
    assert answer.status_code == 200
    assert "webhook.old_secret" in caplog.text


@pytest.mark.parametrize(
    "change",
    [
        {"x-signature": "0" * 64},
        {"x-signature": ""},
        {"x-signature": "\u00e9"},
        {"x-api-key": "another"},
        {"x-api-key": ""},
        {"x-api-key": "\u00ff"},
    ],
)
async def test_who_does_not_sign_is_refused(provider, world, change):
    headers = {name: value.encode("latin-1") for name, value in (signed(EVENT) | change).items()}
    answer = await provider.post(ADDRESS, content=EVENT, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert await stored(world) == ()


async def test_a_header_that_comes_twice_counts_once(provider):
    genuine = list(signed(EVENT).items())
    planted_last = [*genuine, ("x-signature", "0" * 64)]
    assert (await provider.post(ADDRESS, content=EVENT, headers=planted_last)).status_code == 401
    planted_first = [("x-signature", "0" * 64), *genuine]
    assert (await provider.post(ADDRESS, content=EVENT, headers=planted_first)).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"5",
        b"{}",
        b'{"type": ""}',
        b'{"type": 5}',
        b'{"type": "x"',
        b'{"type": "x"} {}',
        b'{"type": "x", "n": NaN}',
        b'{"type": "\xff"}',
        b'{"type": "x", "n": ' + b"9" * 400 + b"}",
        b'{"type": "x", "deep": ' + b"[" * 70 + b"]" * 70 + b"}",
        b'{"type": "x", "deep": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    ],
)
async def test_what_can_be_no_event_is_refused_though_signed(provider, world, body):
    assert (await provider.post(ADDRESS, content=body, headers=signed(body))).status_code == 400
    assert await stored(world) == ()


@pytest.mark.parametrize("body", [b"\x1f\x8b", packed(EVENT)[:-5], packed(EVENT) + b"x"])
async def test_what_cannot_be_unpacked_is_refused(provider, body):
    assert (await provider.post(ADDRESS, content=body, headers=signed(EVENT))).status_code == 400


async def test_too_much_is_refused_packed_and_unpacked(provider):
    large = b'{"type": "x", "a": "' + b"a" * 1024 * 1024 + b'"}'
    assert (await provider.post(ADDRESS, content=large, headers=signed(large))).status_code == 413
    bomb = packed(b"a" * 64 * 1024 * 1024)
    assert len(bomb) < 1024 * 1024
    assert (await provider.post(ADDRESS, content=bomb, headers=signed(bomb))).status_code == 413


async def test_a_declared_length_is_looked_at_before_anything_else(provider):
    headers = {"content-length": str(1024 * 1024 + 1)}
    assert (await provider.post(ADDRESS, content=b"", headers=headers)).status_code == 413
    assert (await provider.post(ADDRESS, headers={"content-length": "9" * 5000})).status_code == 413


async def test_an_undeclared_length_is_counted(provider):
    async def much():
        for _ in range(2000):
            yield b"a" * 1024

    assert (await provider.post(ADDRESS, content=much(), headers=signed(b""))).status_code == 413


async def test_nothing_is_read_for_who_is_not_admitted(provider):
    async def body():
        raise AssertionError("read")
        yield b""

    assert (await provider.post(ADDRESS, content=body(), headers={"x-api-key": "no"})).status_code == 401


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
async def test_only_posts_are_taken(provider, method):
    answer = await provider.request(method, ADDRESS)
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


async def test_a_provider_nobody_configured_is_not_found(provider):
    assert (await provider.post("/api/webhooks/other", content=EVENT)).status_code == 404


async def test_cookies_and_origins_do_not_matter(provider):
    headers = signed(EVENT) | {"cookie": "session=x", "origin": "https://evil.example"}
    assert (await provider.post(ADDRESS, content=EVENT, headers=headers)).status_code == 200


async def test_a_body_that_does_not_come_is_asked_for_again(provider, monkeypatch):
    monkeypatch.setattr(webhooks, "READ_SECONDS", 0.05)

    async def slow():
        yield b"{"
        await asyncio.sleep(5)

    answer = await provider.post(ADDRESS, content=slow(), headers=signed(EVENT))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


class Inbox:
    """Stores when it is let."""

    def __init__(self):
        self.let = asyncio.Event()
        self.failure = None

    async def store(self, _delivery):
        if self.failure is not None:
            raise self.failure
        await self.let.wait()
        return True


class TestWhenStorageIsAway:
    @pytest.fixture
    def inbox(self):
        return Inbox()

    @pytest.fixture
    def world(self, inbox):
        reader = StreamWebhooks(KEY, [SECRET.decode()])
        return World(outside=replace(memory_outside(), webhooks={"stream": reader}, inbox=inbox))

    async def test_the_provider_is_asked_to_come_again(self, provider, inbox):
        inbox.failure = Unavailable("No database.", retry_after_seconds=3)
        answer = await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT))
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")

    async def test_it_is_not_waited_for_longer_than_the_provider_waits(self, provider, monkeypatch):
        assert webhooks.STORE_SECONDS <= 4.5
        monkeypatch.setattr(webhooks, "STORE_SECONDS", 0.05)
        answer = await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT))
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")

    async def test_only_so_many_wait_at_once(self, provider, inbox, monkeypatch):
        monkeypatch.setattr(webhooks, "STORE_SECONDS", 60)

        async def post():
            return (await provider.post(ADDRESS, content=EVENT, headers=signed(EVENT))).status_code

        posts = [asyncio.ensure_future(post()) for _ in range(webhooks.MOST_AT_ONCE + 10)]
        assert {await one for one in islice(asyncio.as_completed(posts), 10)} == {503}
        inbox.let.set()
        assert Counter(await asyncio.gather(*posts)) == {200: webhooks.MOST_AT_ONCE, 503: 10}
        assert await post() == 200


async def test_nothing_a_stranger_sends_is_a_fault_of_ours(provider):
    chance = random.Random(SEED)
    genuine = [path.read_bytes() for path in sorted(PAYLOADS.glob("*.json"))]
    answers = Counter()
    for _ in range(HOSTILE):
        body, headers = hostile(chance, chance.choice(genuine))
        answer = await provider.post(ADDRESS, content=body, headers=headers)
        answers[answer.status_code] += 1
        assert answer.status_code in {200, 400, 401, 413}, (body[:200], headers)
    assert answers.keys() == {200, 400, 401, 413}


def hostile(chance, genuine):
    plain = chance.choice(MUTATIONS)(chance, genuine)
    secret = chance.choice([SECRET, SECRET, OLD, b"of another"])
    body = chance.choice(PACKINGS)(chance, plain)
    headers = [(name, value.encode()) for name, value in signed(plain, secret).items()]
    return body, chance.choice(HEADERS)(chance, headers)


def _flipped(chance, body):
    place = chance.randrange(len(body))
    return body[:place] + bytes([body[place] ^ 1 << chance.randrange(8)]) + body[place + 1 :]


def _cut(chance, body):
    return body[: chance.randrange(len(body))]


def _odd_value(chance, body):
    told = json.loads(body)
    odd = [
        None,
        [],
        {},
        "",
        "\x00",
        "\ud800",
        10**18,
        10**25,
        -1,
        1e308,
        True,
        "9999-12-31T23:59:59Z",
        "x" * 9000,
    ]
    told[chance.choice(sorted(told))] = chance.choice(odd)
    return json.dumps(told).encode()


def _odd_number(chance, body):
    return body.replace(b":", b":" + b"9" * chance.choice([20, 400, 5000]) + b',"x":', 1)


def _deep(chance, body):
    depth = chance.choice([10, 64, 65, 5_000, 100_000])
    return body[:1] + b'"deep":' + b"[" * depth + b"]" * depth + b"," + body[1:]


MUTATIONS = [
    lambda _chance, body: body,
    lambda _chance, body: body,
    _flipped,
    _flipped,
    _cut,
    _odd_value,
    _odd_value,
    _odd_number,
    _deep,
    lambda chance, _body: chance.randbytes(chance.randrange(2000)),
    lambda _chance, body: body + body,
    lambda _chance, body: b"[" + body + b"]",
    lambda _chance, body: b"\xef\xbb\xbf" + body,
    lambda _chance, body: body.replace(b'"type"', b'"\\u0074ype"'),
    lambda _chance, body: body[:1] + b'"a":"' + b"a" * 1024 * 1024 + b'",' + body[1:],
]
PACKINGS = [
    lambda _chance, body: body,
    lambda _chance, body: body,
    lambda _chance, body: packed(body),
    lambda _chance, body: packed(packed(body)),
    lambda chance, body: _cut(chance, packed(body)),
    lambda chance, body: _flipped(chance, packed(body)),
    lambda _chance, body: packed(body) + b"trailing",
    lambda _chance, body: zlib.compress(body),
    lambda _chance, _body: packed(b"\x00" * 4 * 1024 * 1024),
]
HEADERS = [
    lambda _chance, headers: headers,
    lambda _chance, headers: headers,
    lambda _chance, headers: headers,
    lambda chance, headers: chance.sample(headers, chance.randrange(len(headers))),
    lambda _chance, headers: [*headers, *headers],
    lambda chance, headers: [*headers, ("x-webhook-id", chance.randbytes(20).translate(None, b"\r\n\0"))],
    lambda _chance, headers: [*headers, ("x-webhook-attempt", b"9" * 5000)],
    lambda _chance, headers: [*headers, ("x-webhook-attempt", b"\xb2")],
    lambda _chance, headers: [*headers, ("content-encoding", b"br"), ("content-type", b"\xff; charset=\xff")],
    lambda _chance, headers: [*headers, ("x-webhook-id", b"w" * 10_000)],
]
