"""The news of what changed, numbered for each person."""

import msgspec
from sqlalchemy import Insert, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres import forgetting
from temuainul.adapters.postgres.rows import UserRow
from temuainul.adapters.postgres.tables import changes
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Change
from temuainul.ports.storage import ChangeRepository

_columns = changes.c


class PostgresChanges(ChangeRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, user: UserId, topic: str, id: str) -> None:
        await self._connection.execute(ADD, {"whose": user, "about": topic, "which": id})

    async def after(self, user: UserId, number: int, limit: int) -> tuple[Change, ...]:
        rows = await self._connection.execute(AFTER, {"whose": user, "known": number, "most": limit})
        return tuple(msgspec.convert(row, Change, from_attributes=True) for row in rows)

    async def latest(self, user: UserId) -> int:
        return await self._connection.scalar(LATEST, {"whose": user}) or 0

    async def forget(self, keep: int, limit: int) -> int:
        return await forgetting.forget(self._connection, forgetting.CHANGES, keep=keep, most=limit)


_user = UserRow.id == bindparam("whose")


def _add() -> Insert:
    """Raising the user's count locks their row until the commit; so numbers have no gaps and follow commits.

    Both in one statement, for every unit that changes anything pays for it; nothing is added for a user who is gone.
    """
    count = UserRow.change_count
    raised = (
        update(UserRow).where(_user).values(change_count=count + 1).returning(UserRow.id, count).cte("raised")
    )
    topic, id = bindparam("about", type_=_columns.topic.type), bindparam("which", type_=_columns.id.type)
    row = select(raised.c.id, raised.c.change_count, topic, id)
    return insert(changes).from_select(["user_id", "number", "topic", "id"], row)


ADD = _add()
AFTER = (
    select(changes)
    .where(_columns.user_id == bindparam("whose"), _columns.number > bindparam("known"))
    .order_by(_columns.number)
    .limit(bindparam("most"))
)
LATEST = select(UserRow.change_count).where(_user)
