"""What a person finds when they come in: a handful of short queries, each with its index."""

from datetime import datetime
from itertools import chain, islice
from typing import Any

import msgspec
from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.action_items import done_items, open_items
from temuainul.adapters.postgres.meeting_rows import SHOWN, latest_ended, meeting_of
from temuainul.adapters.postgres.rows import AgentRow
from temuainul.adapters.postgres.tables import meetings
from temuainul.domain.model.agent import Agent, AgentProfile
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Home, OwnAgent
from temuainul.domain.model.meeting import Meeting, MeetingStatus

RECENT = 5
OWN_AGENTS = 4


async def home(
    connection: AsyncConnection, actor: UserId, day: tuple[datetime, datetime], now: datetime
) -> Home:
    upcoming = await _meetings(connection, _next(actor, now))
    return Home(
        counts=await _counts(connection, actor),
        agents=await _agents(connection, actor),
        own_agents=await _own_agents(connection, actor),
        today=await _meetings(connection, _of_day(actor, day)),
        next=upcoming[0] if upcoming else None,
        recent=await _recent(connection, actor),
        open_action_items=(
            *await open_items(connection, actor),
            *await done_items(connection, actor, now),
        ),
    )


async def _counts(connection: AsyncConnection, actor: UserId) -> dict[MeetingStatus, int]:
    mine = select(meetings.c.status, func.count().label("meetings")).where(meetings.c.owner_id == actor)
    rows = await connection.execute(mine.group_by(meetings.c.status))
    counted = {row.status: row.meetings for row in rows}
    return {status: counted.get(status, 0) for status in MeetingStatus}


async def _agents(connection: AsyncConnection, actor: UserId) -> int:
    mine = select(func.count()).select_from(AgentRow).where(AgentRow.owner_id == actor)
    return await connection.scalar(mine) or 0


async def _own_agents(connection: AsyncConnection, actor: UserId) -> tuple[OwnAgent, ...]:
    met = select(func.count()).where(meetings.c.agent_id == AgentRow.id).correlate(AgentRow).scalar_subquery()
    mine = select(AgentRow.__table__, met.label("met")).where(AgentRow.owner_id == actor)
    busiest = mine.order_by(met.desc(), AgentRow.created_at.desc(), AgentRow.id.desc()).limit(OWN_AGENTS)
    return tuple(OwnAgent(agent=_agent(row), meetings=row.met) for row in await connection.execute(busiest))


def _agent(row: Row[Any]) -> Agent:
    return Agent(
        id=row.id,
        owner_id=row.owner_id,
        profile=msgspec.convert(row, AgentProfile, from_attributes=True),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


async def _recent(connection: AsyncConnection, actor: UserId) -> tuple[Meeting, ...]:
    """Apart, for each has its own index."""
    statuses = (MeetingStatus.processing, MeetingStatus.completed)
    found = [await _meetings(connection, latest_ended(actor, one).limit(RECENT)) for one in statuses]
    return tuple(islice(chain.from_iterable(found), RECENT))


async def _meetings(connection: AsyncConnection, query: Select[Any]) -> tuple[Meeting, ...]:
    return tuple(meeting_of(row) for row in await connection.execute(query))


def _of_day(actor: UserId, day: tuple[datetime, datetime]) -> Select[Any]:
    begin, end = day
    planned, started = meetings.c.planned_start, meetings.c.started_at
    on_the_day = or_(*((at >= begin) & (at < end) for at in (planned, started)))
    in_order = (func.coalesce(planned, started), meetings.c.id)
    return select(*SHOWN).where(meetings.c.owner_id == actor, on_the_day).order_by(*in_order)


def _next(actor: UserId, now: datetime) -> Select[Any]:
    planned = meetings.c.planned_start
    still_to_come = (meetings.c.status == MeetingStatus.upcoming, planned >= now)
    mine = select(*SHOWN).where(meetings.c.owner_id == actor, *still_to_come)
    return mine.order_by(planned, meetings.c.id).limit(1)
