"""Nothing is shown as said that nobody said."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.evidence import Quote, Verdict, cite, stands_in
from temuainul.domain.model.ids import CallSessionId, SegmentId
from temuainul.domain.model.summary import DraftStatement, prove_statement
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance
from temuainul.testing.strategies import transcripts

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
TRANSCRIPT = Transcript.union(
    [
        TranscriptPart(
            session=CallSessionId("s1"),
            started_at=NOON,
            timing=Timing.measured,
            utterances=(
                Utterance(speaker="Ketua", text="Anggaran kita, dua juta.", start_seconds=3, end_seconds=6),
                Utterance(speaker="Humas", text="Setuju!", start_seconds=6, end_seconds=7),
            ),
        )
    ]
)
FIRST = TRANSCRIPT.segments[0]


def quote(**changes: str) -> Quote:
    given = {"segment_id": FIRST.id, "words": "anggaran kita dua juta", "speaker": "Ketua"} | changes
    return Quote(segment_id=SegmentId(given["segment_id"]), words=given["words"], speaker=given["speaker"])


def verdict(**changes: str) -> Verdict:
    (citation,) = cite([quote(**changes)], TRANSCRIPT)
    return citation.verdict


def test_words_that_stand_there_are_verified_whatever_their_case_and_punctuation():
    (citation,) = cite([quote(words="ANGGARAN kita — dua juta")], TRANSCRIPT)
    assert citation.verified
    assert citation.start_seconds == 3


def test_what_fails_says_why_and_is_kept():
    assert verdict(segment_id="deadbeef-9") is Verdict.no_such_segment
    assert verdict(words="anggaran kita tiga juta") is Verdict.words_not_there
    assert verdict(speaker="Humas") is Verdict.another_speaker


def test_part_of_a_word_is_not_the_word():
    assert not stands_in("dua jut", FIRST.text)
    assert not stands_in("", FIRST.text)
    assert not stands_in("…", FIRST.text)


def test_a_statement_without_evidence_or_with_one_false_quote_is_unverified():
    def proved(*quotes: Quote) -> bool:
        return prove_statement(DraftStatement(text="x", quotes=quotes), TRANSCRIPT).verified

    assert proved(quote())
    assert not proved()
    assert not proved(quote(), quote(words="tiga juta"))


@given(transcripts(), st.data())
def test_every_run_of_words_of_a_segment_can_be_cited(transcript: Transcript, data: st.DataObject):
    spoken = [segment for segment in transcript.segments if stands_in(segment.text, segment.text)]
    if not spoken:
        return
    segment = data.draw(st.sampled_from(spoken))
    (citation,) = cite(
        [Quote(segment_id=segment.id, words=segment.text, speaker=segment.speaker)], transcript
    )
    assert citation.verified
