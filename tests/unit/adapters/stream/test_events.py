"""What each of the vendor's events tells us."""

import copy
import json
from datetime import UTC, datetime, timedelta

import pytest

from temuainul.adapters.stream.event_types import IGNORED
from temuainul.adapters.stream.events import READ
from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.fact import (
    CallEnded,
    ParticipantJoined,
    ParticipantLeft,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    TranscriptionFailed,
    TranscriptReady,
    merge,
)

FILE = "transcript_default_m-1_1790000000000.jsonl"


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-01T{clock}+00:00")


EXPECTED = {
    "call.session_started": (
        SessionStarted(session="s-1", at=at("09:00:00.769328")),
        ParticipantJoined(session="s-1", presence="us-9", user="u1", name="Ann", at=at("09:00:00.810000")),
    ),
    "call.session_participant_joined": (
        ParticipantJoined(
            session="s-1", presence="us-10", user="agent_a1", name="Aria", at=at("09:00:05.25")
        ),
    ),
    "call.session_participant_left": (
        ParticipantLeft(session="s-1", presence="us-9", at=at("09:30:00.123456")),
    ),
    "call.session_ended": (SessionEnded(session="s-1", at=at("09:32:10.4")),),
    "call.ended": (CallEnded(at=at("09:32:09")),),
    "call.transcription_ready": (
        TranscriptReady(
            session="s-1",
            filename=FILE,
            url=f"https://ohio.stream-io-cdn.com/1/video/transcriptions/default_m-1/{FILE}"
            "?Expires=1790849580&Signature=x~y-z_",
            started_at=at("09:00:00.769328"),
            at=at("09:33:00"),
        ),
    ),
    "call.transcription_failed": (
        TranscriptionFailed(egress="e-1", reason="speech recognition is not available", at=at("09:32:10.5")),
    ),
    "call.recording_ready": (
        RecordingReady(
            session="s-1",
            filename="rec.mp4",
            url="https://ohio.stream-io-cdn.com/1/video/recordings/default_m-1/rec.mp4?Expires=1790849580",
            started_at=at("09:00:00.769328"),
            ended_at=at("09:32:10.5"),
            at=at("09:40:00"),
        ),
    ),
}


@pytest.fixture
def tell(reader, payloads, arrival):
    def told(type_, change=None, *, received_at=arrival):
        payload = copy.deepcopy(payloads[type_])
        if change is not None:
            change(payload)
        return reader.read(json.dumps(payload).encode(), received_at=received_at)

    return told


def test_every_event_that_tells_something_has_a_payload():
    assert EXPECTED.keys() == READ.keys()


def test_no_event_is_both_read_and_ignored():
    assert not IGNORED & READ.keys()


@pytest.mark.parametrize("type_", sorted(EXPECTED))
def test_an_event_becomes_facts_of_its_call(tell, type_):
    event = tell(type_)
    assert event.call == "default:m-1"
    assert event.facts == EXPECTED[type_]


def test_every_other_payload_is_ignored_on_purpose(tell, payloads):
    others = payloads.keys() - READ.keys()
    assert others
    assert others <= IGNORED
    assert [type_ for type_ in others if tell(type_) is not None] == []


def test_an_unknown_type_tells_nothing(tell):
    assert tell("call.ended", lambda told: told.update(type="call.rebooted")) is None


@pytest.mark.parametrize("type_", sorted(EXPECTED))
def test_reading_twice_tells_the_same(tell, type_):
    first, second = tell(type_), tell(type_)
    assert first == second
    assert merge([*first.facts, *second.facts]) == merge(first.facts)


def test_integer_nanoseconds_tell_the_same_instant_as_rfc_3339(tell):
    def in_nanoseconds(told):
        told["call_transcription"]["start_time"] = 1790845200_769328551
        told["created_at"] = 1790847180_000000000

    assert tell("call.transcription_ready", in_nanoseconds).facts == EXPECTED["call.transcription_ready"]


def test_a_started_session_without_its_own_time_began_when_the_event_was_made(tell):
    (started,) = tell("call.session_started", lambda told: told.pop("call")).facts
    assert started.at == at("09:00:00.769328")


def test_a_call_that_is_in_another_session_by_now_says_nothing_about_this_one(tell):
    def another_session(told):
        told["call"]["session"] |= {"id": "s-2", "started_at": "2026-10-01T09:44:00Z"}

    (started,) = tell("call.session_started", another_session).facts
    assert started == SessionStarted(session="s-1", at=at("09:00:00.769328"))


def test_lists_and_objects_may_be_null_where_the_vendor_has_none(tell):
    def nothing_there(told):
        told["call"]["session"]["participants"] = None

    assert len(tell("call.session_started", nothing_there).facts) == 1
    assert len(tell("call.session_started", lambda told: told.update(call=None)).facts) == 1
    assert len(tell("call.ended", lambda told: told["call"].update(session=None)).facts) == 1


