"""What is left to do at home: read from current summaries, and only from those with something to show."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, any_, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import LateralFromClause

from temuainul.adapters.postgres.meeting_rows import latest_ended
from temuainul.adapters.postgres.tables import action_item_ticks, meetings, summaries
from temuainul.domain.model.ids import ActionItemId, UserId
from temuainul.domain.model.listing import DONE_IS_SHOWN, MOST_DONE_ITEMS, MOST_OPEN_ITEMS, OpenActionItem
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.summary import ActionItem, Summary


async def open_items(connection: AsyncConnection, actor: UserId) -> tuple[OpenActionItem, ...]:
    rows = await connection.execute(_with_open_items(actor))
    return tuple(islice((item for row in rows for item in _open(row)), MOST_OPEN_ITEMS))


async def done_items(connection: AsyncConnection, actor: UserId, now: datetime) -> tuple[OpenActionItem, ...]:
    found = [_done(row) for row in await connection.execute(_lately_ticked(actor, now))]
    return tuple(item for item in found if item is not None)


def _with_open_items(actor: UserId) -> Select[Any]:
    """As many meetings as items are surely enough. Of a summary from before its items' names were kept, nobody knows."""
    current, ticked = _current_summary(), _ticked()
    names = current.c.action_item_ids
    something_open = or_(names.is_(None), not_(names.contained_by(ticked)))
    query = latest_ended(actor, MeetingStatus.completed).add_columns(
        current.c.summary, ticked.label("ticked")
    )
    with_items = meetings.join(current, (current.c.action_items > 0) & something_open)
    return query.select_from(with_items).limit(MOST_OPEN_ITEMS)


def _lately_ticked(actor: UserId, now: datetime) -> Select[Any]:
    """What a later version of the summary no longer says is left out."""
    ticks, current = action_item_ticks.c, _current_summary()
    names = current.c.action_item_ids
    still_said = or_(names.is_(None), ticks.item_id == any_(names))
    return (
        select(meetings.c.id, meetings.c.title, current.c.summary, ticks.item_id)
        .select_from(
            action_item_ticks.join(meetings, meetings.c.id == ticks.meeting_id).join(current, still_said)
        )
        .where(ticks.owner_id == actor, ticks.ticked_at > now - DONE_IS_SHOWN)
        .where(meetings.c.status == MeetingStatus.completed)
        .order_by(ticks.ticked_at.desc(), ticks.meeting_id, ticks.item_id)
        .limit(MOST_DONE_ITEMS)
    )


def _current_summary() -> LateralFromClause:
    of_meeting = select(summaries).where(summaries.c.meeting_id == meetings.c.id)
    return of_meeting.order_by(summaries.c.version.desc()).limit(1).lateral()


def _ticked() -> ColumnElement[Any]:
    of_meeting = select(action_item_ticks.c.item_id).where(action_item_ticks.c.meeting_id == meetings.c.id)
    subquery: ScalarSelect[Any] = of_meeting.correlate(meetings).scalar_subquery()
    return func.array(subquery)


def _open(row: Row[Any]) -> Iterator[OpenActionItem]:
    ticked = set(row.ticked)
    for id, item in _identified(row).items():
        if id not in ticked:
            yield _shown(row, id, item, done=False)


def _done(row: Row[Any]) -> OpenActionItem | None:
    item = _identified(row).get(row.item_id)
    return None if item is None else _shown(row, row.item_id, item, done=True)


def _identified(row: Row[Any]) -> dict[ActionItemId, ActionItem]:
    return msgspec.convert(row.summary, Summary).identified


def _shown(row: Row[Any], id: ActionItemId, item: ActionItem, *, done: bool) -> OpenActionItem:
    return OpenActionItem(
        id=id,
        meeting_id=row.id,
        meeting_title=row.title,
        text=item.text,
        owner=item.owner,
        due=item.due,
        verified=item.verified,
        done=done,
    )
