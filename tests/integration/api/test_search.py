"""Search over HTTP."""

import pytest

pytestmark = pytest.mark.anyio


async def test_words_are_found_where_they_stand(sari, world):
    await world.meeting(title="Rapat anggaran", status="completed")
    titles = (await sari.get("/api/search", params={"q": "angg"})).json()["items"]
    assert [(one["kind"], one["text"]) for one in titles] == [("title", "Rapat anggaran")]
    said = (await sari.get("/api/search", params={"q": "setuju"})).json()["items"]
    assert {one["kind"] for one in said} == {"segment", "summary"}


async def test_strangers_find_nothing(budi, world):
    await world.meeting(title="Rapat anggaran", status="completed")
    assert (await budi.get("/api/search", params={"q": "rapat"})).json() == {"items": []}


async def test_nothing_asked_is_nothing_found(sari):
    assert (await sari.get("/api/search", params={"q": " "})).json() == {"items": []}


@pytest.mark.parametrize("query", ["", "?q=" + "a" * 201, "?q=%00"])
async def test_what_cannot_be_looked_for_is_named(sari, query):
    answer = await sari.get(f"/api/search{query}")
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == ["q"]
