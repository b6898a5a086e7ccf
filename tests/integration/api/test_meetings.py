"""Meetings over HTTP: planned, found, changed, joined, called off."""

import pytest

from temuainul.domain.model.errors import NoCallProvider

pytestmark = pytest.mark.anyio


@pytest.fixture
async def agent(sari):
    return (await sari.post("/api/agents", json={"name": "Notulen", "instructions": ""})).json()


async def test_a_meeting_is_scheduled_and_read(sari, agent):
    body = {"title": "Rapat", "agent_id": agent["id"], "planned_start": "2026-02-01T10:00:00+07:00"}
    created = await sari.post("/api/meetings", json=body)
    assert created.status_code == 201
    meeting = created.json()
    assert meeting | {"id": "", "created_at": "", "updated_at": ""} == {
        "id": "",
        "title": "Rapat",
        "status": "upcoming",
        "outcome": None,
        "waiting": [],
        "waiting_since": None,
        "agent": {"id": agent["id"], "name": "Notulen", "language": "id", "voice": "marin"},
        "planned_start": "2026-02-01T03:00:00Z",
        "duration_minutes": 30,
        "started_at": None,
        "ended_at": None,
        "has_transcript": False,
        "talk": None,
        "lead": None,
        "action_items": 0,
        "created_at": "",
        "updated_at": "",
    }
    assert (await sari.get(f"/api/meetings/{meeting['id']}")).json() == meeting


async def test_a_meeting_is_edited_while_it_is_upcoming(sari, world):
    meeting = await world.meeting()
    edited = await sari.patch(f"/api/meetings/{meeting.id}", json={"title": "Lain", "duration_minutes": 45})
    assert (edited.json()["title"], edited.json()["duration_minutes"]) == ("Lain", 45)
    planned = {"planned_start": "2026-03-01T00:00:00Z"}
    assert (await sari.patch(f"/api/meetings/{meeting.id}", json=planned)).json()["planned_start"]
    undated = await sari.patch(f"/api/meetings/{meeting.id}", json={"planned_start": None})
    assert undated.json()["planned_start"] is None


