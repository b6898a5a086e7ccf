"""The agents people describe."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from advanced_alchemy.filters import LimitOffset, OrderBy
from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from msgspec import structs
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from temuainul.adapters.postgres.paging import offset_of
from temuainul.adapters.postgres.rows import AgentRow
from temuainul.adapters.postgres.several import one_of
from temuainul.adapters.postgres.tables import meetings
from temuainul.domain.model.agent import Agent
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import AgentId, UserId
from temuainul.domain.model.listing import AgentPage, PageRequest
from temuainul.ports.storage import AgentRepository


class AgentRows(SQLAlchemyAsyncRepository[AgentRow]):
    model_type = AgentRow
    count_with_window_function = False


class PostgresAgents(AgentRepository):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._rows = AgentRows(session=session, auto_expunge=True, auto_refresh=False, wrap_exceptions=False)

    async def add(self, agent: Agent) -> None:
        await self._rows.add(AgentRow(**_columns(agent)))

    async def by_id(self, actor: UserId, id: AgentId) -> Agent:
        row = await self._rows.get_one_or_none(id=id, owner_id=actor)
        if row is None:
            raise NotFound
        return _agent(row)

    async def save(self, agent: Agent) -> None:
        """Raises `NotFound` for one that was removed meanwhile, rather than bringing it back."""
        mine = (AgentRow.id == agent.id, AgentRow.owner_id == agent.owner_id)
        saved = update(AgentRow).where(*mine).values(**_columns(agent)).returning(AgentRow.id)
        if await self._session.scalar(saved) is None:
            raise NotFound

    async def remove(self, actor: UserId, id: AgentId) -> None:
        if not await self._rows.delete_where(id=id, owner_id=actor):
            raise NotFound

    async def page(self, actor: UserId, search: str, page: PageRequest) -> AgentPage:
        """Newest first."""
        rows, total = await self._rows.get_many_and_count(
            AgentRow.owner_id == actor,
            AgentRow.name.icontains(search, autoescape=True),
            OrderBy("created_at", "desc"),
            OrderBy("id", "desc"),
            LimitOffset(limit=page.page_size, offset=offset_of(page)),
        )
        return AgentPage(items=tuple(_agent(row) for row in rows), total=total)

    async def meetings_of(self, agents: Sequence[AgentId]) -> Mapping[AgentId, int]:
        rows = await self._session.execute(MEETINGS_OF, {"wanted": agents})
        return {row.agent_id: row.meetings for row in rows}


MEETINGS_OF = (
    select(meetings.c.agent_id, func.count().label("meetings"))
    .where(meetings.c.agent_id == one_of("wanted"))
    .group_by(meetings.c.agent_id)
)


def _columns(agent: Agent) -> dict[str, Any]:
    columns = structs.asdict(agent)
    profile = columns.pop("profile")
    return {**columns, **structs.asdict(profile)}


def _agent(row: AgentRow) -> Agent:
    return msgspec.convert(row, Agent, from_attributes=True)
