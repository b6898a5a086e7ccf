"""How much there is, and for how long it has waited."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import WorkItem, WorkState
from temuainul.ports.ambient import Clock
from temuainul.ports.storage import StatisticsRepository


class MemoryStatisticsRepository(StatisticsRepository):
    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def read(self) -> Statistics:
        now = self._clock.now()
        sources = (source for told in self._tables.fact_sources.values() for source in told.values())
        return Statistics(
            at=now,
            deliveries=dict(Counter(one.state for one in self._tables.deliveries.values())),
            unread_since=min(self._unread(), default=None),
            work=dict(Counter(item.state for item in self._tables.work.values())),
            runnable_since=min((at for at in self._due() if at <= now), default=None),
            facts=dict(Counter(sources)),
        )

    def _unread(self) -> Iterator[datetime]:
        for delivery in self._tables.deliveries.values():
            if delivery.state is DeliveryState.stored:
                yield delivery.received_at

    def _due(self) -> Iterator[datetime]:
        for item in self._tables.work.values():
            at = due_at(item)
            if at is not None:
                yield at


def due_at(item: WorkItem) -> datetime | None:
    """When it may be claimed; None for what is over or put aside."""
    match item.state:
        case WorkState.ready:
            return item.run_after
        case WorkState.leased:
            return item.lease_until
        case WorkState.done | WorkState.quarantined:
            return None
