"""The AI participants people describe, and what becomes of their meetings."""

import unicodedata

import pytest
from msgspec import structs

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import Invalid, NotFound
from temuainul.domain.model.ids import AgentId
from temuainul.domain.model.listing import PageRequest
from temuainul.domain.model.words import Language

pytestmark = pytest.mark.anyio

PROFILE = AgentProfile(name="Notulen", instructions="Catat.", language=Language.indonesian, voice="marin")


def profile(**changes):
    return structs.replace(PROFILE, **changes)


async def agents_of(world, user, *, search="", page=1, page_size=10):
    request = PageRequest(page=page, page_size=page_size)
    return await world.app.agents.list(user.id, search=search, page=request)


async def test_an_agent_is_what_was_said_of_it(world):
    sari = await world.user()
    made = await world.app.agents.create(sari.id, PROFILE)
    assert await world.app.agents.open(sari.id, made.id) == made
    assert (made.owner_id, made.profile, made.created_at) == (sari.id, PROFILE, world.now)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""),
        ("name", " \t "),
        ("name", "x" * 121),
        ("name", "two\nlines"),
        ("name", "a\x00b"),
        ("instructions", "x" * 8_001),
        ("instructions", "a\x00b"),
        ("instructions", "a\x1b[31m"),
        ("instructions", "a\ud800"),
        ("voice", ""),
        ("voice", "x" * 41),
    ],
)
async def test_a_profile_beyond_its_limits_is_refused_by_field(world, field, text):
    sari = await world.user()
    with pytest.raises(Invalid) as refused:
        await world.app.agents.create(sari.id, profile(**{field: text}))
    assert [problem.where for problem in refused.value.problems] == [field]
    assert (await agents_of(world, sari)).total == 0


async def test_a_profile_may_reach_its_limits(world):
    sari = await world.user()
    wish = profile(name="x" * 120, instructions="line\n\ttabbed\r\n".ljust(8_000, "y"), voice="x" * 40)
    assert (await world.app.agents.create(sari.id, wish)).profile == wish


async def test_a_profile_is_kept_in_one_form_of_unicode(world):
    sari = await world.user()
    apart = unicodedata.normalize("NFD", "é")
    made = await world.app.agents.create(sari.id, profile(name=apart * 120, instructions=apart))
    assert (made.profile.name, made.profile.instructions) == ("é" * 120, "é")


async def test_an_edit_is_checked_like_a_new_agent(world):
    sari, agent = await world.user(), await world.agent()
    with pytest.raises(Invalid):
        await world.app.agents.edit(sari.id, agent.id, profile(name=""))
    assert await world.app.agents.open(sari.id, agent.id) == agent


async def test_an_edited_agent_remembers_when(world):
    sari, agent = await world.user(), await world.agent()
    world.advance(hours=1)
    edited = await world.app.agents.edit(sari.id, agent.id, profile(name="Penyelaras"))
    assert (edited.created_at, edited.updated_at) == (agent.created_at, world.now)
    assert (await world.app.agents.open(sari.id, agent.id)).profile.name == "Penyelaras"


@pytest.mark.parametrize("status", ["upcoming", "active", "processing", "completed", "cancelled"])
async def test_upcoming_meetings_follow_their_agent_and_no_others(world, status):
    meeting = await world.meeting(status=status)
    await world.app.agents.edit(meeting.owner_id, meeting.agent_id, profile(name="Baru"))
    followed = (await world.see(meeting)).agent.name == "Baru"
    assert followed == (status == "upcoming")


@pytest.mark.parametrize("status", ["upcoming", "completed"])
async def test_a_meeting_outlives_its_agent_with_a_frozen_copy(world, status):
    meeting = await world.meeting(status=status)
    await world.app.agents.remove(meeting.owner_id, meeting.agent_id)
    seen = await world.see(meeting)
    assert (seen.agent_id, seen.agent, seen.standing) == (None, meeting.agent, meeting.standing)


async def test_a_meeting_without_its_agent_still_gets_its_summary(world):
    meeting, told = await world.meeting(), world.call(world.session()).facts()
    await world.app.agents.remove(meeting.owner_id, meeting.agent_id)
    await world.tell(meeting, *told)
    await world.run_jobs()
    assert (await world.app.meetings.read_summary(meeting.owner_id, meeting.id)).version == 1


async def test_a_removed_agent_is_gone(world):
    sari, agent = await world.user(), await world.agent()
    await world.app.agents.remove(sari.id, agent.id)
    with pytest.raises(NotFound):
        await world.app.agents.open(sari.id, agent.id)
    with pytest.raises(NotFound):
        await world.app.agents.remove(sari.id, agent.id)
    assert (await agents_of(world, sari)).items == ()


@pytest.mark.parametrize("act", ["open", "edit", "remove"])
async def test_another_persons_agent_does_not_exist(world, act):
    agent, stranger = await world.agent(), await world.user("Budi")
    more = [PROFILE] if act == "edit" else []
    with pytest.raises(NotFound):
        await getattr(world.app.agents, act)(stranger.id, agent.id, *more)
    with pytest.raises(NotFound):
        await getattr(world.app.agents, act)(stranger.id, AgentId("none"), *more)
    assert await world.app.agents.open(agent.owner_id, agent.id) == agent


async def test_a_list_holds_ones_own_agents_newest_first(world):
    sari, budi = await world.user(), await world.user("Budi")
    for name in ("Satu", "Dua", "Tiga"):
        world.advance(seconds=1)
        await world.agent(sari, name)
    await world.agent(budi, "Empat")
    found = await agents_of(world, sari, page_size=2)
    assert ([agent.profile.name for agent in found.items], found.total) == (["Tiga", "Dua"], 3)
    assert [one.profile.name for one in (await agents_of(world, sari, page=2, page_size=2)).items] == ["Satu"]
    assert (await agents_of(world, sari, page=10_000)).items == ()


async def test_a_search_finds_part_of_a_name_in_any_case(world):
    sari = await world.user()
    for name in ("Notulen", "Penyelaras", "100%_sure"):
        await world.agent(sari, name)
    for search, names in {"TULEN": ["Notulen"], "%_": ["100%_sure"], "%": ["100%_sure"], "zz": []}.items():
        assert [one.profile.name for one in (await agents_of(world, sari, search=search)).items] == names


@pytest.mark.parametrize(
    "wrong",
    [
        *({"page": 0}, {"page": -1}, {"page": 10_001}, {"page_size": 0}, {"page_size": 101}),
        *({"search": "x" * 201}, {"search": "a\x00"}),
    ],
)
async def test_a_list_has_bounds(world, wrong):
    with pytest.raises(Invalid) as refused:
        await agents_of(world, await world.user(), **wrong)
    assert [problem.where for problem in refused.value.problems] == [*wrong]
