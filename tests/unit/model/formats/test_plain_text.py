"""`Name: text` as people type it, and as they break it."""

from datetime import UTC, datetime

import pytest

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.plain_text import read_plain_text
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)

BROKEN = {
    "not UTF-8": (b"Ann: hello\nBob: caf\xe9\n", 2, "not UTF-8"),
    "UTF-16": ("Ann: hello".encode("utf-16"), 1, "UTF-16"),
    "empty": ("", None, "no utterances"),
    "blank": ("\n \n\t\n", None, "no utterances"),
    "binary": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2, "not UTF-8"),
    "NUL": ("Ann: hello\nBob: a\x00b\n", 2, "control character U+0000"),
    "bell": ("Ann: hello\n\n\x07Bob: hi\n", 3, "control character U+0007"),
    "words of nobody": ("Hello everyone\nAnn: hello\n", 1, "nobody is named before these words"),
    "words of nobody, lower down": ("\n\n- agenda\nAnn: hello\n", 3, "nobody is named"),
    "an address for a name": ("https://example.org\nAnn: hello\n", 1, "nobody is named"),
    "a clock for a name": ("10:30\nAnn: hello\n", 1, "nobody is named"),
    "a sentence for a name": ("What we agreed on in the last meeting: nothing\n", 1, "nobody is named"),
    "name too long": (f"{'x' * 121}: hello\n", 1, "nobody is named"),
    "quoted name too long": (f'Ann: hi\n"{"x" * 121}": hello\n', 2, "longer than 120 characters"),
    "quoted name unterminated": ('"Ann: hello\n', 1, "nobody is named"),
    "empty name": ('Ann: hi\n" ": hello\n', 2, "speaker has no name"),
    "no name before the colon": (": hello\n", 1, "nobody is named"),
    "no words": ("Ann: hello\nBob:\nAnn: Bob?\n", 2, "no words follow"),
    "cut after a name": ("Ann: hello\nBob:", 2, "no words follow"),
    "a time is missing": ("[00:00:01] Ann: a\n\nBob: b\n", 3, "has no time, and others have one"),
    "the first time is missing": ("Ann: a\n[00:00:01] Bob: b\n", 1, "has no time, and others have one"),
    "sixty-one minutes": ("[00:00:01] Ann: a\n[00:61:00] Bob: b\n", 2, "beyond 59 minutes or seconds"),
    "not a time": ("[1 minute] Ann: a\n", 1, "`1 minute` is not a time"),
    "negative time": ("[-00:00:01] Ann: a\n", 1, "`-00:00:01` is not a time"),
    "half a time": ("00:1 Ann: a\n", 1, "`00:1` is not a time"),
    "back in time": ("[00:10] Ann: a\n[00:09] Bob: b\n", 2, "lies before that of the utterance above"),
    "more than a day": ("[00:00:01] Ann: a\n[24:00:01] Bob: b\n", 2, "more than 24 hours after"),
    "more than a day of words": (
        f"Ann: {'w ' * 30_000}\n" * 8,
        8,
        "more than 24 hours of words at 150 words a minute",
    ),
    "too long": (f"Ann: hi\nBob: {'word ' * 14_000}\n", 2, "more than 64 KiB"),
    "too long over many lines": ("Ann: hi\n" + "and so on\n" * 7_000, 1, "more than 64 KiB"),
}


def read(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_plain_text(raw, session=CallSessionId("s-1"), started_at=NINE)


def told(data):
    return [(one.speaker, one.text) for one in read(data).utterances]


@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_line_and_reason(data, line, reason):
    with pytest.raises(UnreadableTranscript) as refused:
        read(data)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_lines_without_a_name_continue_the_one_above():
    assert told("Ann: hello\nthere\n\n10:30 is the hour\n\nBob:\nhi\n") == [
        ("Ann", "hello there 10:30 is the hour"),
        ("Bob", "hi"),
    ]


def test_only_the_first_colon_ends_a_name():
    assert told("Ann Lee (CEO): so: yes") == [("Ann Lee (CEO)", "so: yes")]


def test_an_address_in_the_words_is_no_speaker():
    assert told("Ann: look at\nhttp://example.org/a:b") == [("Ann", "look at http://example.org/a:b")]


def test_a_quoted_name_may_hold_anything():
    assert told(r'"Ops: \"Night\" Shift": hello') == [('Ops: "Night" Shift', "hello")]


def test_a_quotation_is_not_a_name():
    assert told('Ann: she said\n"never again" and left') == [("Ann", 'she said "never again" and left')]


def test_without_times_words_are_laid_end_to_end_at_150_a_minute():
    part = read("Ann: one two three four five\nBob: six")
    assert [(one.start_seconds, one.end_seconds) for one in part.utterances] == [(0.0, 2.0), (2.0, 2.4)]
    assert part.timing is Timing.estimated


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[00:00:01]", "[00:12:03]"),
        ("00:00:01", "00:12:03"),
        ("0:01", "12:03"),
        ("[00:01.0]", "[12:03,000]"),
        ("[ 0:01 ]"[0] + "0:01 ]", "[12:03 ]"),
    ],
)
def test_times_before_the_names_are_taken_as_measured(first, second):
    part = read(f"{first} Ann: one two three four five\n{second} Bob: six")
    assert [(one.speaker, one.start_seconds, one.end_seconds) for one in part.utterances] == [
        ("Ann", 1.0, 3.0),
        ("Bob", 723.0, 723.4),
    ]
    assert part.timing is Timing.measured


def test_a_timed_utterance_ends_where_the_next_begins():
    part = read("[0:00] Ann: one two three four five\n[0:01] Bob: six")
    assert part.utterances[0].end_seconds == 1.0