@pytest.mark.parametrize("status", ["active", "processing", "completed", "cancelled"])
async def test_people_are_refused_what_no_longer_fits(sari, world, status):
    meeting = await world.meeting(status=status)
    for answer in (
        await sari.patch(f"/api/meetings/{meeting.id}", json={"title": "Lain"}),
        await sari.post(f"/api/meetings/{meeting.id}/cancel"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "illegal-transition")
        assert status in answer.json()["detail"]


async def test_a_meeting_is_cancelled(sari, world):
    meeting = await world.meeting()
    answer = await sari.post(f"/api/meetings/{meeting.id}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")


async def test_a_meeting_is_deleted_with_all_it_left(sari, world):
    meeting = await world.meeting(status="completed")
    assert (await sari.delete(f"/api/meetings/{meeting.id}")).status_code == 204
    for rest in ("", "/transcript", "/summary", "/questions", "/recordings"):
        assert (await sari.get(f"/api/meetings/{meeting.id}{rest}")).status_code == 404


async def test_joining_gives_a_ticket(sari, world):
    meeting = await world.meeting()
    ticket = (await sari.post(f"/api/meetings/{meeting.id}/join")).json()
    assert ticket.keys() == {"provider", "call", "token", "expires_in_seconds"}
    assert ticket["call"] == meeting.call


async def test_joining_without_a_provider_says_when_to_try_again(sari, world):
    meeting = await world.meeting()
    world.outside.calls.fail(NoCallProvider())
    answer = await sari.post(f"/api/meetings/{meeting.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (503, "no-call-provider")
    assert int(answer.headers["retry-after"]) > 0


async def test_a_completed_meeting_cannot_be_joined(sari, world):
    meeting = await world.meeting(status="completed")
    assert (await sari.post(f"/api/meetings/{meeting.id}/join")).status_code == 409


async def test_a_completed_meeting_says_how_it_came_out(sari, world):
    meeting = await world.meeting(status="completed")
    shown = (await sari.get(f"/api/meetings/{meeting.id}")).json()
    assert shown["outcome"] == {"kind": "summarised", "reason": None, "detail": ""}
    assert shown["has_transcript"]
    assert shown["ended_at"] > shown["started_at"]


async def test_a_processing_meeting_says_what_it_waits_for(sari, world):
    meeting = await world.meeting(status="processing")
    assert (await sari.get(f"/api/meetings/{meeting.id}")).json()["waiting"] == ["transcript"]


async def test_meetings_are_found_by_title_status_and_agent(sari, world):
    await world.meeting(title="Rapat anggaran")
    done = await world.meeting(title="Rapat lama", status="completed")
    await world.meeting(title="Lain")

    async def titles(**query):
        found = (await sari.get("/api/meetings", params=query)).json()
        assert found["total"] == len(found["items"])
        return {one["title"] for one in found["items"]}

    assert await titles(search="rapat") == {"Rapat anggaran", "Rapat lama"}
    assert await titles(status="completed") == {"Rapat lama"}
    assert await titles(search="rapat", status="upcoming") == {"Rapat anggaran"}
    assert await titles(agent_id=done.agent_id) == {"Rapat lama"}
    assert await titles(agent_id="nobody") == set()


async def test_pages_are_counted(sari, world):
    for _ in range(3):
        await world.meeting()
    page = (await sari.get("/api/meetings", params={"page_size": 2})).json()
    assert len(page.pop("items")) == 2
    assert page == {"total": 3, "page": 1, "page_size": 2, "total_pages": 2}


@pytest.mark.parametrize("query", ["status=nope", "agent_id=a/b", "page=0", "page_size=1000", "search=%01"])
async def test_what_is_wrong_with_an_address_is_named(sari, query):
    answer = await sari.get(f"/api/meetings?{query}")
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == [query.partition("=")[0]]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"agent_id": "../../x"}, "agent_id"),
        ({"agent_id": None}, "agent_id"),
        ({"planned_start": "2026-01-01T00:00:00"}, "planned_start"),
        ({"planned_start": "tomorrow"}, "planned_start"),
        ({"planned_start": "0001-01-01T00:00:00+23:59"}, "planned_start"),
        ({"planned_start": "9999-12-31T23:59:59-23:59"}, "planned_start"),
        ({"duration_minutes": 0}, "duration_minutes"),
        ({"duration_minutes": 481}, "duration_minutes"),
        ({"duration_minutes": 1.5}, "duration_minutes"),
        ({"duration_minutes": "30"}, "duration_minutes"),
        ({"status": "completed"}, "status"),
        ({"owner_id": "x"}, "owner_id"),
        ({"standing": {}}, "standing"),
    ],
)
async def test_what_is_wrong_with_a_body_is_named(sari, agent, change, where):
    body = {"title": "Rapat", "agent_id": agent["id"]} | change
    created = await sari.post("/api/meetings", json=body)
    meeting = (await sari.post("/api/meetings", json={"title": "Rapat", "agent_id": agent["id"]})).json()
    edited = await sari.patch(f"/api/meetings/{meeting['id']}", json=change)
    for answer in (created, edited):
        assert answer.status_code == 400
        assert [one["where"] for one in answer.json()["errors"]] == [where]


async def test_a_strangers_agent_cannot_be_invited(budi, agent):
    answer = await budi.post("/api/meetings", json={"title": "Rapat", "agent_id": agent["id"]})
    assert answer.status_code == 404


async def test_a_meeting_shows_who_spoke_when_and_how_its_notes_begin(sari, world):
    meeting = await world.meeting(status="completed")
    shown = (await sari.get(f"/api/meetings/{meeting.id}")).json()
    assert shown["talk"] == {
        "seconds": 2.0,
        "speakers": [{"name": "sari", "is_agent": False, "share": 1.0}],
        "stripes": [{"speaker": 0, "start": 0.0, "end": 1.0}],
    }
    assert (shown["lead"], shown["action_items"]) == ("halo s1", 0)
    assert (await sari.get("/api/meetings")).json()["items"] == [shown]
    home = (await sari.get("/api/home")).json()
    assert home["today"] == home["recent"] == [shown]


async def test_a_processing_meeting_says_since_when_it_waits(sari, world):
    meeting = await world.meeting(status="processing")
    shown = (await sari.get(f"/api/meetings/{meeting.id}")).json()
    assert (shown["waiting"], shown["waiting_since"]) == (["transcript"], shown["ended_at"])
    assert shown["talk"] is None
