"""The facts known of each meeting, under their natural keys."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.several import one_of
from temuainul.adapters.postgres.tables import facts as told
from temuainul.domain.model.fact import Fact, ParticipantJoined
from temuainul.domain.model.ids import MeetingId
from temuainul.ports.storage import FactRepository


class PostgresFacts(FactRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, meeting: MeetingId) -> tuple[Fact, ...]:
        rows = (await self._connection.execute(OF, {"of": meeting})).scalars().all()
        return msgspec.convert(rows, tuple[Fact, ...])

    async def joined(
        self, meetings: Sequence[MeetingId]
    ) -> Mapping[MeetingId, tuple[ParticipantJoined, ...]]:
        rows = await self._connection.execute(JOINED, {"wanted": meetings})
        found: dict[MeetingId, list[ParticipantJoined]] = {}
        for row in rows:
            found.setdefault(row.meeting_id, []).append(msgspec.convert(row.fact, ParticipantJoined))
        return {id: tuple(joined) for id, joined in found.items()}

    async def put(self, meeting: MeetingId, facts: Sequence[Fact], *, source: str, now: datetime) -> None:
        everywhere = {"meeting_id": meeting, "source": source, "told_at": now}
        rows = [{**everywhere, "key": fact.key, "fact": fact} for fact in facts]
        if rows:
            await self._connection.execute(PUT, rows)


def _put() -> Insert:
    """Source and time stay those of the first telling: they say what would have been missed without it."""
    add = insert(told)
    new = {"fact": add.excluded.fact}
    return add.on_conflict_do_update(index_elements=[told.c.meeting_id, told.c.key], set_=new)


OF = select(told.c.fact).where(told.c.meeting_id == bindparam("of")).order_by(told.c.told_at, told.c.key)
JOINED = (
    select(told.c.meeting_id, told.c.fact)
    .where(told.c.meeting_id == one_of("wanted"), told.c.key.startswith(f"{ParticipantJoined.__name__}:"))
    .order_by(told.c.told_at, told.c.key)
)
PUT = _put()
