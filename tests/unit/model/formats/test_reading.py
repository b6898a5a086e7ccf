"""Whatever the bytes are: a part of a transcript, or a reason with a line."""

import codecs
import time
import timeit
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.part import MOST_UTTERANCES
from temuainul.domain.model.formats.reading import TranscriptFormat, format_of, read_transcript
from temuainul.domain.model.formats.source_text import FILE_BYTES, MOST_PIECES
from temuainul.domain.model.formats.stream_jsonl import read_stream_lines
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)

WHOLE = {
    "jsonl": '{"type":"speech","speaker_id":"Ann","text":"héllo","start_ts":1000,"stop_ts":2000}\n',
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>héllo\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nAnn: héllo\n",
    "txt": "Ann: héllo\n",
    "json": '{"meeting_transcripts":[\n{"speaker":"Ann","content":"héllo"}]}\n',
}
ENDINGS = list(WHOLE)

# Pieces of the formats, so that chance makes files that are almost right.
PIECES = [
    "WEBVTT", "\n", "\n\n", "\r", "00:01.000", " --> ", "-->", "00:00:02,000", "99:99", "<v Ann>", "<v", "</v>", "<", ">",
    "&lt;", "&#0;", "&#xD800;", "1", "Ann: ", "Bob:", ": ", '"', "\\", "[00:12:03] ", "[", "]", "{", "}", ",",
    '{"type":"speech","speaker_id":"u1","text":"hi","start_ts":1,"stop_ts":2}', '"type":', '"speech"', "1e999", "-1",
    '{"meeting_transcripts":[', '{"speaker":"a","content":"b"}', '{"segments":[', "null", "NaN", "NOTE ", "STYLE",
    '{"type":"speech","speaker_id":"u1","text":"hi","start_time":"9999-12-31T23:59:59-23:00","stop_time":"0001-01-01T00:00:00Z"}',
    "\x00", "\ufeff", "\u0085", "é", "hello",
]  # fmt: skip


def read(data, name=""):
    return read_transcript(data, name=name, session=CallSessionId("s-1"), started_at=NINE)


def reads_or_refuses(data, name):
    match outcome(lambda: read(data, name)):
        case UnreadableTranscript(reason=reason, line=line):
            assert reason
            assert line is None or 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1
        case part:
            assert part.utterances
            assert all(0 <= one.start_seconds <= one.end_seconds <= 86_400 for one in part.utterances)
            assert all(one.speaker and one.text for one in part.utterances)


def outcome(reading):
    """What reading gives, or why it refuses; any other error is the test's failure."""
    try:
        return reading()
    except UnreadableTranscript as refused:
        return refused


@pytest.mark.parametrize("ending", [*ENDINGS, ""])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(ending, data):
    reads_or_refuses(data, f"x.{ending}")


