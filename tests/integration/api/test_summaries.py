"""Summaries over HTTP."""

import pytest

from temuainul.testing.contracts.examples import a_summary

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


async def with_items(world, *texts):
    meeting = await world.meeting(status="completed")
    async with world.outside.storage.begin() as unit:
        await unit.summaries.add(meeting.id, a_summary(2, request="r", action_items=texts))
    return f"/api/meetings/{meeting.id}"


async def test_an_action_item_is_ticked_off(sari, world):
    meeting = await with_items(world, "Kirim laporan", "Pesan ruang")
    first, second = (await sari.get(f"{meeting}/summary")).json()["action_items"]
    assert (first["done"], second["done"]) == (False, False)
    answer = await sari.put(f"{meeting}/action-items/{first['id']}", json={"done": True})
    assert (answer.status_code, answer.json()) == (200, first | {"done": True})
    assert (await sari.get(f"{meeting}/summary")).json()["action_items"] == [first | {"done": True}, second]
    home = (await sari.get("/api/home")).json()["open_action_items"]
    assert [(one["id"], one["done"]) for one in home] == [(second["id"], False), (first["id"], True)]
    await sari.put(f"{meeting}/action-items/{first['id']}", json={"done": False})
    assert (await sari.get(f"{meeting}/summary")).json()["action_items"] == [first, second]


async def test_an_action_item_nobody_knows_is_not_found(sari, world):
    meeting = await with_items(world, "Kirim laporan")
    answer = await sari.put(f"{meeting}/action-items/unknown", json={"done": True})
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("body", [{}, {"done": "yes"}, {"done": None}, {"done": True, "text": "x"}])
async def test_a_tick_is_yes_or_no(sari, world, body):
    meeting = await with_items(world, "Kirim laporan")
    (item,) = (await sari.get(f"{meeting}/summary")).json()["action_items"]
    assert (await sari.put(f"{meeting}/action-items/{item['id']}", json=body)).status_code == 400


async def test_a_summary_is_taken_away_as_markdown(sari, world):
    meeting = await with_items(world, "Kirim laporan", "Pesan ruang")
    first = (await sari.get(f"{meeting}/summary")).json()["action_items"][0]
    await sari.put(f"{meeting}/action-items/{first['id']}", json={"done": True})
    answer = await sari.get(f"{meeting}/summary.md")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="Rapat mingguan.md"')
    assert answer.text.startswith("# Rapat mingguan\n\n## Ringkasan\n\n- ")
    assert "- [x] Kirim laporan — Budi, Jumat (00:00:01)\n" in answer.text
    assert "- [ ] Pesan ruang — Budi, Jumat (00:00:01)\n" in answer.text


async def test_without_a_summary_there_is_nothing_to_take_away(sari, world):
    meeting = await world.meeting()
    assert (await sari.get(f"/api/meetings/{meeting.id}/summary.md")).status_code == 404
