"""What a person finds when they come in: a handful of short queries, each with its index."""

from datetime import datetime
from itertools import chain, islice
from typing import Any

import msgspec
from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.meeting_rows import SHOWN, meeting_of
from temuainul.adapters.postgres.rows import AgentRow
from temuainul.adapters.postgres.tables import meetings, summaries
from temuainul.domain.model.agent import Agent, AgentProfile
from temuainul.domain.model.ids import MeetingId, UserId
from temuainul.domain.model.listing import Home, OpenActionItem, OwnAgent
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.summary import ActionItem, Summary

RECENT = 5
OWN_AGENTS = 4
MOST_ACTION_ITEMS = 20


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
        open_action_items=await _action_items(connection, actor),
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
    found = [await _meetings(connection, _latest_ended(actor, one).limit(RECENT)) for one in statuses]
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


def _latest_ended(actor: UserId, status: MeetingStatus) -> Select[Any]:
    mine = (meetings.c.owner_id == actor, meetings.c.status == status)
    latest = (meetings.c.ended_at.desc().nulls_last(), meetings.c.id.desc())
    return select(*SHOWN).where(*mine).order_by(*latest)


async def _action_items(connection: AsyncConnection, actor: UserId) -> tuple[OpenActionItem, ...]:
    """Only summaries with action items are read, so that as many meetings as items are surely enough."""
    current = _current_summary().lateral()
    query = (
        _latest_ended(actor, MeetingStatus.completed)
        .add_columns(current.c.summary)
        .join(current, current.c.action_items > 0)
    )
    rows = (await connection.execute(query.limit(MOST_ACTION_ITEMS))).all()
    found = (
        _open(row.id, row.title, item)
        for row in rows
        for item in msgspec.convert(row.summary, Summary).action_items
    )
    return tuple(islice(found, MOST_ACTION_ITEMS))


def _current_summary() -> Select[Any]:
    of_meeting = select(summaries).where(summaries.c.meeting_id == meetings.c.id)
    return of_meeting.order_by(summaries.c.version.desc()).limit(1)


def _open(meeting: MeetingId, title: str, item: ActionItem) -> OpenActionItem:
    return OpenActionItem(
        meeting_id=meeting,
        meeting_title=title,
        text=item.text,
        owner=item.owner,
        due=item.due,
        verified=item.verified,
    )
