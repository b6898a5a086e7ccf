"""What providers tell us: stored at once, understood later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from temuainul.domain.model.errors import Invalid, NotFound
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallId
from temuainul.domain.model.webhook import Delivery, DeliveryState, VerifiedWebhook, WebhookEvent
from temuainul.domain.model.work import MOST_ERRORS, DigestDeliveries, Done, Later, Lease
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

    async def digest(self, lease: Lease, work: DigestDeliveries) -> None:
        """Read a mailbox's deliveries into facts, all that wait in one transaction.

        After an unforeseen error one at a time, so that the one to blame is found; at the last try it is set aside.
        """
        size = BATCH if lease.errors == 0 else 1
        async with self.units.begin() as unit:
            batch = await unit.store.deliveries.waiting(work.mailbox, size)
            if lease.errors == MOST_ERRORS - 1:
                await self._set_aside(unit, batch)
            else:
                await self._digest_all(unit, batch)
            done = len(batch) < size
            await unit.finish(lease, Done() if done else Later(await unit.now()))

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

    async def _digest_all(self, unit: Unit, batch: tuple[Delivery, ...]) -> None:
        """Facts of one call are told together; in a mailbox there is hardly ever more than one call."""
        told: dict[CallId, list[Fact]] = {}
        for delivery in batch:
            state, reason, event = await self._understood(unit, delivery)
            if event is not None:
                told.setdefault(event.call, []).extend(event.facts)
            await unit.store.deliveries.mark(delivery, state, reason)
        for call, facts in told.items():
            meeting = await unit.store.meetings.lock_by_call(call)
            if meeting is not None:
                await tell(unit, meeting, facts, source="webhook")

    async def _understood(
        self, unit: Unit, delivery: Delivery
    ) -> tuple[DeliveryState, str, WebhookEvent | None]:
        """What becomes of a delivery, why, and what it tells."""
        try:
            event = self._reader(delivery.source).read(delivery.body, received_at=delivery.received_at)
        except (Invalid, NotFound) as error:
            return DeliveryState.quarantined, error.message, None
        if event is None:
            return DeliveryState.ignored, "of no use to us", None
        if await unit.store.meetings.lock_by_call(event.call) is None:
            return DeliveryState.ignored, await _foreign(unit, event.call), None
        return DeliveryState.digested, "", event

    async def _set_aside(self, unit: Unit, batch: tuple[Delivery, ...]) -> None:
        for delivery in batch:
            reason = "reading it failed again and again; see the worker's log"
            await unit.store.deliveries.mark(delivery, DeliveryState.quarantined, reason)

    def _reader(self, source: str) -> WebhookReader:
        if source not in self.readers:
            raise NotFound(f"No webhooks of {source!r} are expected here.")
        return self.readers[source]


async def _foreign(unit: Unit, call: CallId) -> str:
    buried = await unit.store.meetings.is_buried(call)
    return "its meeting was deleted" if buried else "no meeting has this call"


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
