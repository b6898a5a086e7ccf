"""What is printed at the end of a demonstration."""

import msgspec
import pytest
from msgspec import structs

from temuainul.domain.model.evidence import Citation, Verdict
from temuainul.domain.model.meeting import MeetingStatus, Outcome, OutcomeKind, Reason, Waiting
from temuainul.domain.model.question import Answer, Question
from temuainul.domain.model.summary import ActionItem, Statement, Summary, Topic
from temuainul.domain.model.transcript import Segment
from temuainul.entrypoints.cli.report import Shown, Sighting, clock, report_of, result_of
from temuainul.entrypoints.cli.visitor import SeenTranscript


def citation(quote, *, speaker="Ketua", at=83.0, verdict=Verdict.verified):
    return Citation(segment_id="a-0", quote=quote, speaker=speaker, start_seconds=at, verdict=verdict)


def statement(text, *citations):
    return Statement(text=text, citations=citations, verified=True)


@pytest.fixture
def shown(now):
    summary = Summary(
        version=1,
        transcript_digest="d",
        request="",
        prompt_version="p",
        written_by="extractive",
        written_at=now,
        overview=(statement("Kita mulai.", citation("Kita mulai.")),),
        topics=(Topic(title="anggaran", statements=(statement("Soal uang.", citation("biaya")),)),),
        decisions=(statement("Jadi.", citation("jadi", speaker="Humas", at=3725.0)),),
        action_items=(
            ActionItem(
                text="Bayar.", owner="Bendahara", due="Rabu", citations=(citation("bayar"),), verified=True
            ),
        ),
    )
    answer = Answer(
        statements=(statement("Dua.", citation("dua")),), written_by="e", prompt_version="p", answered_at=now
    )
    question = Question(
        id="q", meeting_id="m", asked_by="u", text="Berapa?", asked_at=now, answer=answer, stopped_at=None
    )
    silent = structs.replace(question, text="Kapan?", answer=structs.replace(answer, statements=()))
    segments = (Segment(id="a-0", speaker="Ketua", text="Kita mulai.", start_seconds=83, end_seconds=90),)
    return Shown(
        title="Rapat",
        source="rapat.txt",
        sightings=(
            Sighting(seconds=0.0, status=MeetingStatus.upcoming),
            Sighting(seconds=1.5, status=MeetingStatus.processing, waiting=(Waiting.transcript_file,)),
            Sighting(seconds=2.25, status=MeetingStatus.completed),
        ),
        outcome=Outcome(kind=OutcomeKind.summarised),
        transcript=SeenTranscript(speakers=("Ketua", "Humas"), words=1234, segments=segments),
        summary=summary,
        questions=(question, silent),
        seconds=4.5678,
    )


REPORT = """\
Rapat
played from rapat.txt; told by signed webhooks, some twice, some late

LIFECYCLE
    0.00 s  upcoming
    1.50 s  processing  waits for transcript file
    2.25 s  completed   summarised

TRANSCRIPT
  1 segments, 1,234 words, 01:30 of speech
  Ketua, Humas

SUMMARY, written by extractive
  Overview
    • Kita mulai.
      ✓ 01:23 Ketua
  Topic: anggaran
    • Soal uang.
      ✓ 01:23 Ketua: “biaya”
  Decisions
    • Jadi.
      ✓ 1:02:05 Humas: “jadi”
  Action items
    • Bayar. (Bendahara, Rabu)
      ✓ 01:23 Ketua: “bayar”

QUESTIONS
  1. Berapa?
    • Dua.
      ✓ 01:23 Ketua: “dua”
  2. Kapan?
    • The meeting does not say.

✓ 5 of 5 citations verified against the transcript, in 4.6 s"""


def test_the_report_reads_from_top_to_bottom(shown):
    assert report_of(shown) == REPORT


def test_the_object_has_exactly_these_keys(shown):
    told = msgspec.json.decode(msgspec.json.encode(result_of(shown)))
    assert list(told) == [
        "status",
        "outcome",
        "segments",
        "seconds",
        "summary",
        "answers",
        "citations",
        "citations_verified",
    ]
    assert (told["status"], told["outcome"], told["segments"]) == ("completed", "summarised", 1)
    assert (told["citations"], told["citations_verified"], told["seconds"]) == (5, 5, 4.568)
    assert [one["question"] for one in told["answers"]] == ["Berapa?", "Kapan?"]


def test_a_quote_that_does_not_hold_is_marked_with_its_reason(shown):
    false = citation("tiga", verdict=Verdict.words_not_there)
    none = citation("empat", at=None, verdict=Verdict.no_such_segment)
    overview = (statement("Tiga.", false, none), Statement(text="Lima.", citations=(), verified=False))
    spoiled = structs.replace(shown, summary=structs.replace(shown.summary, overview=overview))
    report = report_of(spoiled)
    assert "✗ words not there: 01:23 Ketua: “tiga”" in report
    assert "✗ no such segment: --:-- Ketua: “empat”" in report
    assert "✗ no evidence" in report
    assert report.endswith("✗ 4 of 6 citations verified against the transcript, in 4.6 s")
    assert not spoiled.is_proved


def test_a_meeting_without_a_summary_says_why(shown):
    outcome = Outcome(kind=OutcomeKind.transcript_only, reason=Reason.summary_failed, detail="too long")
    bare = structs.replace(shown, summary=None, outcome=outcome)
    report = report_of(bare)
    assert "completed   transcript only: summary failed: too long" in report
    assert "NO SUMMARY" in report
    assert result_of(bare).summary is None
    assert not bare.is_proved


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "00:00"), (59.9, "00:59"), (600, "10:00"), (3600, "1:00:00")]
)
def test_clock(seconds, told):
    assert clock(seconds) == told
