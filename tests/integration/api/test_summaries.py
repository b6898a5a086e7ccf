"""Summaries over HTTP."""

import pytest

pytestmark = pytest.mark.anyio


async def test_a_summary_is_read_with_its_evidence(sari, world):
    meeting = await world.meeting(status="completed")
    summary = (await sari.get(f"/api/meetings/{meeting.id}/summary")).json()
    assert (summary["version"], summary["written_by"]) == (1, "memory")
    (citation,) = summary["overview"][0]["citations"]
    assert citation["verdict"] == "verified"


async def test_while_there_is_none_it_is_not_found(sari, world):
    meeting = await world.meeting()
    assert (await sari.get(f"/api/meetings/{meeting.id}/summary")).status_code == 404


async def test_a_new_one_is_written_later(sari, world):
    meeting = await world.meeting(status="completed")
    answer = await sari.post(f"/api/meetings/{meeting.id}/summary/retry")
    assert (answer.status_code, answer.json()["status"]) == (202, "processing")
    assert (await sari.get(f"/api/meetings/{meeting.id}/summary")).json()["version"] == 1
    await world.run_jobs()
    assert (await sari.get(f"/api/meetings/{meeting.id}/summary")).json()["version"] == 2


async def test_what_is_not_over_cannot_be_summarised_anew(sari, world):
    meeting = await world.meeting()
    answer = await sari.post(f"/api/meetings/{meeting.id}/summary/retry")
    assert (answer.status_code, answer.json()["code"]) == (409, "illegal-transition")
