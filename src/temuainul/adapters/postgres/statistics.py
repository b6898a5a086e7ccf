"""How much there is, and for how long it has waited."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import deliveries, facts, work
from temuainul.domain.model.statistics import Statistics
from temuainul.ports.storage import StatisticsRepository


class PostgresStatistics(StatisticsRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self) -> Statistics:
        """The clock comes last, so that nothing is younger than it."""
        found = {
            "deliveries": await self._count_by(deliveries.c.state),
            "unread_since": await self._unread_since(),
            "work": await self._count_by(work.c.state),
            "runnable_since": await self._runnable_since(),
            "facts": await self._count_by(facts.c.source),
            "at": await self._connection.scalar(select(func.clock_timestamp())),
        }
        return msgspec.convert(found, Statistics)

    async def _count_by(self, column: Column[Any]) -> dict[str, int]:
        counted = select(column, func.count().label("times")).group_by(column)
        return {row[0]: row.times for row in await self._connection.execute(counted)}

    async def _unread_since(self) -> datetime | None:
        """Found first, then compared: else the index by arrival would be read from its oldest end, all that was read."""
        unread = select(deliveries.c.received_at).where(text("state = 'stored'"))
        found = unread.cte("unread").prefix_with("MATERIALIZED")
        since: datetime | None = await self._connection.scalar(select(func.min(found.c.received_at)))
        return since

    async def _runnable_since(self) -> datetime | None:
        due = select(func.min(work.c.due_at)).where(work.c.due_at <= func.statement_timestamp())
        since: datetime | None = await self._connection.scalar(due)
        return since
