"""Action items that were ticked off."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import action_item_ticks, meetings
from temuainul.domain.model.ids import ActionItemId, MeetingId
from temuainul.ports.storage import TickRepository

_columns = action_item_ticks.c


class PostgresTicks(TickRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: MeetingId, item: ActionItemId, now: datetime) -> None:
        await self._connection.execute(ADD, {"of": meeting, "item": item, "now": now})

    async def remove(self, meeting: MeetingId, item: ActionItemId) -> None:
        await self._connection.execute(REMOVE, {"of": meeting, "item": item})

    async def of(self, meeting: MeetingId) -> frozenset[ActionItemId]:
        return frozenset((await self._connection.execute(OF, {"of": meeting})).scalars())


def _add() -> Insert:
    """With the owner beside it, so that home finds the latest of one person."""
    item, now = (
        bindparam("item", type_=_columns.item_id.type),
        bindparam("now", type_=_columns.ticked_at.type),
    )
    row = select(meetings.c.id, item, meetings.c.owner_id, now).where(meetings.c.id == bindparam("of"))
    into = ["meeting_id", "item_id", "owner_id", "ticked_at"]
    return insert(action_item_ticks).from_select(into, row).on_conflict_do_nothing()


ADD = _add()
REMOVE = delete(action_item_ticks).where(
    _columns.meeting_id == bindparam("of"), _columns.item_id == bindparam("item")
)
OF = select(_columns.item_id).where(_columns.meeting_id == bindparam("of"))
