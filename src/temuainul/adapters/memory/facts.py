"""The facts known of each meeting, under their natural keys."""

from collections.abc import Sequence
from datetime import datetime

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import MeetingId
from temuainul.ports.storage import FactRepository


class MemoryFactRepository(FactRepository):
    """Keeps what was told, not who told it or when it came."""

    def __init__(self, tables: Tables) -> None:
        self._facts = tables.facts

    async def of(self, meeting: MeetingId) -> tuple[Fact, ...]:
        return tuple(self._facts.get(meeting, {}).values())

    async def put(
        self,
        meeting: MeetingId,
        facts: Sequence[Fact],
        *,
        source: str,  # noqa: ARG002  # only a real storage has anybody to show it to
        now: datetime,  # noqa: ARG002
    ) -> None:
        self._facts[meeting] = self._facts.get(meeting, {}) | {fact.key: fact for fact in facts}