def test_a_participant_without_a_name_has_an_empty_one(tell):
    (joined,) = tell(
        "call.session_participant_joined", lambda told: told["participant"]["user"].pop("name")
    ).facts
    assert joined.name == ""


@pytest.mark.parametrize(
    "told_at",
    [
        "2026-09-29T09:00:00Z",
        "2026-10-03T09:00:00Z",
        "0001-01-01T00:00:00Z",
        "soon",
        None,
        {},
        -1,
        10**40,
        True,
    ],
)
def test_an_event_time_that_cannot_be_is_the_arrival(tell, arrival, told_at):
    (ended,) = tell(
        "call.session_ended", lambda told: (told.pop("call"), told.update(created_at=told_at))
    ).facts
    assert ended.at == arrival


@pytest.mark.parametrize("days", [-1, 1])
def test_an_event_time_may_be_a_day_off(tell, days):
    received = at("09:32:10.5") + timedelta(days=days)
    (ended,) = tell("call.session_ended", lambda told: told.pop("call"), received_at=received).facts
    assert ended.at == at("09:32:10.5")


@pytest.mark.parametrize("told_at", ["soon", None, 5, "2026-09-01T00:00:00Z", "2026-10-04T00:00:00Z"])
def test_a_file_without_a_believable_beginning_is_refused(tell, told_at):
    with pytest.raises(Invalid, match=r"call_transcription\.start_time"):
        tell("call.transcription_ready", lambda told: told["call_transcription"].update(start_time=told_at))


def test_a_file_announced_days_after_its_call_keeps_its_beginning(tell):
    late = datetime(2026, 10, 12, tzinfo=UTC)
    (ready,) = tell("call.transcription_ready", received_at=late).facts
    assert ready.started_at == at("09:00:00.769328")
    assert ready.at == late


@pytest.mark.parametrize(
    ("type_", "where", "change"),
    [
        ("call.session_started", "session_id", lambda told: told.pop("session_id")),
        ("call.session_started", "session_id", lambda told: told.update(session_id=7)),
        ("call.session_started", "session_id", lambda told: told.update(session_id="")),
        ("call.session_started", "session_id", lambda told: told.update(session_id="s" * 256)),
        ("call.session_started", "session_id", lambda told: told.update(session_id="s\0")),
        ("call.session_started", "call.session.id", lambda told: told["call"]["session"].pop("id")),
        ("call.session_ended", "call_cid", lambda told: told.pop("call_cid")),
        ("call.session_ended", "call_cid", lambda told: told.update(call_cid="m-1")),
        ("call.session_ended", "call_cid", lambda told: told.update(call_cid=":m-1")),
        ("call.session_ended", "call_cid", lambda told: told.update(call_cid="default:")),
        ("call.session_participant_left", "participant", lambda told: told.pop("participant")),
        (
            "call.session_participant_joined",
            "participant.user_session_id",
            lambda told: told["participant"].update(user_session_id="x" * 256),
        ),
        (
            "call.transcription_ready",
            "call_transcription.session_id",
            lambda told: told["call_transcription"].pop("session_id"),
        ),
        (
            "call.transcription_ready",
            "call_transcription.filename",
            lambda told: told["call_transcription"].update(filename="f" * 256),
        ),
        (
            "call.transcription_ready",
            "call_transcription.url",
            lambda told: told["call_transcription"].update(url="https://" + "u" * 4096),
        ),
        ("call.transcription_failed", "egress_id", lambda told: told.pop("egress_id")),
        (
            "call.recording_ready",
            "call_recording.end_time",
            lambda told: told["call_recording"].pop("end_time"),
        ),
        ("call.recording_ready", "call_recording", lambda told: told.update(call_recording=[])),
    ],
)
def test_a_field_that_does_not_fit_is_named(tell, type_, where, change):
    with pytest.raises(Invalid) as refused:
        tell(type_, change)
    assert refused.value.problems[0].where == where


def test_names_and_reasons_are_cleaned_and_cut(tell):
    (joined,) = tell(
        "call.session_participant_joined",
        lambda told: told["participant"]["user"].update(name="Ann\0\n B\ud800 " + "x" * 500),
    ).facts
    (failed,) = tell("call.transcription_failed", lambda told: told.update(error="why " * 1000)).facts
    assert joined.name.startswith("Ann B? xxx")
    assert len(joined.name) == 120
    assert len(failed.reason) <= 500
    (unexplained,) = tell("call.transcription_failed", lambda told: told.pop("error")).facts
    assert unexplained.reason == ""


def test_half_a_surrogate_pair_becomes_something_that_can_be_stored(tell):
    (joined,) = tell(
        "call.session_participant_joined", lambda told: told["participant"]["user"].update(id="u\ud800")
    ).facts
    assert joined.user == "u?"
