"""Links into a meeting's room, over HTTP."""

import pytest

pytestmark = pytest.mark.anyio


async def test_a_link_tells_its_reader_no_more_than_they_need(world, sari, budi):
    meeting = await world.meeting(title="Rapat panitia")
    code = (await sari.post(f"/api/meetings/{meeting.id}/invitation")).json()["code"]
    assert len(code) >= 22
    told = (await budi.get(f"/api/invitations/{code}")).json()
    assert told == {
        "meeting_title": "Rapat panitia",
        "host_name": "Sari",
        "agent": {"id": meeting.agent_id, "name": "Notulen", "language": "id", "voice": "marin"},
        "planned_start": None,
        "status": "upcoming",
        "is_mine": False,
        "meeting_id": None,
    }
    mine = (await sari.get(f"/api/invitations/{code}")).json()
    assert (mine["is_mine"], mine["meeting_id"]) == (True, meeting.id)


async def test_it_lets_into_the_room_and_into_nothing_else(world, sari, budi):
    meeting = await world.meeting()
    code = (await sari.post(f"/api/meetings/{meeting.id}/invitation")).json()["code"]
    ticket = (await budi.post(f"/api/invitations/{code}/join")).json()
    assert ticket["call"] == meeting.call
    for path in ("", "/transcript", "/summary", "/questions", "/recordings"):
        assert (await budi.get(f"/api/meetings/{meeting.id}{path}")).status_code == 404


async def test_only_the_owner_makes_one(world, budi):
    meeting = await world.meeting()
    assert (await budi.post(f"/api/meetings/{meeting.id}/invitation")).status_code == 404


async def test_a_code_nobody_made_is_not_found(sari):
    assert (await sari.get("/api/invitations/anything")).status_code == 404
    assert (await sari.post("/api/invitations/anything/join")).status_code == 404


async def test_what_is_over_cannot_be_joined(world, sari, budi):
    meeting = await world.meeting(status="completed")
    code = (await sari.post(f"/api/meetings/{meeting.id}/invitation")).json()["code"]
    answer = await budi.post(f"/api/invitations/{code}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "illegal-transition")
