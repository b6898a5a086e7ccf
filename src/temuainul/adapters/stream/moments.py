"""The vendor's two ways to tell a time: RFC 3339 in webhooks, integer nanoseconds in answers of its API.

Both are cut to microseconds, so that one instant told both ways stays one instant.
"""

import re
from datetime import UTC, datetime, timedelta

CLOCKS_DIFFER = timedelta(days=1)
"""How far an event's own time may lie from its arrival and still be believed (reliability S6)."""

_RFC_3339 = re.compile(
    r"(20[0-9]{2}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_SECOND = 1_000_000_000
_THIS_CENTURY = range(946_684_800 * _SECOND, 4_102_444_800 * _SECOND)


def moment(told: object) -> datetime | None:
    """None for what is neither, and for times outside this century, which no call has."""
    if isinstance(told, str):
        return _from_rfc_3339(told)
    # True is an int to Python.
    return _from_nanoseconds(told) if isinstance(told, int) and told in _THIS_CENTURY else None


def moment_near(told: object, arrival: datetime) -> datetime | None:
    """None also for a time that lies too far from the arrival."""
    at = moment(told)
    return at if at is not None and abs(at - arrival) <= CLOCKS_DIFFER else None


def _from_rfc_3339(told: str) -> datetime | None:
    found = _RFC_3339.fullmatch(told)
    if found is None:
        return None
    date, time, fraction, zone = found.groups(default="")
    try:
        return datetime.fromisoformat(f"{date}T{time}{fraction[:7]}{zone.upper()}").astimezone(UTC)
    except ValueError:
        return None


def _from_nanoseconds(told: int) -> datetime:
    seconds, rest = divmod(told, _SECOND)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1000)
