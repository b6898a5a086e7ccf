"""What was said in each meeting, one part per file."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Row, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.documents import add_segments
from temuainul.adapters.postgres.several import one_of
from temuainul.adapters.postgres.tables import transcript_parts
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.talk import Outline, outline_of
from temuainul.domain.model.transcript import Transcript, TranscriptPart
from temuainul.ports.storage import TranscriptRepository

_columns = transcript_parts.c


class PostgresTranscripts(TranscriptRepository):
    """Every file is kept, and `Transcript.union` decides what counts once: so its digest is the one the facts name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: MeetingId, filename: str, part: TranscriptPart) -> None:
        digest = part.digest
        row = {"digest": digest, "started_at": part.started_at, "part": part, "outline": outline_of(part)}
        key = {"meeting_id": meeting, "session": part.session, "filename": filename}
        added = (await self._connection.execute(ADD, {**key, **row})).rowcount
        if added and await self._files_with(meeting, digest) == 1:
            await add_segments(self._connection, meeting, part)

    async def of(self, meeting: MeetingId) -> Transcript:
        rows = (await self._connection.execute(PARTS, {"of": meeting})).scalars().all()
        return Transcript.union(msgspec.convert(rows, list[TranscriptPart]))

    async def outlines(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, tuple[Outline, ...]]:
        rows = await self._connection.execute(OUTLINES, {"wanted": meetings})
        found: dict[MeetingId, list[Outline]] = {}
        for row in rows:
            found.setdefault(row.meeting_id, []).append(_outline(row))
        return {id: tuple(outlines) for id, outlines in found.items()}

    async def _files_with(self, meeting: MeetingId, digest: str) -> int:
        return await self._connection.scalar(COUNT, {"of": meeting, "same": digest}) or 0


def _outline(row: Row[Any, Any, Any]) -> Outline:
    """Kept before outlines were, it is made when it is read."""
    if row.outline is None:
        return outline_of(msgspec.convert(row.part, TranscriptPart))
    return msgspec.convert(row.outline, Outline)


_of_meeting = _columns.meeting_id == bindparam("of")

ADD = insert(transcript_parts).on_conflict_do_nothing()
PARTS = select(_columns.part).where(_of_meeting).order_by(_columns.started_at)
OUTLINES = select(
    _columns.meeting_id,
    _columns.outline,
    case((_columns.outline.is_(None), _columns.part)).label("part"),
).where(_columns.meeting_id == one_of("wanted"))
COUNT = select(func.count()).where(_of_meeting, _columns.digest == bindparam("same"))
