"""The AI participants a user describes."""

from typing import Annotated

from litestar import Controller, delete, get, patch, post
from litestar.params import JSONBody, QueryParameter
from msgspec import UNSET, Meta, Struct, UnsetType, structs

from temuainul.domain.model import agent as domain
from temuainul.domain.model.agent import DEFAULT_VOICE, INSTRUCTIONS_LENGTH, NAME_LENGTH, VOICE_LENGTH
from temuainul.domain.model.ids import AgentId
from temuainul.domain.model.listing import SEARCH_LENGTH, PageRequest
from temuainul.domain.model.user import User
from temuainul.domain.model.words import Language
from temuainul.domain.usecases import agents as usecases
from temuainul.domain.usecases.agents import Agents
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.parameters import Moment, Page, PageSize, PathId, pages_of

Name = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
Instructions = Annotated[str, Meta(max_length=INSTRUCTIONS_LENGTH)]
Voice = Annotated[str, Meta(min_length=1, max_length=VOICE_LENGTH)]


class NewAgent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Name
    instructions: Instructions
    language: Language = Language.indonesian
    voice: Voice = DEFAULT_VOICE


class AgentChanges(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not given stays as it is."""

    name: Name | UnsetType = UNSET
    instructions: Instructions | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET


class Agent(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    instructions: str
    language: Language
    voice: str
    meetings: int
    """How many it has, whatever became of them."""
    created_at: Moment
    updated_at: Moment


class AgentPage(Struct, frozen=True, kw_only=True):
    items: tuple[Agent, ...]
    total: int
    page: int
    page_size: int
    total_pages: int


class AgentController(Controller):
    path = "/agents"
    tags = ["agents"]  # noqa: RUF012  the framework's own attribute

    @get(operation_id="listAgents")
    async def list_all(
        self,
        *,
        user: Given[User],
        agents: Given[Agents],
        search: Annotated[str, QueryParameter(max_length=SEARCH_LENGTH)] = "",
        page: Page = 1,
        page_size: PageSize = 10,
    ) -> AgentPage:
        found = await agents.list(user.id, search=search, page=PageRequest(page=page, page_size=page_size))
        met = await agents.meetings_of(found.items)
        return AgentPage(
            items=tuple(shown_agent(one, met.get(one.id, 0)) for one in found.items),
            total=found.total,
            page=page,
            page_size=page_size,
            total_pages=pages_of(found.total, page_size),
        )

    @post(operation_id="createAgent")
    async def create(self, user: Given[User], agents: Given[Agents], data: JSONBody[NewAgent]) -> Agent:
        profile = domain.AgentProfile(**structs.asdict(data))
        return await _counted(await agents.create(user.id, profile), agents)

    @get("/{id:str}", operation_id="readAgent")
    async def read(self, user: Given[User], agents: Given[Agents], id: PathId) -> Agent:
        return await _counted(await agents.open(user.id, AgentId(id)), agents)

    @patch("/{id:str}", operation_id="editAgent")
    async def edit(
        self, user: Given[User], agents: Given[Agents], id: PathId, data: JSONBody[AgentChanges]
    ) -> Agent:
        changes = usecases.AgentChanges(**structs.asdict(data))
        return await _counted(await agents.edit(user.id, AgentId(id), changes), agents)

    @delete("/{id:str}", operation_id="deleteAgent")
    async def remove(self, user: Given[User], agents: Given[Agents], id: PathId) -> None:
        """Its meetings stay, with a copy of it."""
        await agents.remove(user.id, AgentId(id))


async def _counted(agent: domain.Agent, agents: Agents) -> Agent:
    return shown_agent(agent, (await agents.meetings_of([agent])).get(agent.id, 0))


def shown_agent(agent: domain.Agent, meetings: int) -> Agent:
    return Agent(
        id=agent.id,
        name=agent.profile.name,
        instructions=agent.profile.instructions,
        language=agent.profile.language,
        voice=agent.profile.voice,
        meetings=meetings,
        created_at=agent.created_at,
        updated_at=agent.updated_at,
    )
