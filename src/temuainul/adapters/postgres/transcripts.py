"""What was said in each meeting, one part per file."""

import msgspec
from sqlalchemy import func, select
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
        add = insert(transcript_parts).values({**key, **row}).on_conflict_do_nothing()
        added = (await self._connection.execute(add)).rowcount
        if added and await self._files_with(meeting, digest) == 1:
            await add_segments(self._connection, meeting, part)

    async def of(self, meeting: MeetingId) -> Transcript:
        parts = select(_columns.part).where(_columns.meeting_id == meeting).order_by(_columns.started_at)
        rows = (await self._connection.scalars(parts)).all()
        return Transcript.union(msgspec.convert(rows, list[TranscriptPart]))

    async def _files_with(self, meeting: MeetingId, digest: str) -> int:
        same = (_columns.meeting_id == meeting, _columns.digest == digest)
        return await self._connection.scalar(select(func.count()).where(*same)) or 0
