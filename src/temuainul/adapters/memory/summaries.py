"""What each meeting came to, in all its versions."""

from collections.abc import Mapping, Sequence

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.glimpse import Lead
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.summary import Summary
from temuainul.ports.storage import SummaryRepository


class MemorySummaryRepository(SummaryRepository):
    def __init__(self, tables: Tables) -> None:
        self._summaries = tables.summaries

    async def add(self, meeting: MeetingId, summary: Summary) -> None:
        known = self._summaries.get(meeting, ())
        if any(_collide(one, summary) for one in known):
            raise Conflict("These words are already summarised for this request.")
        self._summaries[meeting] = tuple(sorted((*known, summary), key=lambda one: one.version))

    async def current(self, meeting: MeetingId) -> Summary | None:
        return next(iter(await self.versions(meeting)), None)

    async def versions(self, meeting: MeetingId) -> tuple[Summary, ...]:
        return self._summaries.get(meeting, ())[::-1]

    async def leads(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, Lead]:
        return {id: self._summaries[id][-1].lead for id in meetings if id in self._summaries}


def _collide(one: Summary, other: Summary) -> bool:
    same_words = one.transcript_digest == other.transcript_digest and one.request == other.request
    return same_words or one.version == other.version
