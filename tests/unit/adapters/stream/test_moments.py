"""One instant, told in two ways."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.adapters.stream.moments import moment

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CENTURY = st.integers(0, 99 * 365 * 86_400_000_000).map(
    lambda since: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=since)
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-10-01T09:00:00Z", "2026-10-01T09:00:00+00:00"),
        ("2026-10-01t09:00:00z", "2026-10-01T09:00:00+00:00"),
        ("2026-10-01 09:00:00.5Z", "2026-10-01T09:00:00.500000+00:00"),
        ("2026-10-01T09:00:00.769328551Z", "2026-10-01T09:00:00.769328+00:00"),
        ("2026-10-01T09:00:00.999999999Z", "2026-10-01T09:00:00.999999+00:00"),
        ("2026-10-01T16:00:00.1+07:00", "2026-10-01T09:00:00.100000+00:00"),
        (1790845200_769328999, "2026-10-01T09:00:00.769328+00:00"),
    ],
)
def test_times_are_cut_to_microseconds_in_utc(told, expected):
    assert moment(told).isoformat() == expected
    assert moment(told).tzinfo is UTC


@pytest.mark.parametrize(
    "told",
    [
        "",
        "2026-10-01",
        "2026-10-01T09:00:00",
        "2026-10-01T09:00:00.Z",
        "2026-10-01T09:00:00.1234567890Z",
        "2026-13-01T09:00:00Z",
        "2026-10-01T25:00:00Z",
        "2026-10-01T09:00:60Z",
        "2026-10-01T09:00:00+25:00",
        "1999-10-01T09:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "٢٠٢٦-10-01T09:00:00Z",
        "2026-W40-4T09:00:00Z",
        "2026-10-01T09:00:00Z\n",
        0,
        -1,
        1790845200,
        10**30,
        1.79e18,
        True,
        None,
        [],
        {},
    ],
)
def test_anything_else_is_no_time(told):
    assert moment(told) is None


@given(at=CENTURY, rest=st.integers(0, 999))
def test_both_ways_tell_one_instant(at, rest):
    nanoseconds = (at - EPOCH) // timedelta(microseconds=1) * 1000 + rest
    written = f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond:06}{rest:03}Z"
    assert moment(written) == moment(nanoseconds) == at


@given(st.text() | st.integers() | st.floats() | st.binary())
def test_nothing_raises(told):
    assert moment(told) is None or moment(told).tzinfo is UTC
