"""The exam of `AgentRepository`."""

from contextlib import suppress

import pytest
from msgspec import structs

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import AgentId
from temuainul.domain.model.listing import AgentPage, PageRequest
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    AWKWARD,
    HOUR,
    MINUTE,
    NOON,
    a_meeting,
    a_profile,
    a_user,
    an_agent,
    completed,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")
AGENT, IDLE = an_agent(SARI), an_agent(SARI, "agent-2")
EVERYTHING = PageRequest(page_size=100)


class AgentContract(StorageContract):
    """Agents belong to one person; to everybody else they do not exist."""

    async def test_an_agent_is_found_by_its_owner(self, storage: Storage) -> None:
        await keep(storage, SARI, AGENT)
        async with storage.begin() as unit:
            assert await unit.agents.by_id(SARI.id, AGENT.id) == AGENT

    async def test_an_agent_does_not_exist_for_a_stranger(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, AGENT)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.agents.by_id(BUDI.id, AGENT.id)
            with pytest.raises(NotFound):
                await unit.agents.remove(BUDI.id, AGENT.id)
            assert await unit.agents.page(BUDI.id, "", EVERYTHING) == AgentPage(items=(), total=0)
        async with storage.begin() as unit:
            assert await unit.agents.by_id(SARI.id, AGENT.id) == AGENT

    @pytest.mark.parametrize("id", ["agent-none", "", "'", "🙂"])
    async def test_an_unknown_agent_is_not_found(self, storage: Storage, id: str) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.agents.by_id(SARI.id, AgentId(id))
            with pytest.raises(NotFound):
                await unit.agents.remove(SARI.id, AgentId(id))

    async def test_a_saved_agent_is_as_it_was_saved(self, storage: Storage) -> None:
        await keep(storage, SARI, AGENT)
        edited = AGENT.edited(structs.replace(a_profile("Juru tulis"), voice="cedar"), NOON + HOUR)
        async with storage.begin() as unit:
            await unit.agents.save(edited)
        async with storage.begin() as unit:
            assert await unit.agents.by_id(SARI.id, AGENT.id) == edited

    async def test_saving_does_not_bring_a_removed_agent_back(self, storage: Storage) -> None:
        await keep(storage, SARI, AGENT)
        async with storage.begin() as unit:
            await unit.agents.remove(SARI.id, AGENT.id)
        with suppress(NotFound):
            async with storage.begin() as unit:
                await unit.agents.save(AGENT)
        async with storage.begin() as unit:
            assert (await unit.agents.page(SARI.id, "", EVERYTHING)).total == 0

    async def test_meetings_outlive_their_agent(self, storage: Storage) -> None:
        planned = a_meeting(SARI, "meeting-1", agent=AGENT)
        past = a_meeting(SARI, "meeting-2", agent=AGENT, standing=completed(NOON))
        await keep(storage, SARI, AGENT, planned, past)
        async with storage.begin() as unit:
            await unit.agents.remove(SARI.id, AGENT.id)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.agents.by_id(SARI.id, AGENT.id)
            for meeting in (planned, past):
                kept = await unit.meetings.by_id(SARI.id, meeting.id)
                assert (kept.agent_id, kept.agent) == (None, AGENT.profile)

    async def test_agents_are_listed_newest_first_in_pages(self, storage: Storage) -> None:
        agents = [an_agent(SARI, f"agent-{n}", created_at=NOON + n * MINUTE) for n in range(5)]
        await keep(storage, SARI, BUDI, *agents, an_agent(BUDI, "agent-x"))
        async with storage.begin() as unit:
            pages = [
                await unit.agents.page(SARI.id, "", PageRequest(page=n, page_size=2)) for n in range(1, 5)
            ]
        assert [page.total for page in pages] == [5, 5, 5, 5]
        assert [[agent.id for agent in page.items] for page in pages] == [
            ["agent-4", "agent-3"],
            ["agent-2", "agent-1"],
            ["agent-0"],
            [],
        ]

    async def test_an_agent_is_found_by_part_of_its_name_in_any_case(self, storage: Storage) -> None:
        agents = [an_agent(SARI, "agent-1", name="Juru Tulis"), an_agent(SARI, "agent-2", name="Penerjemah")]
        await keep(storage, SARI, *agents)
        async with storage.begin() as unit:
            found = await unit.agents.page(SARI.id, "U tUL", EVERYTHING)
            assert found == AgentPage(items=(agents[0],), total=1)
            assert (await unit.agents.page(SARI.id, "catat", EVERYTHING)).total == 0

    @pytest.mark.parametrize("name", AWKWARD)
    async def test_an_agent_may_have_any_name_and_is_found_by_it(self, storage: Storage, name: str) -> None:
        awkward = an_agent(SARI, "agent-1", name=name)
        await keep(storage, SARI, awkward, an_agent(SARI, "agent-2", name="Biasa"))
        async with storage.begin() as unit:
            assert (await unit.agents.page(SARI.id, name, EVERYTHING)).items == (awkward,)

    @pytest.mark.parametrize("sign", ["%", "_", "\\"])
    async def test_signs_of_patterns_stand_for_themselves_in_names(self, storage: Storage, sign: str) -> None:
        await keep(storage, SARI, an_agent(SARI, "agent-1"), an_agent(SARI, "agent-2", name=f"a{sign}b"))
        async with storage.begin() as unit:
            found = await unit.agents.page(SARI.id, sign, EVERYTHING)
        assert [agent.id for agent in found.items] == ["agent-2"]

    async def test_long_instructions_are_kept_whole(self, storage: Storage) -> None:
        profile = structs.replace(a_profile(), instructions="Catatan panjang. 🙂\n" * 5000)
        agent = structs.replace(AGENT, profile=profile)
        await keep(storage, SARI, agent)
        async with storage.begin() as unit:
            assert await unit.agents.by_id(SARI.id, AGENT.id) == agent

    async def test_the_meetings_of_many_agents_are_counted_at_once(self, storage: Storage) -> None:
        unasked = an_agent(SARI, "agent-3")
        await keep(storage, SARI, AGENT, IDLE, unasked)
        await keep(
            storage,
            a_meeting(SARI, "meeting-1", agent=AGENT),
            a_meeting(SARI, "meeting-2", agent=AGENT, standing=completed(NOON)),
            a_meeting(SARI, "meeting-3", agent=unasked),
            a_meeting(SARI, "meeting-4"),
        )
        async with storage.begin() as unit:
            found = await unit.agents.meetings_of([AGENT.id, IDLE.id])
            assert (found.get(AGENT.id, 0), found.get(IDLE.id, 0), len(found)) == (2, 0, 1)
            assert await unit.agents.meetings_of([]) == {}
