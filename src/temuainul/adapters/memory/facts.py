"""The facts known of each meeting, under their natural keys."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.fact import Fact, ParticipantJoined
from temuainul.domain.model.ids import MeetingId
from temuainul.ports.storage import FactRepository


class MemoryFactRepository(FactRepository):
    """Keeps what was told and who told it first, not when it came."""

    def __init__(self, tables: Tables) -> None:
        self._facts = tables.facts
        self._sources = tables.fact_sources

    async def of(self, meeting: MeetingId) -> tuple[Fact, ...]:
        return tuple(self._facts.get(meeting, {}).values())

    async def joined(
        self, meetings: Sequence[MeetingId]
    ) -> Mapping[MeetingId, tuple[ParticipantJoined, ...]]:
        found = {
            id: tuple(one for one in self._facts.get(id, {}).values() if isinstance(one, ParticipantJoined))
            for id in meetings
        }
        return {id: joined for id, joined in found.items() if joined}

    async def put(
        self,
        meeting: MeetingId,
        facts: Sequence[Fact],
        *,
        source: str,
        now: datetime,  # noqa: ARG002  # only a real storage has anybody to show it to
    ) -> None:
        self._facts[meeting] = self._facts.get(meeting, {}) | {fact.key: fact for fact in facts}
        self._sources[meeting] = {fact.key: source for fact in facts} | self._sources.get(meeting, {})
