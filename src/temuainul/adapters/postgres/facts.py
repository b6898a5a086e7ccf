"""The facts known of each meeting, under their natural keys."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import facts as told
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import MeetingId
from temuainul.ports.storage import FactRepository


class PostgresFacts(FactRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, meeting: MeetingId) -> tuple[Fact, ...]:
        known = select(told.c.fact).where(told.c.meeting_id == meeting).order_by(told.c.told_at, told.c.key)
        rows = (await self._connection.scalars(known)).all()
        return msgspec.convert(rows, tuple[Fact, ...])

    async def put(self, meeting: MeetingId, facts: Sequence[Fact], *, source: str, now: datetime) -> None:
        everywhere = {"meeting_id": meeting, "source": source, "told_at": now}
        rows = [{**everywhere, "key": fact.key, "fact": fact} for fact in facts]
        if rows:
            add = insert(told)
            new = {name: add.excluded[name] for name in ("fact", "source", "told_at")}
            same = [told.c.meeting_id, told.c.key]
            await self._connection.execute(add.on_conflict_do_update(index_elements=same, set_=new), rows)
