"""Looking after webhooks that came in."""

from datetime import UTC, datetime, timedelta

import pytest

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.entrypoints.cli.inbox import (
    Wanted,
    listing,
    outlook,
    pretty,
    replayed,
    run_replay,
    since,
    summary,
)


def delivery(now, **given):
    known = {
        "source": "stream",
        "delivery_id": "d/1",
        "digest": "abc",
        "type": "call.ended",
        "mailbox": "default:m",
        "attempt": 2,
        "event_at": now,
        "received_at": now,
        "headers": {"x-webhook-id": "d/1", "x-api-key": "key"},
        "body": b'{"type":"call.ended","n":[1,2]}',
        "state": DeliveryState.quarantined,
        "reason": "created_at is missing",
    }
    return Delivery(**(known | given))


def test_a_list_has_a_line_each(now):
    lines = listing([delivery(now), delivery(now, delivery_id="2", reason="")]).splitlines()
    assert lines[0].split() == ["RECEIVED", "STATE", "TYPE", "MAILBOX", "DELIVERY", "REASON"]
    assert lines[1] == (
        "2026-11-23 09:00:00Z  quarantined  call.ended  default:m  stream/d/1  created_at is missing"
    )
    assert lines[2].endswith("stream/2")


def test_one_is_shown_with_headers_and_body(now):
    assert pretty(delivery(now)).splitlines() == [
        "stream/d/1  quarantined: created_at is missing",
        "received 2026-11-23 09:00:00Z, attempt 2, sha256 abc",
        "x-api-key: key",
        "x-webhook-id: d/1",
        "",
        "{",
        '  "type": "call.ended",',
        '  "n": [',
        "    1,",
        "    2",
        "  ]",
        "}",
    ]


def test_a_body_that_is_no_json_is_shown_as_it_is(now):
    assert pretty(delivery(now, body=b"{\xff")).endswith("\n\n{\\xff")


def test_one_whose_body_is_forgotten_says_so(now, world):
    gone = delivery(now, source="memory", body=b"")
    assert pretty(gone).endswith("\n\nits body is gone; bodies are kept for 30 days at most")
    assert outlook(world.app.webhooks, gone).startswith("cannot be: its body is gone")


def test_what_cannot_be_replayed_any_more_is_said():
    assert replayed(3, of=3) == "To be read again by the next worker that is free: 3."
    assert replayed(1, of=3).endswith("Not any more, for their bodies are gone: 2.")


def test_a_line_tells_of_the_whole_inbox(now):
    counted = {"at": now, "work": {}, "runnable_since": None, "facts": {}}
    states = {DeliveryState.stored: 2, DeliveryState.digested: 40}
    line = summary(Statistics(deliveries=states, unread_since=now, **counted))
    assert line == "2 stored, 40 digested, 0 ignored, 0 quarantined, oldest unread since 2026-11-23 09:00:00Z"
    assert summary(Statistics(deliveries={}, unread_since=None, **counted)).endswith("0 quarantined")


def test_since_is_an_age_a_date_or_a_time_with_its_zone(now):
    assert since(None, now) is None
    assert since("90m", now) == now - timedelta(minutes=90)
    assert since("3d", now) == now - timedelta(days=3)
    assert since("2026-11-01", now) == datetime(2026, 11, 1, tzinfo=UTC)
    assert since("2026-11-01T07:00:00+07:00", now) == datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday", "0h", "-3d", "2026-13-01", "2026-11-01T07:00:00", ""])
def test_anything_else_is_refused(text, now):
    with pytest.raises(Invalid, match="--since"):
        since(text, now)


@pytest.mark.parametrize("dry_run", [True, False])
def test_to_replay_everything_is_never_meant(dry_run):
    with pytest.raises(Invalid, match="say which"):
        run_replay(Wanted(), dry_run=dry_run)
