"""What was said in each meeting, one part per file."""

import msgspec
from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.documents import add_segments
from temuainul.adapters.postgres.tables import transcript_parts
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.transcript import Transcript, TranscriptPart
from temuainul.ports.storage import TranscriptRepository

_columns = transcript_parts.c


class PostgresTranscripts(TranscriptRepository):
    """Every file is kept, and `Transcript.union` decides what counts once: so its digest is the one the facts name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: MeetingId, filename: str, part: TranscriptPart) -> None:
        digest = part.digest
        row = {"digest": digest, "started_at": part.started_at, "part": part}
        key = {"meeting_id": meeting, "session": part.session, "filename": filename}
        added = (await self._connection.execute(ADD, {**key, **row})).rowcount
        if added and await self._files_with(meeting, digest) == 1:
            await add_segments(self._connection, meeting, part)

    async def of(self, meeting: MeetingId) -> Transcript:
        rows = (await self._connection.execute(PARTS, {"of": meeting})).scalars().all()
        return Transcript.union(msgspec.convert(rows, list[TranscriptPart]))

    async def _files_with(self, meeting: MeetingId, digest: str) -> int:
        return await self._connection.scalar(COUNT, {"of": meeting, "same": digest}) or 0


_of_meeting = _columns.meeting_id == bindparam("of")

ADD = insert(transcript_parts).on_conflict_do_nothing()
PARTS = select(_columns.part).where(_of_meeting).order_by(_columns.started_at)
COUNT = select(func.count()).where(_of_meeting, _columns.digest == bindparam("same"))
