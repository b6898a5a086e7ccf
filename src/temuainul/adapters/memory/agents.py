"""The agents people describe."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import structs

from temuainul.adapters.memory.paging import cut, holds
from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.agent import Agent
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import AgentId, UserId
from temuainul.domain.model.listing import AgentPage, PageRequest
from temuainul.ports.storage import AgentRepository


class MemoryAgentRepository(AgentRepository):
    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, agent: Agent) -> None:
        self._tables.agents[agent.id] = agent

    async def by_id(self, actor: UserId, id: AgentId) -> Agent:
        agent = self._tables.agents.get(id)
        if agent is None or agent.owner_id != actor:
            raise NotFound
        return agent

    async def save(self, agent: Agent) -> None:
        """Raises `NotFound` for one that was removed meanwhile, rather than bringing it back."""
        await self.by_id(agent.owner_id, agent.id)
        self._tables.agents[agent.id] = agent

    async def remove(self, actor: UserId, id: AgentId) -> None:
        await self.by_id(actor, id)
        del self._tables.agents[id]
        for meeting in list(self._tables.meetings.values()):
            if meeting.agent_id == id:
                self._tables.meetings[meeting.id] = structs.replace(meeting, agent_id=None)

    async def page(self, actor: UserId, search: str, page: PageRequest) -> AgentPage:
        """Newest first."""
        found = [
            agent
            for agent in self._tables.agents.values()
            if agent.owner_id == actor and holds(agent.profile.name, search)
        ]
        found.sort(key=lambda agent: (agent.created_at, agent.id), reverse=True)
        return AgentPage(items=cut(found, page), total=len(found))

    async def meetings_of(self, agents: Sequence[AgentId]) -> Mapping[AgentId, int]:
        wanted = set(agents)
        met = (meeting.agent_id for meeting in self._tables.meetings.values())
        return Counter(id for id in met if id is not None and id in wanted)
