"""Whatever comes, only what the port names comes out."""

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from temuainul.adapters.stream.events import READ
from temuainul.domain.model.errors import Invalid, TooLarge, Untrusted
from temuainul.domain.model.webhook import VerifiedWebhook, WebhookEvent

ANY_TEXT = st.text(st.characters(exclude_categories=()))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    [
        "type",
        "created_at",
        "call_cid",
        "cid",
        "call",
        "session",
        "session_id",
        "id",
        "participant",
        "participants",
    ]
)
EVENTS = st.builds(
    dict.__or__,
    st.dictionaries(FIELDS | ANY_TEXT, JSON),
    st.fixed_dictionaries({"type": ANY_TEXT, "cid": ANY_TEXT}),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["x-signature", "x-api-key", "x-webhook-id", "x-webhook-attempt", "content-encoding", "host"]
    ),
    ANY_TEXT,
)


def storable(text: str) -> bool:
    return len(text) <= 255 and "\0" not in text and text == text.encode(errors="ignore").decode()


def check(reader, headers, body):
    try:
        verified = reader.verify(headers, body)
    except (Untrusted, Invalid, TooLarge):
        return
    assert isinstance(verified, VerifiedWebhook)
    names = [verified.delivery_id, verified.type, verified.mailbox]
    assert all(names)
    assert all(storable(text) for text in [*names, *verified.headers.values()])


def check_read(reader, body, arrival):
    try:
        event = reader.read(body, received_at=arrival)
    except Invalid:
        return
    assert event is None or isinstance(event, WebhookEvent)


@given(headers=HEADERS, body=st.binary())
def test_arbitrary_headers_and_bytes(reader, headers, body):
    check(reader, headers, body)
    check(reader, headers | {"x-api-key": "key-1"}, body)


@given(headers=HEADERS, body=st.binary() | st.binary().map(lambda rest: b"\x1f\x8b\x08" + rest))
def test_arbitrary_signed_bytes(reader, sign, arrival, headers, body):
    check(reader, headers | sign(body), body)
    check_read(reader, body, arrival)


@given(told=JSON | st.dictionaries(FIELDS | ANY_TEXT, JSON) | EVENTS, headers=HEADERS)
def test_arbitrary_signed_json(reader, sign, arrival, told, headers):
    body = json.dumps(told).encode()
    check(reader, headers | sign(body), body)
    check(reader, headers | sign(body), gzip.compress(body))
    check_read(reader, body, arrival)


@settings(max_examples=300)
@given(data=st.data())
def test_known_events_with_any_part_replaced(reader, sign, payloads, arrival, data):
    told = json.loads(json.dumps(payloads[data.draw(st.sampled_from(sorted(READ)))]))
    place = told
    while isinstance(place, dict) and place:
        key = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[key], dict) or data.draw(st.booleans()):
            place[key] = data.draw(JSON)
            break
        place = place[key]
    body = json.dumps(told).encode()
    check(reader, sign(body), body)
    check_read(reader, body, arrival)


@given(
    told=st.datetimes(timezones=st.timezones()).map(datetime.isoformat) | st.integers() | ANY_TEXT,
    late=st.timedeltas(timedelta(days=-3), timedelta(days=3)),
)
def test_a_fact_lies_within_a_day_of_its_arrival(reader, told, late):
    arrival = datetime(2026, 10, 1, tzinfo=UTC) + late
    event = {"type": "call.session_ended", "call_cid": "a:b", "session_id": "s", "created_at": told}
    try:
        read = reader.read(json.dumps(event).encode(), received_at=arrival)
    except Invalid:
        pytest.fail("an unreadable time is no reason to refuse")
    assert abs(read.facts[0].at - arrival) <= timedelta(days=1)
