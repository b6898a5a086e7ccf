"""Webhooks that were stored, read or not."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, bindparam, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres import forgetting
from temuainul.adapters.postgres.tables import deliveries
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.ports.storage import DeliveryRepository

MOST_LISTED = 1000

_columns = deliveries.c


class PostgresDeliveries(DeliveryRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self, mailbox: str, limit: int) -> tuple[Delivery, ...]:
        return _deliveries(await self._connection.execute(WAITING, {"unread": mailbox, "most": limit}))

    async def mark(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None:
        one = {"one_source": delivery.source, "one_id": delivery.delivery_id, "one_digest": delivery.digest}
        await self._connection.execute(MARK, {**one, "state": state, "reason": reason})

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
        return _deliveries(await self._connection.execute(newest_first.limit(MOST_LISTED)))

    async def forget_bodies(self, received_before: datetime, limit: int) -> int:
        return await forgetting.forget(
            self._connection, forgetting.BODIES, before=received_before, most=limit
        )

    async def forget_mailbox(self, mailbox: str) -> None:
        await self._connection.execute(EMPTY, {"whole": mailbox})

    async def forget(self, received_before: datetime, limit: int) -> int:
        return await forgetting.forget(
            self._connection, forgetting.DELIVERIES, before=received_before, most=limit
        )


def _deliveries(rows: Iterable[Row[Any]]) -> tuple[Delivery, ...]:
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


WAITING = (
    select(deliveries)
    .where(_columns.mailbox == bindparam("unread"), text("state = 'stored'"))
    .order_by(func.coalesce(_columns.event_at, _columns.received_at), _columns.received_at)
    .limit(bindparam("most"))
)
"""The state is written out, not bound: only so does the planner know its partial index again."""

MARK = update(deliveries).where(
    _columns.source == bindparam("one_source"),
    _columns.delivery_id == bindparam("one_id"),
    _columns.digest == bindparam("one_digest"),
)
"""What it sets are the columns it is executed with."""

EMPTY = (
    update(deliveries)
    .where(_columns.mailbox == bindparam("whole"), func.octet_length(_columns.body) > 0)
    .values(body=text("''::bytea"))
)
"""Not in the words of the index of legible bodies, which is no way to find a mailbox."""
