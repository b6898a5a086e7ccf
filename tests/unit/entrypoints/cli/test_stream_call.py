"""What the demonstration tells in Stream's name is what Stream's adapter understands."""

from datetime import timedelta

import pytest
from msgspec import structs

from temuainul.adapters.stream.webhooks import StreamWebhooks
from temuainul.domain.model.errors import BadSignature
from temuainul.domain.model.fact import (
    ParticipantJoined,
    ParticipantLeft,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    TranscriptReady,
)
from temuainul.domain.model.formats.stream_jsonl import read_stream_lines
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.entrypoints.cli.fake_stream import FakeStream
from temuainul.entrypoints.cli.stream_call import Participant, beginning, ending, letter, transcribed

STREAM = FakeStream(key="key", secret="secret")
READER = StreamWebhooks("key", ["secret"])
URL = "http://127.0.0.1:1234/file"


def understood(one, now):
    verified = READER.verify(STREAM.headers(one), one.body)
    event = READER.read(verified.body, received_at=now + timedelta(seconds=20))
    return verified, event


def facts_of(letters, now):
    return [fact for one in letters for fact in understood(one, now)[1].facts]


def test_every_letter_is_signed_filed_under_its_call_and_of_use(call, now):
    letters = [*beginning(call), *ending(call, URL), *transcribed(call, URL)]
    for one in letters:
        verified, event = understood(one, now)
        assert (verified.delivery_id, verified.mailbox, verified.attempt) == (
            one.id,
            "default:m-1",
            one.attempt,
        )
        assert event is not None
        assert event.call == "default:m-1"
        assert event.facts
    told = {type(fact) for fact in facts_of(letters, now)}
    assert told == {
        SessionStarted,
        SessionEnded,
        ParticipantJoined,
        ParticipantLeft,
        TranscriptReady,
        RecordingReady,
    }


def test_a_letter_of_somebody_else_is_refused(call):
    stranger = FakeStream(key="key", secret="guess")
    one = letter("id", call.session_started())
    with pytest.raises(BadSignature):
        READER.verify(stranger.headers(one), one.body)


def test_times_are_those_of_the_transcript(call, now):
    started, *_ = understood(letter("id", call.session_started()), now)[1].facts
    ended, *_ = understood(letter("id", call.session_ended()), now)[1].facts
    ready, *_ = understood(letter("id", call.transcription_ready(URL)), now)[1].facts
    assert (started.at, ended.at) == (now, now + timedelta(seconds=6))
    assert (ready.started_at, ready.url, ready.session) == (now, URL, "session-1")


def test_everybody_is_told_by_name(call, now):
    joined = {
        fact.user: fact.name for fact in facts_of(beginning(call), now) if isinstance(fact, ParticipantJoined)
    }
    assert joined == {"user-7": "Ketua", "guest-1": "Kepala Desa"}


def test_some_are_told_twice_and_out_of_order_and_it_does_not_matter(call, now):
    begun, ended = facts_of(beginning(call), now), facts_of(ending(call, URL), now)
    assert isinstance(begun[0], ParticipantJoined)
    assert SessionStarted in {type(fact) for fact in ended}
    assert len({fact.key for fact in begun}) < len(begun)
    assert derive(begun).status is MeetingStatus.active
    assert derive([*begun, *ended]).status is MeetingStatus.processing
    assert derive([*ended, *begun]) == derive([*begun, *ended])


def test_a_call_of_one_is_a_call(call, now):
    alone = type(call)(cid=call.cid, part=call.part, participants=[Participant(id="u", name="Ketua")])
    assert derive(facts_of(beginning(alone), now)).status is MeetingStatus.active


def test_the_file_reads_back_to_the_same_words_times_and_speakers(call):
    read = read_stream_lines(
        call.transcript_file(), session=call.part.session, started_at=call.part.started_at
    )
    ids = {one.name: one.id for one in call.participants}
    assert read.bad_lines == ()
    assert read.part.utterances == tuple(
        structs.replace(said, speaker=ids[said.speaker]) for said in call.part.utterances
    )
