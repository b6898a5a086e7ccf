"""What was recorded in each meeting."""

from msgspec import structs

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import MeetingId, RecordingId
from temuainul.domain.model.recording import Recording, RecordingState
from temuainul.ports.storage import RecordingRepository


class MemoryRecordingRepository(RecordingRepository):
    def __init__(self, tables: Tables) -> None:
        self._recordings = tables.recordings

    async def add(self, recording: Recording) -> None:
        self._recordings[recording.id] = recording

    async def by_id(self, meeting: MeetingId, id: RecordingId) -> Recording:
        found = self._recordings.get(id)
        if found is None or found.meeting_id != meeting:
            raise NotFound
        return found

    async def of(self, meeting: MeetingId) -> tuple[Recording, ...]:
        found = [one for one in self._recordings.values() if one.meeting_id == meeting]
        return tuple(sorted(found, key=lambda one: (one.began_at, one.id)))

    async def count_part(self, id: RecordingId, number: int, size: int) -> bool:
        known = self._recordings.get(id)
        if known is None or known.state is not RecordingState.open or known.parts != number:
            return False
        self._recordings[id] = structs.replace(known, parts=number + 1, size=known.size + size)
        return True

    async def close(self, meeting: MeetingId, id: RecordingId) -> Recording:
        found = await self.by_id(meeting, id)
        if found.state is RecordingState.open:
            found = self._recordings[id] = structs.replace(found, state=RecordingState.closed)
        return found

    async def save(self, recording: Recording) -> None:
        if recording.id in self._recordings:
            self._recordings[recording.id] = recording
