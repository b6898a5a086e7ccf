"""The real clock, real chance, and identifiers that sort by time."""

import random
import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

from temuainul.ports.ambient import Chance, Clock, NewId


class SystemClock(Clock):
    def now(self) -> datetime:
        return datetime.now(UTC)


class SystemChance(Chance):
    def between(self, low: float, high: float) -> float:
        return random.uniform(low, high)  # noqa: S311  it spreads retries; nobody gains by guessing it


class TimeOrderedIds(NewId):
    """UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then chance; the standard library has them from 3.14 on."""

    def __call__(self) -> str:
        milliseconds = time.time_ns() // 1_000_000
        number = (milliseconds << 80) | secrets.randbits(80)
        return str(UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | (0x7 << 76) | (0x2 << 62)))
