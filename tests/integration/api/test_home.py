"""Home over HTTP."""

import pytest

pytestmark = pytest.mark.anyio


async def test_home_adds_up(sari, world):
    await world.meeting()
    done = await world.meeting(status="completed")
    home = (await sari.get("/api/home")).json()
    assert home["counts"] == {"upcoming": 1, "active": 0, "processing": 0, "completed": 1, "cancelled": 0}
    assert home["agents"] == 2
    assert [one["id"] for one in home["today"]] == [done.id]
    assert [one["id"] for one in home["recent"]] == [done.id]
    assert home["next"] is None
    assert home["open_action_items"] == []


async def test_today_is_where_the_person_is(sari, world):
    agent = await world.agent()
    late = "2026-01-06T01:00:00+07:00"  # still the 5th, the world's today, in UTC
    await sari.post("/api/meetings", json={"title": "Malam", "agent_id": agent.id, "planned_start": late})

    async def today(timezone):
        home = (await sari.get("/api/home", params={"timezone": timezone})).json()
        return [one["title"] for one in home["today"]]

    assert await today("UTC") == ["Malam"]
    assert await today("Asia/Jakarta") == []
    assert await today("Pacific/Auckland") == ["Malam"]


@pytest.mark.parametrize(
    "name",
    ["Asia/Nowhere", "America", "", "../../etc/passwd", "/etc/localtime", "a\x00b", "x" * 99, "Asia/", "."],
)
async def test_a_zone_nobody_knows_is_named(sari, name):
    answer = await sari.get("/api/home", params={"timezone": name})
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == ["timezone"]
