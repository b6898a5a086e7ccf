"""Who spoke when, in short."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.agent import participant_of
from temuainul.domain.model.ids import AgentId, CallSessionId
from temuainul.domain.model.talk import MOST_STRIPES, Talk, outline_of, talk_of
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance
from temuainul.testing.strategies import parts

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
NAMES = {"Sari": "Sari Dewi", "Budi": "Budi", "Agent": "Budi"}
"""Two of them are called alike."""


def part(*said: tuple[str, float, float], minutes: float = 0) -> TranscriptPart:
    utterances = [
        Utterance(speaker=who, text=f"{who} {place}", start_seconds=start, end_seconds=end)
        for place, (who, start, end) in enumerate(said)
    ]
    return TranscriptPart(
        session=CallSessionId("s"),
        started_at=NOON + timedelta(minutes=minutes),
        timing=Timing.measured,
        utterances=tuple(utterances),
    )


def talk(
    *pieces: TranscriptPart, names: dict[str, str] | None = None, agent: str | None = None
) -> Talk | None:
    return talk_of([outline_of(piece) for piece in pieces], names or {}, agent)


def stripes(told: Talk) -> list[tuple[str, float, float]]:
    return [(told.speakers[one.speaker].name, one.start, one.end) for one in told.stripes]


def test_a_talk_says_who_spoke_when_and_how_much():
    told = talk(part(("sari", 0, 10), ("budi", 15, 20), ("sari", 20, 50), ("budi", 95, 100)))
    assert told.seconds == 100
    assert [(one.name, one.share) for one in told.speakers] == [("sari", 0.8), ("budi", 0.2)]
    assert stripes(told) == [
        ("sari", 0, 0.1),
        ("budi", 0.15, 0.2),
        ("sari", 0.2, 0.5),
        ("budi", 0.95, 1),
    ]


def test_a_pause_nobody_could_see_is_none():
    told = talk(part(("sari", 0, 50), ("sari", 50.5, 60), ("sari", 90, 100)))
    assert stripes(told) == [("sari", 0, 0.6), ("sari", 0.9, 1)]


@pytest.mark.parametrize("pieces", [(), (part(),), (part(), part(minutes=5))])
def test_where_nothing_was_said_there_is_no_talk(pieces):
    assert talk(*pieces) is None


def test_a_later_session_follows_with_its_distance_in_time():
    told = talk(part(("sari", 0, 60), minutes=9), part(("budi", 0, 60)))
    assert told.seconds == 600
    assert stripes(told) == [("budi", 0, 0.1), ("sari", 0.9, 1)]


def test_agents_are_known_by_what_the_call_names_them():
    agent = participant_of(AgentId("a1"))
    told = talk(part(("sari", 0, 1), (agent, 1, 2)), names={agent: "Notulen"})
    assert [(one.name, one.is_agent) for one in told.speakers] == [("sari", False), ("Notulen", True)]


def test_an_imported_agent_is_known_by_its_name():
    told = talk(part(("Sari", 0, 1), ("Notulen", 1, 2)), agent="Notulen")
    assert [(one.name, one.is_agent) for one in told.speakers] == [("Sari", False), ("Notulen", True)]


def test_one_name_is_one_speaker():
    told = talk(
        part(("tab-1", 0, 30), ("budi", 30, 40), ("tab-2", 40, 100)), names={"tab-1": "Sari", "tab-2": "Sari"}
    )
    assert [(one.name, one.share) for one in told.speakers] == [("Sari", 0.9), ("budi", 0.1)]
    assert [one.speaker for one in told.stripes] == [0, 1, 0]


def test_words_without_a_duration_are_a_talk_without_stripes():
    told = talk(part(("sari", 0, 0)))
    assert (told.seconds, told.stripes) == (0, ())
    assert [(one.name, one.share) for one in told.speakers] == [("sari", 0)]


def test_a_long_talk_is_cut_into_slots_of_whoever_spoke_most():
    turns = [(who, n * 10 + begin, n * 10 + end) for n in range(960) for who, begin, end in SHARES]
    told = talk(part(*turns))
    assert len(told.stripes) == 1
    assert stripes(told) == [("sari", 0, 1)]
    assert {one.name: one.share for one in told.speakers} == {"sari": 0.7, "budi": 0.3}


def test_one_word_is_seen_where_nobody_else_spoke():
    debate = [(("sari", "dewi")[n % 2], n * 10.0, n * 10.0 + 9) for n in range(400)]
    told = talk(part(*debate, ("budi", 8_000, 8_001), ("sari", 9_999, 10_000)))
    assert [who for who, _, _ in stripes(told)].count("budi") == 1
    assert len(told.stripes) <= MOST_STRIPES


@given(st.lists(parts(), max_size=4))
def test_speakers_are_those_of_the_transcript(pieces):
    told = talk(*pieces, names=NAMES)
    named = Transcript.union(pieces).named(NAMES)
    assert ([] if told is None else [one.name for one in told.speakers]) == list(named.speakers)


@given(st.lists(parts(), min_size=1, max_size=4))
def test_any_order_and_repetition_make_one_talk(pieces):
    assert talk(*pieces) == talk(*pieces[::-1], *pieces)


@given(st.lists(parts(), max_size=4))
def test_a_talk_lies_within_its_length(pieces):
    told = talk(*pieces)
    if told is not None:
        assert all(0 <= one.start <= one.end <= 1 for one in told.stripes)
        assert [one.start for one in told.stripes] == sorted(one.start for one in told.stripes)
        assert sum(one.share for one in told.speakers) == pytest.approx(1, abs=0.01)
        transcript = Transcript.union(pieces)
        assert told.seconds == pytest.approx(max(one.end_seconds for one in transcript.segments), abs=0.01)


TURNS = st.tuples(st.sampled_from(["a", "b", "c"]), st.floats(-50, 5_000), st.floats(0, 60))


@given(st.lists(TURNS, min_size=1, max_size=400))
def test_no_talk_has_more_stripes_than_can_be_told_apart(turns):
    told = talk(part(*((who, start, start + length) for who, start, length in turns)))
    assert len(told.stripes) <= MOST_STRIPES
    assert all(0 <= one.start <= one.end <= 1 for one in told.stripes)


SHARES = (("sari", 0, 7), ("budi", 7, 10))
