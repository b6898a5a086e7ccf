"""What is written reads back as it was said."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.formats.reading import format_of, read_transcript
from temuainul.domain.model.formats.words import UNKNOWN_SPEAKER
from temuainul.domain.model.formats.writing import ExportFormat, render
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)
TO_THE_MILLISECOND = [ExportFormat.vtt, ExportFormat.srt, ExportFormat.json]
READABLE = [*TO_THE_MILLISECOND, ExportFormat.txt]

NASTY_WORDS = [
    "a: b",
    "Ann: I am not Ann",
    "00:01:00.000 --> 00:02:00.000",
    "-->",
    "1 < 2 && 3 > 2",
    "<v Bob>I am not Bob</v>",
    "<i>loud</i>",
    "</i",
    "&amp; &lt;i&gt; &#65; &nbsp; R&D &",
    "NOTE this is no comment",
    "STYLE",
    "WEBVTT",
    "42",
    "[00:12:03] Ann: hello",
    "one\ntwo\r\nthree\rfour",
    "line\n\nparagraph",
    "\ttabbed  and\u00a0blank ",
    '"quoted": words',
    "back\\slash \\n",
    "{not: json}",
    "\ufeffmark",
    "\u0338 strikes what stands before it",
    "e\u0301 decomposed",
    "שלום 👩\u200d👧 مرحبا 你好",
    "line\u2028separator",
    "nul\x00bell\x07",
    "http://example.org/a:b",
    "&#" + "9" * 5000 + ";",
]
NASTY_NAMES = [
    "Ann",
    "u1",
    "Ops: Night Shift",
    "A long name of more than six words",
    "<v Bob>",
    "AT&T; Support",
    'The "Boss"',
    "http",
    "10",
    "[00:12:03] Ann",
    "00:12 Ann",
    "?",
    "-->",
    "NOTE",
    "back\\slash",
    "two\nlines",
    "  ",
    "",
    "José",
    "Jose\u0301",
    "x" * 130,
    "\u0338",
    "<i>Ann</i>",
    "&amp;",
    "{Ann}",
    "\ufeff",
]

words = st.sampled_from(NASTY_WORDS) | st.text(max_size=40)
names = st.sampled_from(NASTY_NAMES) | st.text(max_size=20)
milliseconds = st.integers(min_value=0, max_value=23 * 3_600_000)


@st.composite
def utterances(draw):
    start, end = sorted((draw(milliseconds), draw(milliseconds)))
    return Utterance(
        speaker=draw(names), text=draw(words), start_seconds=start / 1000, end_seconds=end / 1000
    )


@st.composite
def transcripts(draw, *, timing=Timing.measured):
    starts = draw(st.lists(st.integers(min_value=0, max_value=3600), min_size=1, max_size=2))
    return Transcript.union(
        TranscriptPart(
            session=CallSessionId(f"s-{number}"),
            started_at=NINE + timedelta(seconds=start),
            timing=timing,
            utterances=(*draw(st.lists(utterances(), max_size=5)), said("Ann", "at least one word")),
        )
        for number, start in enumerate(starts)
    )


def said(speaker, text, start=0.0, end=1.0):
    return Utterance(speaker=speaker, text=text, start_seconds=start, end_seconds=end)


def transcript_of(*told, timing=Timing.measured):
    part = TranscriptPart(session=CallSessionId("s-1"), started_at=NINE, timing=timing, utterances=told)
    return Transcript(parts=(part,))


def read_back(transcript, form):
    data = render(transcript, form).encode()
    return read_transcript(data, name=f"x.{form}", session=CallSessionId("s-2"), started_at=NINE)


def tidy(text):
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).replace("\ufeff", "")
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def expected(transcript):
    """What anybody would say was said: in order, without the silent ones."""
    told = sorted(transcript.segments, key=lambda segment: segment.start_seconds)
    return [
        (
            tidy(one.speaker)[:120].strip() or UNKNOWN_SPEAKER,
            tidy(one.text),
            one.start_seconds,
            one.end_seconds,
        )
        for one in told
        if tidy(one.text)
    ]


def told_in(part):
    return [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances]


@pytest.mark.parametrize("form", TO_THE_MILLISECOND)
@given(transcript=transcripts())
def test_speakers_words_and_times_come_back_to_the_millisecond(form, transcript):
    assert told_in(read_back(transcript, form)) == expected(transcript)


@given(transcript=transcripts())
def test_plain_text_brings_back_speakers_words_and_the_second_each_begins_in(transcript):
    part = read_back(transcript, ExportFormat.txt)
    wanted = [(speaker, text, int(start)) for speaker, text, start, _ in expected(transcript)]
    assert [(one.speaker, one.text, one.start_seconds) for one in part.utterances] == wanted
    assert part.timing is Timing.measured


@pytest.mark.parametrize("form", READABLE)
@pytest.mark.parametrize("nasty", NASTY_WORDS)
def test_nasty_words_come_back(form, nasty):
    transcript = transcript_of(said("Ann", nasty), said("Bob", "yes", 2.0, 3.0))
    assert [text for _, text, *_ in told_in(read_back(transcript, form))] == [tidy(nasty), "yes"]


@pytest.mark.parametrize("form", READABLE)
@pytest.mark.parametrize("nasty", NASTY_NAMES)
def test_nasty_names_come_back(form, nasty):
    transcript = transcript_of(said(nasty, "hello"), said("Bob", "yes", 2.0, 3.0))
    name = tidy(nasty)[:120] or UNKNOWN_SPEAKER
    assert [speaker for speaker, *_ in told_in(read_back(transcript, form))] == [name, "Bob"]


@pytest.mark.parametrize("form", READABLE)
@given(transcript=transcripts())
def test_writing_what_was_read_changes_nothing_more(form, transcript):
    once = render(transcript, form)
    part = read_transcript(once.encode(), name=f"x.{form}", session=CallSessionId("s-1"), started_at=NINE)
    if form is ExportFormat.json:
        again = msgspec.json.decode(render(Transcript(parts=(part,)), form))["segments"]
        ours = msgspec.json.decode(once)["segments"]
        assert [one | {"id": ""} for one in again] == [one | {"id": ""} for one in ours]
    else:
        assert render(Transcript(parts=(part,)), form) == once


@pytest.mark.parametrize("form", READABLE)
@given(transcript=transcripts())
def test_an_export_is_recognised_without_its_name(form, transcript):
    assert format_of(render(transcript, form).encode()).value == form.value


@pytest.mark.parametrize("form", [ExportFormat.vtt, ExportFormat.json, ExportFormat.txt])
def test_estimated_times_stay_estimated(form):
    spoken = transcript_of(said("Ann", "one two three"), timing=Timing.estimated)
    assert read_back(spoken, form).timing is Timing.estimated


def test_estimated_plain_text_comes_back_with_the_same_estimates():
    first = read_transcript(
        b"Ann: one two three\nBob: four", name="x.txt", session=CallSessionId("s-1"), started_at=NINE
    )
    assert read_back(Transcript(parts=(first,)), ExportFormat.txt) == msgspec.structs.replace(
        first, session=CallSessionId("s-2")
    )


@pytest.mark.parametrize("form", ExportFormat)
def test_a_transcript_without_words_can_be_written(form):
    assert isinstance(render(Transcript(parts=()), form), str)


def test_webvtt_names_the_speaker_in_a_voice_tag():
    transcript = transcript_of(said("Ann & Co", "1 < 2", 1.5, 3723.25))
    assert render(transcript, ExportFormat.vtt) == (
        "WEBVTT\n\n00:00:01.500 --> 01:02:03.250\n<v Ann &amp; Co>1 &lt; 2\n"
    )


def test_subrip_leaves_harmless_characters_alone():
    transcript = transcript_of(said("Ann", "R&D: 1 < 2", 1.5, 2.0))
    assert render(transcript, ExportFormat.srt) == "1\n00:00:01,500 --> 00:00:02,000\nAnn: R&D: 1 < 2\n"


def test_plain_text_quotes_only_names_that_need_it():
    transcript = transcript_of(said("Ann", "hello", 3.9, 5.0), said("Ops: Night Shift", "hi", 6.0, 7.0))
    assert render(transcript, ExportFormat.txt) == (
        '[00:00:03] Ann: hello\n[00:00:06] "Ops: Night Shift": hi\n'
    )


def test_markdown_is_readable_and_words_do_not_become_markup():
    transcript = transcript_of(said("Ann", "**bold** <b>&amp;</b> [x](y)", 723.0, 725.0))
    assert render(transcript, ExportFormat.md, title="Plan #1") == (
        "# Plan \\#1\n\nSpeakers: Ann\n\n"
        "**Ann** (00:12:03): \\*\\*bold\\*\\* \\<b\\>\\&amp;\\</b\\> \\[x\\](y)\n"
    )


def test_markdown_says_that_times_are_estimated():
    assert "Times are estimated" in render(
        transcript_of(said("Ann", "hi"), timing=Timing.estimated), ExportFormat.md
    )


def test_json_has_the_documented_shape():
    transcript = transcript_of(said("Ann", "hello", 1.0, 2.5))
    exported = msgspec.json.decode(render(transcript, ExportFormat.json))
    assert exported == {
        "timing": "measured",
        "speakers": ["Ann"],
        "segments": [
            {
                "id": transcript.segments[0].id,
                "speaker": "Ann",
                "text": "hello",
                "start_seconds": 1.0,
                "end_seconds": 2.5,
            }
        ],
    }
