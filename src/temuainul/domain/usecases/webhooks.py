"""What providers tell us: stored at once, understood later."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from temuainul.domain.model.errors import DomainError, NotFound
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.webhook import Delivery, DeliveryState, VerifiedWebhook, WebhookEvent
from temuainul.domain.model.work import DigestDeliveries, Done, Later, Lease
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import Clock
from temuainul.ports.jobs import JobQueue
from temuainul.ports.storage import Inbox
from temuainul.ports.webhooks import WebhookReader

log = logging.getLogger(__name__)

BATCH = 100


class Receipt(Struct, frozen=True, kw_only=True):
    type: str
    new: bool
    """False if the very same delivery was stored before."""
    secret: int
    """Which secret fitted; anything but 0 is an old one still in use."""


class _Unread(Struct, frozen=True, kw_only=True):
    """A delivery that cannot be understood, or not any more."""

    reason: str
    state: DeliveryState = DeliveryState.quarantined


_FORGOTTEN = _Unread(reason="its body is forgotten", state=DeliveryState.ignored)


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
        """Read a mailbox's deliveries into facts, all that wait in one transaction."""
        async with self.units.begin() as unit:
            batch = await unit.store.deliveries.waiting(work.mailbox, BATCH)
            read = [(delivery, self._read(delivery)) for delivery in batch]
            calls = {event.call for _, event in read if isinstance(event, WebhookEvent)}
            # In order, so that two mailboxes that speak of the same calls cannot wait for each other in a circle.
            meetings = {call: await unit.store.meetings.lock_by_call(call) for call in sorted(calls)}
            buried = await _buried(unit, meetings)
            for delivery, event in read:
                state, reason = _judged(event, meetings, buried)
                await unit.store.deliveries.mark(delivery, state, reason)
            for call in buried:
                await unit.store.deliveries.forget_mailbox(call)
            for call, meeting in meetings.items():
                if meeting is not None:
                    await tell(unit, meeting, _facts_of(call, read), source="webhook")
            await unit.finish(lease, Done() if len(batch) < BATCH else Later(await unit.now()))

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

    async def replay(self, deliveries: tuple[Delivery, ...]) -> int:
        """Read them again, but for those whose bodies are forgotten. How many that are.

        Facts told before change nothing, so this never does harm.
        """
        legible = [one for one in deliveries if not one.is_forgotten]
        async with self.units.begin() as unit:
            for delivery in legible:
                await unit.store.deliveries.mark(delivery, DeliveryState.stored)
                unit.wake(DigestDeliveries(mailbox=delivery.mailbox).key)
        return len(legible)

    def _read(self, delivery: Delivery) -> WebhookEvent | _Unread | None:
        """Whatever a reader stumbles over, it must not hold up what comes after."""
        if delivery.is_forgotten:
            return _FORGOTTEN
        try:
            return self._reader(delivery.source).read(delivery.body, received_at=delivery.received_at)
        except DomainError as error:
            return _Unread(reason=error.message)
        except Exception as error:
            log.exception("delivery.quarantined", extra={"type": delivery.type})
            return _Unread(reason=f"the reader failed: {type(error).__name__}")

    def _reader(self, source: str) -> WebhookReader:
        if source not in self.readers:
            raise NotFound(f"No webhooks of {source!r} are expected here.")
        return self.readers[source]


async def _buried(unit: Unit, meetings: Mapping[CallId, Meeting | None]) -> list[CallId]:
    """Those whose meetings were deleted: what still comes must not bring back what was said."""
    missing = [call for call, meeting in meetings.items() if meeting is None]
    return [call for call in missing if await unit.store.meetings.is_buried(call)]


def _judged(
    event: WebhookEvent | _Unread | None,
    meetings: Mapping[CallId, Meeting | None],
    buried: Collection[CallId],
) -> tuple[DeliveryState, str]:
    """What becomes of a delivery, and why."""
    if isinstance(event, _Unread):
        return event.state, event.reason
    if event is None:
        return DeliveryState.ignored, "of no use to us"
    if meetings[event.call] is not None:
        return DeliveryState.digested, ""
    deleted = event.call in buried
    return DeliveryState.ignored, "its meeting was deleted" if deleted else "no meeting has this call"


def _facts_of(call: CallId, read: Sequence[tuple[Delivery, WebhookEvent | _Unread | None]]) -> list[Fact]:
    return [
        fact
        for _, event in read
        if isinstance(event, WebhookEvent) and event.call == call
        for fact in event.facts
    ]


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
