"""Changes over HTTP, as they happen."""

import asyncio
import json

import msgspec
import pytest

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.api import live
from temuainul.entrypoints.api.openapi import document

pytestmark = pytest.mark.anyio

AGENT = {"name": "Notulen", "instructions": ""}
BEFORE = 2
"""Changes told before a test begins: Sari signed up in one browser, and in with another."""


async def test_a_change_is_told_with_what_it_makes_old(sari, listen):
    listener = listen(sari)
    start = await listener.start()
    assert start["status"] == 200
    headers = dict(start["headers"])
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert (await listener.block()) == {"retry": "2000"}
    assert (await listener.block())["id"] == str(BEFORE)

    agent = (await sari.post("/api/agents", json=AGENT)).json()
    event = await listener.event()
    assert (event["event"], event["id"]) == ("changed", str(BEFORE + 1))
    told = json.loads(event["data"])
    assert (told["topic"], told["id"]) == ("agents", agent["id"])
    assert ["get", "/api/agents"] in told["keys"]


async def test_nothing_is_missed_between_two_streams(sari, listen):
    for _ in range(3):
        await sari.post("/api/agents", json=AGENT)
    listener = listen(sari, last_event_id=str(BEFORE + 1))
    assert [(await listener.event())["id"] for _ in range(2)] == [str(BEFORE + 2), str(BEFORE + 3)]


async def test_from_now_on_says_nothing_of_before(sari, listen):
    await sari.post("/api/agents", json=AGENT)
    listener = listen(sari)
    await listener.block()
    assert (await listener.block())["id"] == str(BEFORE + 1)
    await sari.post("/api/agents", json=AGENT)
    assert (await listener.event())["id"] == str(BEFORE + 2)


@pytest.mark.parametrize("unknown", ["7", "-1", "x", "", "9" * 30, "٣"])
async def test_a_number_nobody_was_told_is_a_reset(sari, listen, unknown):
    await sari.post("/api/agents", json=AGENT)
    event = await listen(sari, last_event_id=unknown).event()
    assert (event["event"], event["id"]) == ("reset", str(BEFORE + 1))


async def test_nobody_hears_of_what_is_not_theirs(sari, budi, listen):
    listener = listen(sari)
    await listener.block()
    await listener.block()
    await budi.post("/api/agents", json=AGENT)
    mine = (await sari.post("/api/agents", json=AGENT)).json()
    assert json.loads((await listener.event())["data"])["id"] == mine["id"]


async def test_a_stream_ends_when_the_server_stops(sari, listen, stopping):
    listener = listen(sari)
    await listener.block()
    stopping.set()
    event = await listener.event()
    assert (event["event"], json.loads(event["data"])["reason"]) == ("closing", "renew")
    with pytest.raises(EOFError):
        await listener.block()


async def test_a_stream_ends_after_its_hour(sari, listen, monkeypatch):
    monkeypatch.setattr(live, "LONGEST_SECONDS", 0.05)
    event = await listen(sari).event()
    assert json.loads(event["data"])["reason"] == "renew"


async def test_a_stream_ends_with_its_login_at_once(sari, listen):
    listener = listen(sari)
    await listener.start()
    await listener.block()
    await listener.block()
    await sari.post("/api/auth/sign-out")
    assert await closing(listener) == "signed-out"


async def test_a_stream_ends_when_its_login_is_ended_elsewhere_and_the_others_go_on(sari, tablet, listen):
    ended, going_on = listen(tablet), listen(sari)
    for listener in (ended, going_on):
        await listener.block()
        await listener.block()
    login = (await tablet.get("/api/auth/logins")).json()["items"][0]
    assert (await sari.delete(f"/api/auth/logins/{login['id']}")).status_code == 204
    assert await closing(ended) == "signed-out"
    told = json.loads((await going_on.event())["data"])
    assert (told["topic"], told["id"]) == ("logins", login["id"])
    assert told["keys"] == [["get", "/api/auth/logins"]]


async def test_a_login_that_ended_untold_is_noticed_all_the_same(sari, listen, world, monkeypatch):
    """Too old, say: nobody ends it, so nobody tells."""
    monkeypatch.setattr(live, "RECHECK_SECONDS", 0.0)
    listener = listen(sari)
    await listener.start()
    await listener.block()
    await listener.block()
    world.advance(days=31)
    await world.agent()
    assert await closing(listener) == "signed-out"


async def test_what_only_a_later_version_tells_of_is_a_reset(sari, listen, world):
    listener = listen(sari, last_event_id=str(BEFORE))
    async with world.outside.storage.begin() as unit:
        await unit.changes.add((await world.user()).id, "weather", "1")
    event = await listener.event()
    assert (event["event"], event["id"]) == ("reset", str(BEFORE + 1))


async def closing(listener):
    """Why the stream ended, and that it did."""
    event = await listener.event()
    with pytest.raises(EOFError):
        await listener.block()
    return json.loads(event["data"])["reason"]


async def test_who_leaves_is_not_followed_any_more(sari, listen):
    listener = listen(sari)
    await listener.block()
    await listener.leave()
    assert listener.task.done()
    await asyncio.sleep(0)


async def test_a_stream_needs_a_login(visitor):
    assert (await visitor.get("/api/live")).status_code == 401


def test_keys_name_what_can_be_read(app):
    paths = msgspec.json.decode(document(app))["paths"]
    assert all("get" in paths[path] for topic in live.TOPICS.values() for path in topic)


async def test_a_stream_that_cannot_go_on_asks_to_be_opened_again(sari, listen, world, monkeypatch):
    def away():
        raise Unavailable

    listener = listen(sari)
    await listener.start()
    monkeypatch.setattr(world.outside.storage, "begin", away)
    event = await listener.event()
    assert (event["event"], json.loads(event["data"])["reason"]) == ("closing", "renew")
