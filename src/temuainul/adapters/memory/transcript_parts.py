"""What was said in each meeting, one part per file."""

from collections.abc import Mapping, Sequence

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.talk import Outline, outline_of
from temuainul.domain.model.transcript import Transcript, TranscriptPart
from temuainul.ports.storage import TranscriptRepository


class MemoryTranscriptRepository(TranscriptRepository):
    """Every file is kept, and `Transcript.union` decides what counts once: so its digest is the one the facts name."""

    def __init__(self, tables: Tables) -> None:
        self._parts = tables.parts

    async def add(self, meeting: MeetingId, filename: str, part: TranscriptPart) -> None:
        self._parts[meeting] = {(part.session, filename): part} | self._parts.get(meeting, {})

    async def of(self, meeting: MeetingId) -> Transcript:
        return Transcript.union(self._parts.get(meeting, {}).values())

    async def outlines(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, tuple[Outline, ...]]:
        return {
            id: tuple(outline_of(part) for part in self._parts[id].values())
            for id in meetings
            if id in self._parts
        }
