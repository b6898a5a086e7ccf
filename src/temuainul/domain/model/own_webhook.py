"""A webhook of our own making, for providers that run beside us: facts as they are, in an envelope, signed."""

import hmac
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import BadSignature, Invalid, TooLarge
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent


class _Envelope(Struct, frozen=True, kw_only=True):
    """What can be known without understanding the event."""

    id: str
    type: str
    mailbox: str
    event_at: datetime | None
    event: msgspec.Raw


def written(event: WebhookEvent | None, *, delivery_id: str, type: str, mailbox: str) -> bytes:  # noqa: A002  what a delivery calls it
    """No event at all is a message of no use to us."""
    facts = () if event is None else event.facts
    envelope = _Envelope(
        id=delivery_id,
        type=type,
        mailbox=mailbox,
        event_at=max((fact.at for fact in facts), default=None),
        event=msgspec.Raw(msgspec.json.encode(event)),
    )
    return msgspec.json.encode(envelope)


def signed(body: bytes, secret: bytes) -> str:
    return hmac.new(secret, body, sha256).hexdigest()


def verified(body: bytes, signature: str, secret: bytes, *, largest: int) -> VerifiedWebhook:
    """`largest` in bytes. Raises `TooLarge`, `BadSignature`, `Invalid`."""
    if len(body) > largest:
        raise TooLarge
    if not hmac.compare_digest(signature.encode(), signed(body, secret).encode()):
        raise BadSignature
    envelope = _opened(body)
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


def event_in(body: bytes) -> WebhookEvent | None:
    """Raises `Invalid`."""
    try:
        return msgspec.json.decode(_opened(body).event, type=WebhookEvent | None)
    except msgspec.MsgspecError as error:
        raise Invalid(f"The event cannot be understood: {error}") from error


def _opened(body: bytes) -> _Envelope:
    try:
        return msgspec.json.decode(body, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Invalid(f"The body is no webhook: {error}") from error
