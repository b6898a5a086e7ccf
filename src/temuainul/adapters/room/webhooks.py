"""How the room speaks to the heart: its own facts, signed with a secret that no other process knows."""

import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import BadSignature, Invalid, TooLarge
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent
from temuainul.ports.rooms import FactSpeaker
from temuainul.ports.webhooks import WebhookReader

SOURCE = "room"
SIGNATURE = "x-room-signature"
LARGEST_BODY = 1024 * 1024
"""Bytes; a call of a thousand people is told in less."""


class _Envelope(Struct, frozen=True, kw_only=True):
    """What can be known without understanding the event."""

    id: str
    type: str
    mailbox: str
    event_at: datetime | None
    event: msgspec.Raw


class RoomWebhooks(WebhookReader, FactSpeaker):
    """Speaker and reader are one object, so that nobody outside of this process can be believed.

    What was verified and stored may be read by any process: `read` needs no secret.
    """

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    @property
    def source(self) -> str:
        return SOURCE

    def speak(
        self,
        event: WebhookEvent,
        delivery_id: str,
        type: str,  # noqa: A002  what a delivery calls it
    ) -> tuple[dict[str, str], bytes]:
        envelope = _Envelope(
            id=delivery_id,
            type=type,
            mailbox=event.call,
            event_at=max((fact.at for fact in event.facts), default=None),
            event=msgspec.Raw(msgspec.json.encode(event)),
        )
        body = msgspec.json.encode(envelope)
        return {SIGNATURE: self._sign(body)}, body

    def admit(self, headers: Mapping[str, str]) -> None:
        if SIGNATURE not in headers:
            raise BadSignature

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        if len(body) > LARGEST_BODY:
            raise TooLarge
        if not hmac.compare_digest(headers.get(SIGNATURE, "").encode(), self._sign(body).encode()):
            raise BadSignature
        return _verified(_opened(body), body)

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:  # noqa: ARG002  facts carry times
        try:
            event = msgspec.json.decode(_opened(body).event, type=WebhookEvent)
        except msgspec.MsgspecError as error:
            raise Invalid(f"The event cannot be understood: {error}") from error
        return event if event.facts else None

    def _sign(self, body: bytes) -> str:
        return hmac.new(self._secret, body, sha256).hexdigest()


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
