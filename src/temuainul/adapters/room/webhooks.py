"""How the room speaks to the heart: its own facts, signed with a secret that no other process knows."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from temuainul.domain.model.errors import BadSignature
from temuainul.domain.model.own_webhook import event_in, signed, verified, written
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent
from temuainul.ports.rooms import FactSpeaker
from temuainul.ports.webhooks import WebhookReader

SOURCE = "room"
SIGNATURE = "x-room-signature"
LARGEST_BODY = 1024 * 1024
"""Bytes; a call of a thousand people is told in less."""


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
        body = written(event, delivery_id=delivery_id, type=type, mailbox=event.call)
        return {SIGNATURE: self._sign(body)}, body

    def admit(self, headers: Mapping[str, str]) -> None:
        if SIGNATURE not in headers:
            raise BadSignature

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        return verified(body, headers.get(SIGNATURE, ""), self._secret, largest=LARGEST_BODY)

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:  # noqa: ARG002  facts carry times
        event = event_in(body)
        return event if event is not None and event.facts else None

    def _sign(self, body: bytes) -> str:
        return signed(body, self._secret)
