"""Webhooks that were stored, read or not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import deliveries
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.ports.storage import DeliveryRepository

MOST_LISTED = 1000

_columns = deliveries.c


class PostgresDeliveries(DeliveryRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self, mailbox: str, limit: int) -> tuple[Delivery, ...]:
        unread = (_columns.mailbox == mailbox, _columns.state == DeliveryState.stored)
        happened_at = func.coalesce(_columns.event_at, _columns.received_at)
        in_order = select(deliveries).where(*unread).order_by(happened_at, _columns.received_at)
        return await self._fetch(in_order.limit(limit))

    async def mark(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None:
        one = (
            _columns.source == delivery.source,
            _columns.delivery_id == delivery.delivery_id,
            _columns.digest == delivery.digest,
        )
        await self._connection.execute(update(deliveries).where(*one).values(state=state, reason=reason))

    async def list(
        self,
        *,
        since: datetime | None = None,
        event_type: str = "",
        mailbox: str = "",
        state: DeliveryState | None = None,
    ) -> tuple[Delivery, ...]:
        fits = _conditions(since, event_type, mailbox, state)
        newest_first = select(deliveries).where(*fits).order_by(_columns.received_at.desc())
        return await self._fetch(newest_first.limit(MOST_LISTED))

    async def _fetch(self, query: Select[Any]) -> tuple[Delivery, ...]:
        rows = await self._connection.execute(query)
        return tuple(msgspec.convert(row, Delivery, from_attributes=True) for row in rows)


def _conditions(
    since: datetime | None, event_type: str, mailbox: str, state: DeliveryState | None
) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield _columns.received_at >= since
    if event_type:
        yield _columns.type == event_type
    if mailbox:
        yield _columns.mailbox == mailbox
    if state is not None:
        yield _columns.state == state
