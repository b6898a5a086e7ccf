"""Who may see what, over every route of the document: what is not yours does not exist."""

import json
import re

import msgspec
import pytest

from temuainul.entrypoints.api.openapi import document
from temuainul.entrypoints.api.origin import BYTES

pytestmark = pytest.mark.anyio

BODIES = {
    "editAgent": {"name": "Lain"},
    "editMeeting": {"title": "Lain"},
    "askQuestion": {"text": "apa?"},
    "tickActionItem": {"done": True},
    "beginRecording": {"media_type": "audio/webm"},
}


def operations(app):
    paths = msgspec.json.decode(document(app))["paths"]
    return [(method, path, told) for path, methods in paths.items() for method, told in methods.items()]


async def test_strangers_get_the_same_as_for_what_never_was(app, world, sari, budi):
    meeting = await world.meeting(status="completed")
    login, other = (await sari.get("/api/auth/logins")).json()["items"]
    ids = {"meetings": meeting.id, "agents": meeting.agent_id, "auth": login["id"]}
    with_id = [one for one in operations(app) if "{id}" in one[1]]
    assert len(with_id) > 15
    for method, path, told in with_id:
        noun = path.split("/")[2]
        body = body_of(told)
        theirs = await budi.request(method, filled(path, ids[noun]), **body)
        nobodys = await budi.request(method, filled(path, "id-99999999"), **body)
        assert theirs.status_code == nobodys.status_code == 404, (method, path)
        assert theirs.text.replace(ids[noun], "id-99999999") == nobodys.text
    assert await world.see(meeting) == meeting
    assert (await sari.get(f"/api/agents/{meeting.agent_id}")).status_code == 200
    assert (await sari.get("/api/auth/logins")).json()["items"] == [login, other]


async def test_without_a_login_everything_but_the_doors_is_closed(app, visitor):
    for method, path, told in operations(app):
        if told.get("security") == []:
            continue
        answer = await visitor.request(method, filled(path, "x"), headers={"content-type": kind(told)})
        assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in"), (method, path)


async def test_the_doors_are_few(app):
    doors = {told["operationId"] for _, _, told in operations(app) if told.get("security") == []}
    assert doors == {"signUp", "signIn", "signOut", "isAlive", "isReady"}


async def test_lists_hold_only_what_is_yours(world, budi):
    await world.meeting(status="completed")
    for path in ("/api/agents", "/api/meetings", "/api/search?q=halo"):
        assert (await budi.get(path)).json()["items"] == []
    assert sum((await budi.get("/api/home")).json()["counts"].values()) == 0


@pytest.mark.parametrize("id", ["a b", "%00", "a%2Fb", "..", "x" * 65, "é", "%ff", "%F0%9F%98%80"])
async def test_what_can_be_no_identifier_is_refused(sari, id):
    answer = await sari.get(f"/api/meetings/{id}")
    assert answer.status_code in {400, 404}
    assert answer.headers["content-type"] == "application/problem+json"


def filled(path, id):
    """What stands within it may have any name: where that is looked for, the meeting was."""
    return re.sub(r"{\w+}", "x", path.replace("{id}", id).replace("{number}", "0"))


def body_of(told):
    if kind(told) == BYTES:
        return {"content": b"bytes", "headers": {"content-type": BYTES}}
    return {"json": BODIES.get(told["operationId"])}


def kind(told):
    contents = told.get("requestBody", {}).get("content", {"application/json": None})
    return next(iter(contents))


def test_bodies_are_real(app):
    known = {told["operationId"] for _, _, told in operations(app)}
    assert BODIES.keys() <= known, json.dumps(sorted(known))
