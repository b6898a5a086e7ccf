"""Signed messages from providers, stored before they are understood."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallId


class DeliveryState(StrEnum):
    stored = "stored"
    digested = "digested"
    ignored = "ignored"
    """Signed and readable, but not about a meeting of ours, or of no use."""
    quarantined = "quarantined"
    """Signed, and not understood; kept to be replayed after a repair."""


class VerifiedWebhook(Struct, frozen=True, kw_only=True):
    """What a provider's reader vouches for before anything is stored."""

    delivery_id: str
    digest: str
    """SHA-256 of the unpacked body, hexadecimal."""
    type: str
    mailbox: str
    """What must be read in one hand: a call, a channel, or the source itself."""
    attempt: int
    event_at: datetime | None
    body: bytes
    """Unpacked."""
    headers: dict[str, str]
    """The few that are known; never cookies or addresses."""
    secret: int
    """Which of the configured secrets fitted; 0 is the current one."""


class Delivery(Struct, frozen=True, kw_only=True):
    """One stored webhook. Its key is (source, delivery_id, digest)."""

    source: str
    delivery_id: str
    digest: str
    type: str
    mailbox: str
    attempt: int
    event_at: datetime | None
    received_at: datetime
    headers: dict[str, str]
    body: bytes
    """Empty once it is forgotten."""
    state: DeliveryState
    reason: str = ""

    @property
    def is_forgotten(self) -> bool:
        """True once its body was emptied; nothing that a provider signs is empty."""
        return not self.body


class WebhookEvent(Struct, frozen=True, kw_only=True):
    """What a delivery tells: facts about one call."""

    call: CallId
    facts: tuple[Fact, ...]
