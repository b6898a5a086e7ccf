"""SubRip as players and people write it, and as people break it."""

from datetime import UTC, datetime

import pytest

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.subrip import read_subrip
from temuainul.domain.model.formats.words import UNKNOWN_SPEAKER
from temuainul.domain.model.ids import CallSessionId

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)
TIMES = "00:00:01,000 --> 00:00:04,000\n"
FIRST = f"1\n{TIMES}Ann: a\n\n"

BROKEN = {
    "not UTF-8": (b"1\n" + TIMES.encode() + b"Ann: caf\xe9\n", 3, "not UTF-8"),
    "UTF-16": (FIRST.encode("utf-16"), 1, "UTF-16"),
    "empty": ("", None, "no utterances"),
    "blank": (" \n\t\n", None, "no utterances"),
    "binary": (b"PK\x03\x04\x14", 1, "control character U+0003"),
    "NUL": (f"{FIRST}2\n{TIMES}B\x00b: b\n", 7, "control character U+0000"),
    "another format's header": (
        f"WEBVTT\n\n{FIRST}",
        1,
        "`WEBVTT` is neither a block's number nor its times",
    ),
    "number in words": (f"one\n{TIMES}Ann: a\n", 1, "neither a block's number nor its times"),
    "negative number": (f"-1\n{TIMES}Ann: a\n", 1, "neither a block's number nor its times"),
    "number, no times": (f"{FIRST}2\nBob: b\n", 5, "line of times"),
    "number alone": (f"{FIRST}2\n", 5, "line of times"),
    "words cut from their times": (
        f"1\n{TIMES}Ann: a\n\nand b\n",
        5,
        "neither a block's number nor its times",
    ),
    "not a time": ("1\n00:00:01,000 --> soon\nAnn: a\n", 2, "`soon` is not a time"),
    "short arrow": ("1\n00:00:01,000 -> 00:00:04,000\nAnn: a\n", 1, "line of times"),
    "cut after the arrow": (f"{FIRST}2\n00:00:05,000 -->", 6, "two times with -->"),
    "sixty minutes": ("1\n00:60:01,000 --> 01:01:00,000\nAnn: a\n", 2, "beyond 59 minutes or seconds"),
    "negative time": ("1\n-00:00:01,000 --> 00:00:04,000\nAnn: a\n", 2, "`-00:00:01,000` is not a time"),
    "infinite time": ("1\n00:00:01,000 --> Infinity\nAnn: a\n", 2, "`Infinity` is not a time"),
    "end before start": ("1\n00:00:04,000 --> 00:00:01,000\nAnn: a\n", 2, "ends before it starts"),
    "more than a day": ("1\n00:00:01,000 --> 24:00:00,001\nAnn: a\n", 2, "more than 24 hours"),
    "absurd hours": ("1\n99999:00:01,000 --> 99999:00:02,000\nAnn: a\n", 2, "is not a time"),
    "no words": (f"1\n{TIMES}\n2\n{TIMES}Bob: b\n", 2, "no words stand below"),
    "cut after the times": (f"{FIRST}2\n{TIMES}", 6, "no words stand below"),
    "name without words": (f"1\n{TIMES}Ann:\n", 2, "no words stand below"),
    "empty name": (f'1\n{TIMES}"": hello\n', 3, "speaker has no name"),
    "name too long": (f'1\n{TIMES}"{"x" * 121}": hello\n', 3, "longer than 120 characters"),
    "no blank line between": (
        f"1\n{TIMES}Ann: a\n2\n{TIMES}Bob: b\n",
        5,
        "blank line is missing before these",
    ),
    "too long": (f"1\n{TIMES}Ann: {'word ' * 14_000}\n", 3, "more than 64 KiB"),
}


def read(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_subrip(raw, session=CallSessionId("s-1"), started_at=NINE)


def told(payload):
    return [(one.speaker, one.text) for one in read(f"1\n{TIMES}{payload}\n").utterances]


@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_line_and_reason(data, line, reason):
    with pytest.raises(UnreadableTranscript) as refused:
        read(data)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_numbers_coordinates_and_either_mark_are_understood():
    part = read(
        "1\n00:00:01,000 --> 00:00:02,500 X1:40 X2:600\nAnn: <i>hello</i> &amp; hi\n\n\n"
        "00:00:03.000 --> 00:00:04.000\nBob: two\nlines\n"
    )
    assert [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances] == [
        ("Ann", "hello & hi", 1.0, 2.5),
        ("Bob", "two lines", 3.0, 4.0),
    ]


def test_a_block_that_names_nobody_is_nobodys():
    assert told("hello") == [(UNKNOWN_SPEAKER, "hello")]


def test_a_line_of_digits_is_words():
    assert told("Ann: how many?\n42") == [("Ann", "how many? 42")]


def test_only_formatting_tags_are_removed():
    assert told('Ann: <font color="red">a</font> <inaudible> b') == [("Ann", "a <inaudible> b")]


def test_an_address_is_no_speaker():
    assert told("https://example.org: look") == [(UNKNOWN_SPEAKER, "https://example.org: look")]
