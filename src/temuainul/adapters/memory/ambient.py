"""Time, names and chance, held still."""

from datetime import UTC, datetime, timedelta

from temuainul.ports.ambient import Chance, Clock, NewId

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""Where a held clock stands unless told otherwise; a Monday."""


class HeldClock(Clock):
    """Moves only when told."""

    def __init__(self, at: datetime = NOON) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def advance(self, by: timedelta) -> None:
        self._at += by

    def set(self, at: datetime) -> None:
        self._at = at


class CountingIds(NewId):
    """`prefix` keeps two counters apart; eight digits sort as text as they count."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}-{self._count:08d}"


class EvenChance(Chance):
    """Always the middle."""

    def between(self, low: float, high: float) -> float:
        return (low + high) / 2
