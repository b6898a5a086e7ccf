"""Webhooks that were stored, read or not."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.tables import Tables, delivery_key
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.ports.storage import DeliveryRepository

_MOST_LISTED = 1000


class MemoryDeliveryRepository(DeliveryRepository):
    def __init__(self, tables: Tables) -> None:
        self._deliveries = tables.deliveries

    async def waiting(self, mailbox: str, limit: int) -> tuple[Delivery, ...]:
        found = [one for one in self._deliveries.values() if _waits(one, mailbox)]
        found.sort(key=lambda one: (one.event_at or one.received_at, one.received_at))
        return tuple(found[:limit])

    async def mark(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None:
        key = delivery_key(delivery)
        if key in self._deliveries:
            self._deliveries[key] = structs.replace(self._deliveries[key], state=state, reason=reason)

    async def list(
        self,
        *,
        since: datetime | None = None,
        event_type: str = "",
        mailbox: str = "",
        state: DeliveryState | None = None,
    ) -> tuple[Delivery, ...]:
        found = [
            one
            for one in self._deliveries.values()
            if (since is None or one.received_at >= since)
            and event_type in {"", one.type}
            and mailbox in {"", one.mailbox}
            and state in {None, one.state}
        ]
        found.sort(key=lambda one: one.received_at, reverse=True)
        return tuple(found[:_MOST_LISTED])

    async def forget_bodies(self, received_before: datetime, limit: int) -> int:
        known = [one for one in self._older(received_before) if not one.is_forgotten]
        return self._empty(known[:limit])

    async def forget_mailbox(self, mailbox: str) -> None:
        self._empty([one for one in self._deliveries.values() if one.mailbox == mailbox])

    async def forget(self, received_before: datetime, limit: int) -> int:
        old = self._older(received_before)[:limit]
        for delivery in old:
            del self._deliveries[delivery_key(delivery)]
        return len(old)

    def _older(self, received_before: datetime) -> Sequence[Delivery]:
        return [one for one in self._deliveries.values() if one.received_at < received_before]

    def _empty(self, deliveries: Sequence[Delivery]) -> int:
        for delivery in deliveries:
            self._deliveries[delivery_key(delivery)] = structs.replace(delivery, body=b"")
        return len(deliveries)


def _waits(delivery: Delivery, mailbox: str) -> bool:
    return delivery.mailbox == mailbox and delivery.state is DeliveryState.stored
