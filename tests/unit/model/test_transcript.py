"""Parts become one transcript, in order, each once."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance
from temuainul.testing.strategies import parts

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def part(text: str, minutes: int = 0, timing: Timing = Timing.measured) -> TranscriptPart:
    said = Utterance(speaker="u1", text=text, start_seconds=1, end_seconds=2)
    return TranscriptPart(
        session=CallSessionId("s"),
        started_at=NOON + timedelta(minutes=minutes),
        timing=timing,
        utterances=(said,),
    )


def test_a_later_session_follows_with_its_distance_in_time():
    transcript = Transcript.union([part("dua", 10), part("satu")])
    assert [(segment.text, segment.start_seconds) for segment in transcript.segments] == [
        ("satu", 1),
        ("dua", 601),
    ]


def test_segments_keep_their_ids_when_another_part_comes():
    alone = Transcript.union([part("dua", 10)])
    both = Transcript.union([part("satu"), part("dua", 10)])
    assert alone.segments[0].id == both.segments[1].id


def test_times_are_measured_only_if_all_are():
    assert Transcript.union([part("a")]).timing is Timing.measured
    mixed = Transcript.union([part("a"), part("b", 5, Timing.estimated)])
    assert mixed.timing is Timing.estimated


def test_speakers_get_the_names_people_know():
    transcript = Transcript.union([part("a")])
    named = transcript.named({"u1": "Ketua"})
    assert named.speakers == ("Ketua",)
    assert transcript.speakers == ("u1",)
    assert (named.digest, named.segments[0].id) == (transcript.digest, transcript.segments[0].id)


def test_the_end_of_a_part_is_its_last_word():
    assert part("a").seconds == 2
    assert structs.replace(part("a"), utterances=()).seconds == 0


@given(st.lists(parts(), max_size=4), st.randoms(use_true_random=False))
def test_any_order_and_repetition_make_one_transcript(pieces, chance):
    again = [*pieces, *pieces[:2]]
    chance.shuffle(again)
    assert Transcript.union(again) == Transcript.union(pieces)
    assert len({one.digest for one in pieces}) == len(Transcript.union(pieces).parts)


@given(st.lists(parts(), max_size=3))
def test_every_segment_can_be_found_by_its_id(pieces):
    transcript = Transcript.union(pieces)
    assert len(transcript.by_id) == len(transcript.segments)
