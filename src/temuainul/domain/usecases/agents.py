"""The AI participants a user describes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import UNSET, Struct, UnsetType, structs

from temuainul.domain.model.agent import Agent, AgentProfile, checked_profile
from temuainul.domain.model.ids import AgentId, UserId
from temuainul.domain.model.listing import SEARCH_LENGTH, AgentPage, ChangeTopic, PageRequest, checked_page
from temuainul.domain.model.words import Language, clean_text
from temuainul.domain.usecases.units import Units
from temuainul.ports.ambient import NewId


class AgentChanges(Struct, frozen=True, kw_only=True):
    """What is not given stays as it is."""

    name: str | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    voice: str | UnsetType = UNSET


@dataclass(frozen=True)
class Agents:
    units: Units
    new_id: NewId

    async def create(self, actor: UserId, profile: AgentProfile) -> Agent:
        checked = checked_profile(profile)
        async with self.units.begin() as unit:
            id = AgentId(self.new_id())
            agent = Agent(
                id=id,
                owner_id=actor,
                profile=checked,
                created_at=await unit.now(),
                updated_at=await unit.now(),
            )
            await unit.store.agents.add(agent)
            unit.changed(actor, ChangeTopic.agents, id)
        return agent

    async def open(self, actor: UserId, id: AgentId) -> Agent:
        async with self.units.begin() as unit:
            return await unit.store.agents.by_id(actor, id)

    async def edit(self, actor: UserId, id: AgentId, changes: AgentChanges) -> Agent:
        """Upcoming meetings follow; the others keep the profile they were held with."""
        given = {name: value for name, value in structs.asdict(changes).items() if value is not UNSET}
        async with self.units.begin() as unit:
            present = await unit.store.agents.by_id(actor, id)
            profile = checked_profile(structs.replace(present.profile, **given))
            agent = present.edited(profile, await unit.now())
            await unit.store.agents.save(agent)
            await unit.store.meetings.follow_agent(agent)
            unit.changed(actor, ChangeTopic.agents, id)
        return agent

    async def remove(self, actor: UserId, id: AgentId) -> None:
        """Its meetings stay, with their frozen copy."""
        async with self.units.begin() as unit:
            await unit.store.agents.by_id(actor, id)
            await unit.store.agents.remove(actor, id)
            unit.changed(actor, ChangeTopic.agents, id)

    async def meetings_of(self, agents: Sequence[Agent]) -> Mapping[AgentId, int]:
        """How many meetings each has; one without is left out."""
        async with self.units.begin() as unit:
            return await unit.store.agents.meetings_of([agent.id for agent in agents])

    async def list(self, actor: UserId, *, search: str, page: PageRequest) -> AgentPage:
        wanted = clean_text(search, where="search", longest=SEARCH_LENGTH)
        async with self.units.begin() as unit:
            return await unit.store.agents.page(actor, wanted, checked_page(page))
