"""POST /api/webhooks/{provider}: raw body in, 200 out. What is understood of it is the worker's business."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from litestar import Request, Response, post
from litestar.params import FromPath

from temuainul.domain.model.errors import DomainError, Invalid, TooLarge, Unavailable
from temuainul.domain.usecases.webhooks import Receipt, Webhooks
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS
from temuainul.entrypoints.api.webhook_counts import WebhookCounts

log = logging.getLogger("temuainul.api")

LARGEST_BODY = 1024 * 1024
"""Bytes; real events are some KB (reliability W2)."""
READ_SECONDS = 5.0
STORE_SECONDS = 4.5
"""Reliability W8; providers wait six seconds, and ask again only after a 503."""
MOST_AT_ONCE = 256


class Door:
    """Lets so many deliveries in at once; the others are asked to come again, at once rather than too late."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._free = most

    @contextmanager
    def entered(self) -> Iterator[None]:
        if not self._free:
            raise Unavailable("Too many deliveries at once.", retry_after_seconds=1)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1


@post("/webhooks/{provider:str}", status_code=200, include_in_schema=False, opt={AS_IT_IS: True})
async def receive_webhook(
    request: Request[Any, Any, Any],
    provider: FromPath[str],
    webhooks: Given[Webhooks],
    door: Given[Door],
    webhook_counts: Given[WebhookCounts],
) -> Response[bytes]:
    with _refusals_told(webhook_counts):
        receipt = await _taken(request, provider, webhooks, door)
    webhook_counts.receive(provider, receipt)
    _tell_old_secret(provider, receipt)
    return Response(b"", media_type="text/plain")


@contextmanager
def _refusals_told(counts: WebhookCounts) -> Iterator[None]:
    """By the kind of error alone: everything else about who was refused is a stranger's word."""
    try:
        yield
    except DomainError as error:
        counts.refuse(error)
        log.info("webhook.refused", extra={"reason": error.code})
        raise


async def _taken(request: Request[Any, Any, Any], provider: str, webhooks: Webhooks, door: Door) -> Receipt:
    """Checks in the order of what they cost (reliability W6)."""
    headers = _headers(request)
    _check_declared_length(headers.get("content-length", ""))
    webhooks.admit(provider, headers)
    with door.entered():
        return await _store(webhooks, provider, headers, await _read(request))


def _headers(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Of a name that comes twice the last; any byte is a sign in Latin-1."""
    raw = request.scope["headers"]
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in raw}


def _check_declared_length(declared: str) -> None:
    """What is no number declares nothing."""
    digits = declared.strip().lstrip("0")
    if digits.isascii() and digits.isdecimal() and (len(digits) > 7 or int(digits) > LARGEST_BODY):
        raise TooLarge(f"At most {LARGEST_BODY} bytes are taken.")


async def _read(request: Request[Any, Any, Any]) -> bytes:
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await _read_all(request)
    except TimeoutError as error:
        # Not 408: providers ask again only after a 503.
        raise Unavailable("The body did not come in time.", retry_after_seconds=1) from error


async def _read_all(request: Request[Any, Any, Any]) -> bytes:
    """As it comes: neither unpacked nor parsed, since the provider's reader must see the signed bytes."""
    body, more = bytearray(), True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":
            raise Invalid("The body broke off.")
        body += message["body"]
        if len(body) > LARGEST_BODY:
            raise TooLarge(f"At most {LARGEST_BODY} bytes are taken.")
        more = message["more_body"]
    return bytes(body)


async def _store(webhooks: Webhooks, provider: str, headers: Mapping[str, str], body: bytes) -> Receipt:
    """A delivery cut off here may be stored all the same; told again, it is stored once."""
    try:
        async with asyncio.timeout(STORE_SECONDS):
            return await webhooks.receive(provider, headers, body)
    except TimeoutError as error:
        raise Unavailable("It could not be stored in time.", retry_after_seconds=1) from error


def _tell_old_secret(provider: str, receipt: Receipt) -> None:
    if receipt.secret:
        log.warning("webhook.old_secret", extra={"provider": provider, "secret": receipt.secret})
