"""Agents over HTTP."""

import pytest

pytestmark = pytest.mark.anyio

NOTULEN = {"name": "Notulen", "instructions": "Catat keputusan."}


async def test_an_agent_is_created_read_edited_and_deleted(sari):
    created = await sari.post("/api/agents", json=NOTULEN)
    assert created.status_code == 201
    agent = created.json()
    assert agent["name"] == "Notulen"
    assert (agent["language"], agent["voice"]) == ("id", "marin")
    assert (await sari.get(f"/api/agents/{agent['id']}")).json() == agent

    edited = await sari.patch(f"/api/agents/{agent['id']}", json={"language": "en"})
    assert edited.status_code == 200
    assert edited.json() | {"language": "id"} == agent

    gone = await sari.delete(f"/api/agents/{agent['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await sari.get(f"/api/agents/{agent['id']}")).status_code == 404
    assert (await sari.delete(f"/api/agents/{agent['id']}")).status_code == 404


async def test_pages_are_counted(sari):
    for number in range(5):
        await sari.post("/api/agents", json=NOTULEN | {"name": f"Agen {number}"})
    page = (await sari.get("/api/agents", params={"page": 2, "page_size": 2})).json()
    assert len(page.pop("items")) == 2
    assert page == {"total": 5, "page": 2, "page_size": 2, "total_pages": 3}
    past = (await sari.get("/api/agents", params={"page": 9, "page_size": 2})).json()
    assert (past["items"], past["total_pages"]) == ([], 3)


async def test_no_agents_are_no_pages(sari):
    page = (await sari.get("/api/agents")).json()
    assert page == {"items": [], "total": 0, "page": 1, "page_size": 10, "total_pages": 0}


async def test_agents_are_found_by_name(sari):
    for name in ("Rapat", "Jualan"):
        await sari.post("/api/agents", json=NOTULEN | {"name": name})
    found = (await sari.get("/api/agents", params={"search": "rap"})).json()
    assert [one["name"] for one in found["items"]] == ["Rapat"]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("page=0", "page"),
        ("page=10001", "page"),
        ("page=x", "page"),
        ("page=" + "9" * 5000, "page"),
        ("page_size=0", "page_size"),
        ("page_size=101", "page_size"),
        ("search=" + "a" * 201, "search"),
        ("search=%00", "search"),
    ],
)
async def test_what_is_wrong_with_an_address_is_named(sari, query, where):
    answer = await sari.get(f"/api/agents?{query}")
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == [where]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "name"),
        ({"name": "x"}, "instructions"),
        (NOTULEN | {"instructions": "x" * 8001}, "instructions"),
        (NOTULEN | {"instructions": 5}, "instructions"),
        (NOTULEN | {"voice": ""}, "voice"),
        (NOTULEN | {"owner_id": "somebody"}, "owner_id"),
        (NOTULEN | {"id": "mine"}, "id"),
        ([], "body"),
        (None, "body"),
    ],
)
async def test_what_is_wrong_with_a_body_is_named(sari, body, where):
    answer = await sari.post("/api/agents", json=body)
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == [where]


async def test_nothing_is_changed_by_no_changes(sari):
    agent = (await sari.post("/api/agents", json=NOTULEN)).json()
    assert (await sari.patch(f"/api/agents/{agent['id']}", json={})).json() == agent
    refused = await sari.patch(f"/api/agents/{agent['id']}", json={"name": None})
    assert refused.status_code == 400


async def test_an_agent_says_how_many_meetings_it_has(sari, world):
    agent = (await sari.post("/api/agents", json=NOTULEN)).json()
    assert agent["meetings"] == 0
    for title in ("Satu", "Dua"):
        await sari.post("/api/meetings", json={"title": title, "agent_id": agent["id"]})
    busy = agent | {"meetings": 2}
    assert (await sari.get(f"/api/agents/{agent['id']}")).json() == busy
    assert (await sari.get("/api/agents")).json()["items"] == [busy]
    assert (await sari.get("/api/home")).json()["own_agents"] == [busy]
