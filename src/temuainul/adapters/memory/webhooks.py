"""A provider that speaks our own facts, signed with a shared word."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import BadSignature, Invalid, TooLarge
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent
from temuainul.ports.rooms import FactSpeaker
from temuainul.ports.webhooks import WebhookReader

SOURCE = "memory"
"""The provider's name in `Webhooks.receive`."""
SIGNATURE = "x-signature"
_LARGEST_BODY = 1_000_000


class _Envelope(Struct, frozen=True, kw_only=True):
    """What can be known without understanding the event."""

    id: str
    type: str
    mailbox: str
    event_at: datetime | None
    event: msgspec.Raw


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
        facts = () if event is None else event.facts
        envelope = _Envelope(
            id=delivery_id,
            type=type,
            mailbox="memory" if event is None else event.call,
            event_at=max((fact.at for fact in facts), default=None),
            event=msgspec.Raw(msgspec.json.encode(event)),
        )
        body = msgspec.json.encode(envelope)
        return {SIGNATURE: self.sign(body)}, body

    def sign(self, body: bytes) -> str:
        return hmac.new(self._word, body, sha256).hexdigest()

    def admit(self, headers: Mapping[str, str]) -> None:
        if SIGNATURE not in headers:
            raise BadSignature

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        if len(body) > _LARGEST_BODY:
            raise TooLarge
        if not hmac.compare_digest(headers.get(SIGNATURE, "").encode(), self.sign(body).encode()):
            raise BadSignature
        return _verified(_opened(body), body)

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:  # noqa: ARG002  # facts carry times
        try:
            return msgspec.json.decode(_opened(body).event, type=WebhookEvent | None)
        except msgspec.MsgspecError as error:
            raise Invalid(f"The event cannot be understood: {error}") from error


def _opened(body: bytes) -> _Envelope:
    try:
        return msgspec.json.decode(body, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Invalid(f"The body is no webhook: {error}") from error


def _verified(envelope: _Envelope, body: bytes) -> VerifiedWebhook:
    return VerifiedWebhook(
        delivery_id=envelope.id,
        digest=sha256(body).hexdigest(),
        type=envelope.type,
        mailbox=envelope.mailbox,
        attempt=1,
        event_at=envelope.event_at,
        body=body,
        headers={},
        secret=0,
    )
