"""What each meeting came to, in all its versions."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Row, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.documents import replace_summary
from temuainul.adapters.postgres.several import one_of
from temuainul.adapters.postgres.tables import summaries
from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.glimpse import Lead
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.summary import Summary
from temuainul.ports.storage import SummaryRepository


class PostgresSummaries(SummaryRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: MeetingId, summary: Summary) -> None:
        row = {
            "meeting_id": meeting,
            "version": summary.version,
            "transcript_digest": summary.transcript_digest,
            "request": summary.request,
            "summary": summary,
            "action_items": summary.lead.action_items,
            "lead": summary.lead.text,
            "action_item_ids": list(summary.identified),
        }
        added = await self._connection.execute(ADD, row)
        if added.rowcount == 0:
            raise Conflict("These words are already summarised for this request.")
        if await self._latest(meeting) == summary.version:
            await replace_summary(self._connection, meeting, summary)

    async def current(self, meeting: MeetingId) -> Summary | None:
        found = (await self._connection.execute(CURRENT, {"of": meeting})).scalar_one_or_none()
        return None if found is None else msgspec.convert(found, Summary)

    async def versions(self, meeting: MeetingId) -> tuple[Summary, ...]:
        rows = (await self._connection.execute(NEWEST_FIRST, {"of": meeting})).scalars().all()
        return msgspec.convert(rows, tuple[Summary, ...])

    async def leads(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, Lead]:
        rows = await self._connection.execute(LEADS, {"wanted": meetings})
        return {row.meeting_id: _lead(row) for row in rows}

    async def _latest(self, meeting: MeetingId) -> int | None:
        number: int | None = await self._connection.scalar(LATEST, {"of": meeting})
        return number


def _lead(row: Row[Any, Any, Any, Any]) -> Lead:
    """Kept before leads were, or without an overview, it is read from the summary itself."""
    if row.lead is None:
        return msgspec.convert(row.summary, Summary).lead
    return Lead(text=row.lead, action_items=row.action_items)


_of_meeting = summaries.c.meeting_id == bindparam("of")

ADD = insert(summaries).on_conflict_do_nothing()
NEWEST_FIRST = select(summaries.c.summary).where(_of_meeting).order_by(summaries.c.version.desc())
CURRENT = NEWEST_FIRST.limit(1)
LEADS = (
    select(
        summaries.c.meeting_id,
        summaries.c.lead,
        summaries.c.action_items,
        case((summaries.c.lead.is_(None), summaries.c.summary)).label("summary"),
    )
    .ext(distinct_on(summaries.c.meeting_id))
    .where(summaries.c.meeting_id == one_of("wanted"))
    .order_by(summaries.c.meeting_id, summaries.c.version.desc())
)
LATEST = select(func.max(summaries.c.version)).where(_of_meeting)
