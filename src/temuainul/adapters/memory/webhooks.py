"""A provider that speaks our own facts, signed with a shared word."""

from collections.abc import Mapping
from datetime import datetime

from temuainul.domain.model.errors import BadSignature
from temuainul.domain.model.own_webhook import event_in, signed, verified, written
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent
from temuainul.ports.rooms import FactSpeaker
from temuainul.ports.webhooks import WebhookReader

SOURCE = "memory"
"""The provider's name in `Webhooks.receive`."""
SIGNATURE = "x-signature"
_LARGEST_BODY = 1_000_000


class MemoryWebhooks(WebhookReader, FactSpeaker):
    """`speak` makes messages as the provider would send them; the rest reads them."""

    def __init__(self, word: str = "open sesame") -> None:
        self._word = word.encode()

    @property
    def source(self) -> str:
        return SOURCE

    def speak(
        self,
        event: WebhookEvent | None,
        delivery_id: str,
        type: str,  # noqa: A002  # what a delivery calls it
    ) -> tuple[dict[str, str], bytes]:
        """Headers and body; no event at all is a message of no use to us."""
        mailbox = SOURCE if event is None else event.call
        body = written(event, delivery_id=delivery_id, type=type, mailbox=mailbox)
        return {SIGNATURE: self.sign(body)}, body

    def sign(self, body: bytes) -> str:
        return signed(body, self._word)

    def admit(self, headers: Mapping[str, str]) -> None:
        if SIGNATURE not in headers:
            raise BadSignature

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        return verified(body, headers.get(SIGNATURE, ""), self._word, largest=_LARGEST_BODY)

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:  # noqa: ARG002  # facts carry times
        return event_in(body)
