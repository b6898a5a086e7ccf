"""A reader as it is configured, and a vendor who signs."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from temuainul.adapters.stream.webhooks import StreamWebhooks

PAYLOADS = Path(__file__).parents[3] / "payloads" / "stream"

CURRENT = "current"
Sign = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def reader() -> StreamWebhooks:
    return StreamWebhooks("key-1", [CURRENT, "previous"])


@pytest.fixture(scope="session")
def sign() -> Sign:
    def signed(body: bytes, *, secret: str = CURRENT, **headers: str) -> dict[str, str]:
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"x-api-key": "key-1", "x-signature": signature} | named

    return signed


@pytest.fixture(scope="session")
def payloads() -> Mapping[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_bytes()) for path in sorted(PAYLOADS.glob("*.json"))}


@pytest.fixture(scope="session")
def arrival() -> datetime:
    return datetime(2026, 10, 1, 9, 45, tzinfo=UTC)
