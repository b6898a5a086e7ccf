"""WebVTT as meetings export it, and as people break it."""

from datetime import UTC, datetime

import pytest

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.webvtt import read_webvtt
from temuainul.domain.model.formats.words import UNKNOWN_SPEAKER
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)
CUE = "00:01.000 --> 00:04.000\n"

BROKEN = {
    "not UTF-8": (b"WEBVTT\n\n" + CUE.encode() + b"<v Ann>caf\xe9\n", 4, "not UTF-8"),
    "UTF-16": ("WEBVTT\n".encode("utf-16"), 1, "UTF-16"),
    "empty": ("", 1, "first line must be WEBVTT"),
    "header only": ("WEBVTT\n\nNOTE nothing\n", None, "no utterances"),
    "binary": (b"WEBVTT\n\n\x89PNG", 3, "not UTF-8"),
    "NUL": (f"WEBVTT\n\n{CUE}Ann: a\x00b\n", 4, "control character U+0000"),
    "escape character": (f"WEBVTT\n\n{CUE}Ann: a\n\n00:05.000 --> 00:06.000\n\x1b[1mB\n", 7, "U+001B"),
    "wrong header": (f"WEBVTT2\n\n{CUE}Ann: a\n", 1, "first line must be WEBVTT"),
    "header in lower case": (f"webvtt\n\n{CUE}Ann: a\n", 1, "first line must be WEBVTT"),
    "no header": (f"{CUE}Ann: a\n", 1, "first line must be WEBVTT"),
    "no blank line below the header": (
        f"WEBVTT\n{CUE}Ann: a\n",
        2,
        "blank line is missing between the header",
    ),
    "not a time": ("WEBVTT\n\n00:0x.000 --> 00:04.000\nAnn: a\n", 3, "`00:0x.000` is not a time"),
    "one figure": ("WEBVTT\n\n1.000 --> 00:04.000\nAnn: a\n", 3, "`1.000` is not a time"),
    "sixty seconds": ("WEBVTT\n\n00:01.000 --> 00:60.000\nAnn: a\n", 3, "beyond 59 minutes or seconds"),
    "negative time": ("WEBVTT\n\n-00:01.000 --> 00:04.000\nAnn: a\n", 3, "`-00:01.000` is not a time"),
    "NaN": ("WEBVTT\n\nNaN --> 00:04.000\nAnn: a\n", 3, "`NaN` is not a time"),
    "end before start": ("WEBVTT\n\n00:04.000 --> 00:01.000\nAnn: a\n", 3, "ends before it starts"),
    "more than a day": ("WEBVTT\n\n25:00:00.000 --> 25:00:01.000\nAnn: a\n", 3, "more than 24 hours"),
    "second time missing": ("WEBVTT\n\n00:01.000 -->\nAnn: a\n", 3, "two times with -->"),
    "no times": ("WEBVTT\n\n1\nAnn: a\n", 3, "line of times"),
    "words cut from their times": (f"WEBVTT\n\n{CUE}Ann: a\n\nand b\n", 6, "line of times"),
    "no words": (f"WEBVTT\n\n{CUE}\n00:05.000 --> 00:06.000\nAnn: a\n", 3, "no words stand below"),
    "cut after the times": (f"WEBVTT\n\n{CUE}", 3, "no words stand below"),
    "only tags": (f"WEBVTT\n\n{CUE}<v Ann><i></i></v>\n", 3, "no words stand below"),
    "cut inside a tag": (f"WEBVTT\n\n{CUE}<v An", 4, "never closed"),
    "tag inside a tag": (f"WEBVTT\n\n{CUE}<v Ann <i>>hello\n", 4, "never closed"),
    "voice without a name": (f"WEBVTT\n\n{CUE}<v >hello\n", 4, "speaker has no name"),
    "name too long": (f"WEBVTT\n\n{CUE}<v {'x' * 121}>hello\n", 4, "longer than 120 characters"),
    "no blank line between": (
        f"WEBVTT\n\n{CUE}Ann: a\n{CUE}Ann: b\n",
        5,
        "blank line is missing before these",
    ),
    "too long": (f"WEBVTT\n\n{CUE}<v Ann>{'word ' * 14_000}\n", 4, "more than 64 KiB"),
}


def read(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_webvtt(raw, session=CallSessionId("s-1"), started_at=NINE)


def told(payload):
    return [(one.speaker, one.text) for one in read(f"WEBVTT\n\n{CUE}{payload}\n").utterances]


@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_line_and_reason(data, line, reason):
    with pytest.raises(UnreadableTranscript) as refused:
        read(data)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_a_file_with_everything_in_it_is_read():
    part = read(
        "WEBVTT - Weekly\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
        "NOTE\nnobody reads this\n\nintro-1\n00:01.000 --> 00:04.250 align:start position:0%\n"
        "<v.loud Ann Lee>Hello <i>there</i> &amp; <00:02.000>welcome</v>\n\n"
        "01:00:05.000 --> 01:00:06.000\n<v Bob>Two\nlines\n"
    )
    assert [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances] == [
        ("Ann Lee", "Hello there & welcome", 1.0, 4.25),
        ("Bob", "Two lines", 3605.0, 3606.0),
    ]
    assert part.timing is Timing.measured


def test_a_name_before_a_colon_serves_where_there_is_no_voice_tag():
    assert told("Ann Lee: so: hello") == [("Ann Lee", "so: hello")]


def test_a_cue_that_names_nobody_is_not_given_to_the_previous_speaker():
    assert told("hello") == [(UNKNOWN_SPEAKER, "hello")]


def test_several_voices_share_a_cue_by_their_words():
    part = read(f"WEBVTT\n\n{CUE}<v Ann>one two</v>\n<v Bob>three\n")
    assert [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances] == [
        ("Ann", "one two", 1.0, 3.0),
        ("Bob", "three", 3.0, 4.0),
    ]


def test_each_named_line_of_a_cue_is_its_speakers():
    assert told("Ann: hi\nBob: hello\nagain") == [("Ann", "hi"), ("Bob", "hello again")]


def test_a_wrapped_sentence_does_not_invent_a_speaker():
    assert told("Ann: we spoke about\nthe plan: go") == [("Ann", "we spoke about the plan: go")]
    assert told("we spoke about\nThe Plan: go") == [(UNKNOWN_SPEAKER, "we spoke about The Plan: go")]


def test_words_after_a_closed_voice_are_nobodys():
    assert told("<v Ann>hi</v> laughter") == [("Ann", "hi"), (UNKNOWN_SPEAKER, "laughter")]


def test_a_plain_less_than_sign_is_no_tag():
    assert told("Ann: 3 < 4 and I <3 it") == [("Ann", "3 < 4 and I <3 it")]


def test_cues_out_of_order_are_put_in_order():
    part = read(f"WEBVTT\n\n00:09.000 --> 00:10.000\nAnn: second\n\n{CUE}Bob: first\n")
    assert [one.text for one in part.utterances] == ["first", "second"]


def test_a_cue_named_like_a_block_is_still_a_cue():
    part = read(f"WEBVTT\n\nREGION meeting\n{CUE}Ann: hi\n")
    assert [one.text for one in part.utterances] == ["hi"]


def test_what_follows_a_skipped_block_keeps_its_line_number():
    with pytest.raises(UnreadableTranscript) as refused:
        read(f"WEBVTT\nKind: captions\n\nNOTE a\nb\n\n\n{CUE}Ann: a\n\nrubbish\n")
    assert refused.value.line == 11
