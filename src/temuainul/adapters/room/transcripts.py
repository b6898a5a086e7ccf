"""Transcripts of our own calls, from the lines that were kept; any other address is somebody else's."""

from datetime import datetime

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.room.telling import part_of, session_at
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.ports.storage import Storage
from temuainul.ports.transcripts import TranscriptSource


class RoomTranscripts(TranscriptSource):
    def __init__(self, storage: Storage, others: TranscriptSource) -> None:
        self._storage = storage
        self._others = others

    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        held = session_at(url)
        if held is None:
            return await self._others.fetch(url, session=session, started_at=started_at)
        async with self._storage.begin() as unit:
            if await unit.rooms.session(held) is None:
                raise NotFound(f"There was no such session: {held}.")
            return part_of(session, started_at, await unit.rooms.lines(held))
