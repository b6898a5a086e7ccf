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
        self._changes[user] = (*known, Change(number=await self.latest(user) + 1, topic=topic, id=id))

    async def after(self, user: UserId, number: int, limit: int) -> tuple[Change, ...]:
        newer = [change for change in self._changes.get(user, ()) if change.number > number]
        return tuple(newer[:limit])

    async def latest(self, user: UserId) -> int:
        known = self._changes.get(user, ())
        return known[-1].number if known else 0

    async def forget(self, keep: int, limit: int) -> int:
        left = limit
        for user, known in list(self._changes.items()):
            surplus = min(max(len(known) - keep, 0), left)
            self._changes[user] = known[surplus:]
            left -= surplus
        return limit - left
