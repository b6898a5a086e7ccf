"""What providers tell us: stored at once, understood later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from temuainul.domain.model.errors import Invalid, NotFound
from temuainul.domain.model.webhook import Delivery, DeliveryState, VerifiedWebhook, WebhookEvent
from temuainul.domain.model.work import DigestDeliveries, Done, Lease, Result
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import Clock
from temuainul.ports.jobs import JobQueue
from temuainul.ports.storage import Inbox
from temuainul.ports.webhooks import WebhookReader

BATCH = 100


class Receipt(Struct, frozen=True, kw_only=True):
    type: str
    new: bool
    """False if the very same delivery was stored before."""
    secret: int
    """Which secret fitted; anything but 0 is an old one still in use."""


@dataclass(frozen=True)
class Webhooks:
    units: Units
    inbox: Inbox
    jobs: JobQueue
    readers: Mapping[str, WebhookReader]
    clock: Clock

    def admit(self, source: str, headers: Mapping[str, str]) -> None:
        """Before a body is read. Raises `NotFound` for a provider that is not configured, `Untrusted`."""
        self._reader(source).admit(headers)

    async def receive(self, source: str, headers: Mapping[str, str], body: bytes) -> Receipt:
        """Verify and store; durable when it returns. Raises `Untrusted`, `Invalid`, `TooLarge`, `Unavailable`."""
        verified = self._reader(source).verify(headers, body)
        new = await self.inbox.store(_delivery(source, verified, self.clock.now()))
        if new:
            await self.jobs.wake(DigestDeliveries(mailbox=verified.mailbox).key)
        return Receipt(type=verified.type, new=new, secret=verified.secret)

    async def digest(self, lease: Lease, work: DigestDeliveries) -> Result:
        """Read a mailbox's deliveries into facts, each with its facts in one transaction."""
        while batch := await self._waiting(work.mailbox):
            for delivery in batch:
                await self._digest_one(lease, delivery)
        return Done()

    async def list(
        self,
        *,
        since: datetime | None = None,
        event_type: str = "",
        mailbox: str = "",
        state: DeliveryState | None = None,
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        async with self.units.begin() as unit:
            return await unit.store.deliveries.list(
                since=since, event_type=event_type, mailbox=mailbox, state=state
            )

    async def replay(self, deliveries: tuple[Delivery, ...]) -> None:
        """Read them again. Facts told before change nothing, so this never does harm."""
        async with self.units.begin() as unit:
            for delivery in deliveries:
                await unit.store.deliveries.mark(delivery, DeliveryState.stored)
                unit.wake(DigestDeliveries(mailbox=delivery.mailbox).key)

    async def _waiting(self, mailbox: str) -> tuple[Delivery, ...]:
        async with self.units.begin() as unit:
            return await unit.store.deliveries.waiting(mailbox, BATCH)

    async def _digest_one(self, lease: Lease, delivery: Delivery) -> None:
        try:
            event = self._reader(delivery.source).read(delivery.body, received_at=delivery.received_at)
        except (Invalid, NotFound) as error:
            await self._mark(lease, delivery, DeliveryState.quarantined, error.message)
            return
        if event is None:
            await self._mark(lease, delivery, DeliveryState.ignored, "of no use to us")
            return
        await self._add_facts(lease, delivery, event)

    async def _add_facts(self, lease: Lease, delivery: Delivery, event: WebhookEvent) -> None:
        async with self.units.begin() as unit:
            await unit.store.work.guard(lease)
            meeting = await unit.store.meetings.lock_by_call(event.call)
            if meeting is None:
                await self._ignore_foreign(unit, delivery, event)
                return
            await tell(unit, meeting, event.facts, source=f"webhook:{delivery.source}")
            await unit.store.deliveries.mark(delivery, DeliveryState.digested)

    async def _ignore_foreign(self, unit: Unit, delivery: Delivery, event: WebhookEvent) -> None:
        buried = await unit.store.meetings.is_buried(event.call)
        reason = "its meeting was deleted" if buried else "no meeting has this call"
        await unit.store.deliveries.mark(delivery, DeliveryState.ignored, reason)

    async def _mark(self, lease: Lease, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        async with self.units.begin() as unit:
            await unit.store.work.guard(lease)
            await unit.store.deliveries.mark(delivery, state, reason)

    def _reader(self, source: str) -> WebhookReader:
        if source not in self.readers:
            raise NotFound(f"No webhooks of {source!r} are expected here.")
        return self.readers[source]


def _delivery(source: str, verified: VerifiedWebhook, now: datetime) -> Delivery:
    return Delivery(
        source=source,
        delivery_id=verified.delivery_id,
        digest=verified.digest,
        type=verified.type,
        mailbox=verified.mailbox,
        attempt=verified.attempt,
        event_at=verified.event_at,
        received_at=now,
        headers=verified.headers,
        body=verified.body,
        state=DeliveryState.stored,
    )
