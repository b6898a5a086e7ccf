"""What a person finds when they come in: a handful of short queries, each with its index."""

from datetime import datetime
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.meeting_rows import SHOWN, meeting_of
from temuainul.adapters.postgres.rows import AgentRow
from temuainul.adapters.postgres.tables import meetings, summaries
from temuainul.domain.model.ids import MeetingId, UserId
from temuainul.domain.model.listing import Home, OpenActionItem
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.summary import ActionItem, Summary

RECENT = 5
MOST_ACTION_ITEMS = 20


async def home(
    connection: AsyncConnection, actor: UserId, day: tuple[datetime, datetime], now: datetime
) -> Home:
    upcoming = await _meetings(connection, _next(actor, now))
    return Home(
        counts=await _counts(connection, actor),
        agents=await _agents(connection, actor),
        today=await _meetings(connection, _of_day(actor, day)),
        next=upcoming[0] if upcoming else None,
        recent=await _meetings(connection, _latest_ended(actor).limit(RECENT)),
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


def _latest_ended(actor: UserId) -> Select[Any]:
    completed = (meetings.c.owner_id == actor, meetings.c.status == MeetingStatus.completed)
    latest = (meetings.c.ended_at.desc().nulls_last(), meetings.c.id.desc())
    return select(*SHOWN).where(*completed).order_by(*latest)


async def _action_items(connection: AsyncConnection, actor: UserId) -> tuple[OpenActionItem, ...]:
    """Only summaries with action items are read, so that as many meetings as items are surely enough."""
    current = _current_summary().lateral()
    query = _latest_ended(actor).add_columns(current.c.summary).join(current, current.c.action_items > 0)
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
