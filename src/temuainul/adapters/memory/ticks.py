"""Action items that were ticked off."""

from datetime import datetime

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import ActionItemId, MeetingId
from temuainul.ports.storage import TickRepository


class MemoryTickRepository(TickRepository):
    def __init__(self, tables: Tables) -> None:
        self._ticks = tables.ticks

    async def add(self, meeting: MeetingId, item: ActionItemId, now: datetime) -> None:
        self._ticks[meeting] = {item: now} | self._ticks.get(meeting, {})

    async def remove(self, meeting: MeetingId, item: ActionItemId) -> None:
        left = self._ticks.get(meeting, {})
        self._ticks[meeting] = {one: at for one, at in left.items() if one != item}

    async def of(self, meeting: MeetingId) -> frozenset[ActionItemId]:
        return frozenset(self._ticks.get(meeting, {}))
