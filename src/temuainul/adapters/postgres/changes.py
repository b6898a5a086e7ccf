"""The news of what changed, numbered for each person."""

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.rows import UserRow
from temuainul.adapters.postgres.tables import changes
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Change
from temuainul.ports.storage import ChangeRepository


class PostgresChanges(ChangeRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, user: UserId, topic: str, id: str) -> None:
        """Raising the user's count locks their row until the commit; so numbers have no gaps and follow commits."""
        raised = update(UserRow).where(UserRow.id == user).values(change_count=UserRow.change_count + 1)
        number = await self._connection.scalar(raised.returning(UserRow.change_count))
        if number is not None:
            row = {"user_id": user, "number": number, "topic": topic, "id": id}
            await self._connection.execute(insert(changes).values(row))

    async def after(self, user: UserId, number: int, limit: int) -> tuple[Change, ...]:
        newer = (changes.c.user_id == user, changes.c.number > number)
        rows = await self._connection.execute(
            select(changes).where(*newer).order_by(changes.c.number).limit(limit)
        )
        return tuple(msgspec.convert(row, Change, from_attributes=True) for row in rows)

    async def latest(self, user: UserId) -> int:
        return await self._connection.scalar(select(UserRow.change_count).where(UserRow.id == user)) or 0
