"""Stream's webhooks. Verified by our own few lines: the vendor's helper unpacks before it checks, and cannot read times."""

import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from temuainul.adapters.stream.bounds import label
from temuainul.adapters.stream.events import READ, read_event
from temuainul.adapters.stream.json_guard import json_object
from temuainul.adapters.stream.moments import moment
from temuainul.adapters.stream.signature import fitting_secret, well_formed
from temuainul.adapters.stream.unpacking import unpacked
from temuainul.domain.model.errors import Invalid, Untrusted
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent
from temuainul.ports.webhooks import WebhookReader

LONGEST_BODY = 1024 * 1024
"""Real events have some kilobytes."""

API_KEY = "x-api-key"
SIGNATURE = "x-signature"
WEBHOOK_ID = "x-webhook-id"
ATTEMPT = "x-webhook-attempt"
KEPT_HEADERS = (SIGNATURE, API_KEY, WEBHOOK_ID, ATTEMPT, "content-encoding")

NO_CALL = "stream"
"""The mailbox of what is about no call and no channel."""

_COUNT = re.compile(r"[1-9][0-9]{0,5}")


class StreamWebhooks(WebhookReader):
    def __init__(self, api_key: str, secrets: Sequence[str]) -> None:
        """`secrets`: the current one first, then what may still sign: the previous, and that of a second app."""
        if not api_key or not secrets or not all(secrets):
            raise ValueError("Stream's webhooks need the API key and at least one secret, none of them empty")
        self._api_key = api_key.encode()
        self._secrets = tuple(secret.encode() for secret in secrets)

    def admit(self, headers: Mapping[str, str]) -> None:
        # Whatever a header holds, it must encode: a stranger's odd bytes are no reason to fail.
        key = headers.get(API_KEY, "").encode(errors="surrogatepass")
        if not hmac.compare_digest(key, self._api_key):
            raise Untrusted("The API key is not ours.")
        well_formed(headers.get(SIGNATURE, ""))

    def verify(self, headers: Mapping[str, str], body: bytes) -> VerifiedWebhook:
        self.admit(headers)
        plain = unpacked(body, longest=LONGEST_BODY)
        secret = fitting_secret(plain, well_formed(headers[SIGNATURE]), self._secrets)
        return _verified(headers, plain, json_object(plain), secret)

    def read(self, body: bytes, *, received_at: datetime) -> WebhookEvent | None:
        told = json_object(body)
        shape = READ.get(_type(told))
        return read_event(told, shape, arrival=received_at) if shape is not None else None


def _verified(headers: Mapping[str, str], plain: bytes, told: dict[str, Any], secret: int) -> VerifiedWebhook:
    digest = sha256(plain).hexdigest()
    return VerifiedWebhook(
        delivery_id=label(headers.get(WEBHOOK_ID, "")) or f"sha256:{digest}",
        digest=digest,
        type=label(_type(told)) or "unreadable",
        mailbox=_mailbox(told),
        attempt=_attempt(headers.get(ATTEMPT, "")),
        event_at=moment(told.get("created_at")),
        body=plain,
        headers={name: label(headers[name]) for name in KEPT_HEADERS if name in headers},
        secret=secret,
    )


def _type(told: dict[str, Any]) -> str:
    match told.get("type"):
        case str(type_) if type_:
            return type_
        case _:
            raise Invalid("The body has no `type`.")


def _mailbox(told: dict[str, Any]) -> str:
    call = told.get("call")
    cids = (told.get("call_cid"), call.get("cid") if isinstance(call, dict) else None, told.get("cid"))
    return next(filter(None, (label(cid) for cid in cids if isinstance(cid, str))), NO_CALL)


def _attempt(told: str) -> int:
    return int(told) if _COUNT.fullmatch(told) else 1
