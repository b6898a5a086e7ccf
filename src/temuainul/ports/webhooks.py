"""How one provider signs and speaks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent


class WebhookReader(Protocol):
    def admit(self, headers: Mapping[str, str]) -> None:
        """Cheap checks before a body is read. Header names are lower case. Raises `Untrusted`."""
        ...

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        """Raises `Untrusted` for a bad signature, `Invalid` for what cannot be a webhook, `TooLarge`."""
        ...

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:
        """Facts from a verified body; None if it is of no use to us. Raises `Invalid`: quarantine it."""
        ...