@pytest.mark.parametrize("ending", [*ENDINGS, ""])
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25))
def test_almost_right_files_are_read_or_refused(ending, pieces):
    reads_or_refuses("".join(pieces).encode(), f"x.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.data())
def test_a_file_with_one_byte_changed_is_read_or_refused(ending, data):
    whole = bytearray((WHOLE[ending] * 2).encode())
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    reads_or_refuses(bytes(whole), f"x.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_cut_anywhere_is_read_or_refused(ending):
    whole = WHOLE[ending].encode()
    for length in range(len(whole)):
        reads_or_refuses(whole[:length], f"x.{ending}")


@given(
    data=st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=20).map(lambda pieces: "".join(pieces).encode())
)
def test_a_providers_file_is_read_or_refused(data):
    told = outcome(lambda: read_stream_lines(data, session=CallSessionId("s-1"), started_at=NINE))
    assert told.line if isinstance(told, UnreadableTranscript) else isinstance(told.part, TranscriptPart)


@pytest.mark.parametrize("name", ["", "noending", "a.b.vtt", "\x00", "x.docx", "VTT", "é.TXT", "."])
def test_any_name_is_taken(name):
    reads_or_refuses(b"Ann: hello", name)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("named", [True, False])
def test_a_format_is_recognised_by_its_ending_or_its_content(ending, named):
    part = read(WHOLE[ending].encode(), f"Weekly.Sync.{ending.upper()}" if named else "")
    assert [(one.speaker, one.text) for one in part.utterances] == [("Ann", "héllo")]


def test_the_ending_decides_before_the_content():
    assert format_of(b"WEBVTT", name="x.txt") is TranscriptFormat.plain_text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'{"type":"speech"}', TranscriptFormat.stream_jsonl),
        (b'\n{"speaker_id":"u"}\n{}', TranscriptFormat.stream_jsonl),
        (b'{"meeting_transcripts":[{"type":"x"}]}', TranscriptFormat.meeting_json),
        (b'{\n"topic_list": []}', TranscriptFormat.meeting_json),
        (b"[]", TranscriptFormat.meeting_json),
        (b"[00:12:03] Ann: hello", TranscriptFormat.plain_text),
        (b"00:00:01,000 --> 00:00:02,000\nhi", TranscriptFormat.subrip),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nhi", TranscriptFormat.subrip),
        (b"", TranscriptFormat.plain_text),
        (b"\xff\xfe", TranscriptFormat.plain_text),
    ],
)
def test_an_unnamed_file_is_judged_by_how_it_begins(data, found):
    assert format_of(data) is found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_every_line_end_and_the_byte_order_mark_are_understood(ending, line_end, mark):
    data = mark + WHOLE[ending].replace("\n", line_end).encode()
    assert [(one.speaker, one.text) for one in read(data, f"x.{ending}").utterances] == [("Ann", "héllo")]
    assert [one.text for one in read(data).utterances] == ["héllo"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_accents_take_one_form(ending):
    data = WHOLE[ending].replace("é", "e\u0301").encode()
    assert [one.text for one in read(data, f"x.{ending}").utterances] == ["héllo"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_over_64_mib_is_refused_unread(ending):
    with pytest.raises(UnreadableTranscript, match="larger than 64 MiB"):
        read(b"a" * (FILE_BYTES + 1), f"x.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("separator", [b"\n", b"\r", b","])
def test_a_file_of_separators_is_refused_unread(ending, separator):
    with pytest.raises(UnreadableTranscript, match="lines or commas"):
        read(separator * (MOST_PIECES + 1), f"x.{ending}")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", b"A: b\n" * (MOST_UTTERANCES + 1)),
        ("x.vtt", b"WEBVTT\n" + b"\n0:01.0 --> 0:02.0\nhi\n" * (MOST_UTTERANCES + 1)),
    ],
)
def test_more_utterances_than_ten_hours_hold_are_refused(name, data):
    with pytest.raises(UnreadableTranscript, match="more than 100,000 utterances"):
        read(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", b"[1" + b" " * 2_000_000),
        ("x.txt", b'"' * 2_000_000),
        ("x.vtt", b"WEBVTT\n\n0:01.0 --> 0:02.0\n" + b"<v" * 1_000_000),
        ("x.vtt", b"WEBVTT\n\n" + b" " * 1_000_000 + b"-->" + b" " * 1_000_000),
        ("x.srt", b"0:01.0 --> 0:02.0\n" + b"<i " * 500_000),
        ("x.srt", b"0:01.0 --> 0:02.0\n" + b"1" * 2_000_000),
        ("x.vtt", b"WEBVTT\n\n0:01.0 --> 0:02.0\n&#" + b"9" * 60_000 + b";"),
        ("x.srt", b"9" * 60_000 + b":01.0 --> 0:02.0\nhi"),
        ("x.srt", b"0:01.0 --> 0:02.0\n" + b"&amp;" * 5_000_000),
        ("", b"{" * 2_000_000),
        ("", b'{"segments":' + b"[" * 2_000_000),
    ],
)
def test_hostile_files_cost_no_more_than_their_size(name, data):
    began = time.perf_counter()
    reads_or_refuses(data, name)
    assert time.perf_counter() - began < 2.0


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_long_meeting_is_read_well_within_a_third_of_a_second(ending):
    data = long_meeting(ending).encode()
    assert read(data, f"x.{ending}").words == 22_000
    assert min(timeit.repeat(lambda: read(data, f"x.{ending}"), number=1, repeat=3)) < 0.3


def long_meeting(ending):
    """22,000 words in 2,000 utterances by two speakers."""
    said = " ".join(["word"] * 11)
    turns = [(n, "Ann" if n % 2 else "Bob") for n in range(2000)]
    match ending:
        case "jsonl":
            line = '{{"type":"speech","speaker_id":"{}","text":"{}","start_ts":{},"stop_ts":{}}}'
            return "\n".join(line.format(who, said, n * 4000, n * 4000 + 3000) for n, who in turns)
        case "vtt":
            cue = "\n00:{:02}:{:02}.000 --> 02:00:00.000\n<v {}>{}\n"
            return "WEBVTT\n" + "".join(cue.format(n // 60, n % 60, who, said) for n, who in turns)
        case "srt":
            cue = "{}\n00:{:02}:{:02},000 --> 02:00:00,000\n{}: {}\n\n"
            return "".join(cue.format(n, n // 60, n % 60, who, said) for n, who in turns)
        case "txt":
            return "".join(f"{who}: {said}\n" for _, who in turns)
        case _:
            entries = ",\n".join(f'{{"speaker": "{who}", "content": "{said}"}}' for _, who in turns)
            return f'{{"meeting_transcripts": [{entries}]}}'
