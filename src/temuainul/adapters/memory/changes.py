"""The news of what changed, numbered for each person."""

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Change
from temuainul.ports.storage import ChangeRepository


class MemoryChangeRepository(ChangeRepository):
    """Numbers have no gaps because one unit of work runs at a time, and one rolled back leaves no change."""

    def __init__(self, tables: Tables) -> None:
        self._changes = tables.changes

    async def add(self, user: UserId, topic: str, id: str) -> None:
        known = self._changes.get(user, ())
        self._changes[user] = (*known, Change(number=len(known) + 1, topic=topic, id=id))

    async def after(self, user: UserId, number: int, limit: int) -> tuple[Change, ...]:
        return self._changes.get(user, ())[max(number, 0) :][:limit]

    async def latest(self, user: UserId) -> int:
        return len(self._changes.get(user, ()))
