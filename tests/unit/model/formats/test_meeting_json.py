"""QMSum's meetings and our own export, and both broken."""

from datetime import UTC, datetime

import pytest

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.meeting_json import read_meeting_json
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)


def qmsum(*entries):
    return '{"meeting_transcripts": [\n' + ",\n".join(entries) + "\n]}"


def ours(*entries):
    return '{"segments": [\n' + ",\n".join(entries) + "\n]}"


def segment(start="0", end="1", speaker='"Ann"', text='"hi"'):
    return f'{{"speaker": {speaker}, "text": {text}, "start_seconds": {start}, "end_seconds": {end}}}'


ANN = '{"speaker": "Ann", "content": "hello"}'

BROKEN = {
    "not UTF-8": (b'{"meeting_transcripts":\n["\xff"]}', 2, "not UTF-8"),
    "UTF-16": (qmsum(ANN).encode("utf-16"), 1, "UTF-16"),
    "empty": ("", None, "the file is empty"),
    "blank": ("\n \n", None, "the file is empty"),
    "binary": (b"\x1f\x8b\x08\x00", 1, "not UTF-8"),
    "NUL": (qmsum(ANN, '{"speaker": "B\x00", "content": ""}'), 3, "control character U+0000"),
    "NUL in disguise": (qmsum(ANN, '{"speaker": "B", "content": "\\u0000"}'), 3, "control character U+0000"),
    "cut short": (qmsum(ANN, '{"speaker": "B", "cont')[:-3], 3, "stops in the middle"),
    "cut between entries": ('{"meeting_transcripts": [\n' + ANN + ",\n", 2, "stops in the middle"),
    "no JSON": ("{\n\n  hello\n}", 3, "not JSON: object keys must be strings"),
    "comma too many": (qmsum(ANN, ""), 4, "not JSON"),
    "something after the end": (qmsum(ANN) + "\n{}", 4, "not JSON: trailing characters"),
    "a list": ("[]", 1, "it must be an object, not a list"),
    "neither shape": ('{"messages": []}', 1, "neither `meeting_transcripts` nor `segments`"),
    "no list": ('{\n"meeting_transcripts": {}}', 2, "`meeting_transcripts` must be a list, not an object"),
    "no entries": (qmsum(), None, "no utterances"),
    "nobody says anything": (qmsum('{"speaker": "Ann", "content": " "}'), None, "no utterances"),
    "entry is text": (qmsum(ANN, '"hello"'), 3, "entry 2: it must be an object, not text"),
    "speaker missing": (qmsum(ANN, '{"content": "hi"}'), 3, "entry 2: `speaker` is missing"),
    "content missing": (qmsum(ANN, ANN, '{"speaker": "Bob"}'), 4, "entry 3: `content` is missing"),
    "content is a number": (
        qmsum('{\n"speaker": "Ann",\n"content": 5}'),
        2,
        "entry 1: `content` must be text, not a number",
    ),
    "speaker is nothing": (
        qmsum('{"speaker": null, "content": "a"}'),
        2,
        "`speaker` must be text, not nothing",
    ),
    "speaker is blank": (qmsum(ANN, '{"speaker": " ", "content": "a"}'), 3, "speaker has no name"),
    "name too long": (qmsum(f'{{"speaker": "{"x" * 121}", "content": "a"}}'), 2, "longer than 120"),
    "too long": (qmsum(ANN, f'{{"speaker": "B", "content": "{"word " * 14_000}"}}'), 3, "more than 64 KiB"),
    "half a character": (qmsum(ANN, '{"speaker": "B", "content": "\\ud800 "}'), 3, "not JSON"),
    "nested too deeply": ('{"meeting_transcripts": [' + "[" * 100_000, 1, "nested too deeply"),
    "more than a day of words": (
        qmsum(*[f'{{"speaker": "B", "content": "{"w " * 30_000}"}}'] * 8),
        9,
        "more than 24 hours of words",
    ),
    "NaN": (ours(segment(), segment(end="NaN")), 3, "not JSON: invalid character"),
    "Infinity": (ours(segment(end="-Infinity")), 2, "not JSON: invalid character"),
    "beyond all numbers": (ours(segment(end="1e999")), 2, "`end_seconds` is not usable: number out of range"),
    "time in words": (
        ours(segment(), segment(start='"0:01"')),
        3,
        "entry 2: `start_seconds` must be a number, not text",
    ),
    "end before start": (ours(segment(), segment(start="2", end="1.5")), 3, "ends before it starts"),
    "negative time": (ours(segment(start="-0.5")), 2, "time is negative"),
    "more than a day": (ours(segment(), segment(end="86400.001")), 3, "more than 24 hours"),
    "segment without words": (ours(segment(), segment(text='" "')), 3, "entry 2: `text` has no words"),
    "segment without a speaker": (ours(segment(), segment(speaker='""')), 3, "speaker has no name"),
    "unknown timing": ('{"segments": [],\n"timing": "guessed"}', 2, "`timing` is not usable"),
}


def read(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_meeting_json(raw, session=CallSessionId("s-1"), started_at=NINE)


@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_line_and_reason(data, line, reason):
    with pytest.raises(UnreadableTranscript) as refused:
        read(data)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_turns_without_words_and_other_keys_are_passed_over():
    part = read(
        '{"topic_list": [{"topic": "x"}], "meeting_transcripts": ['
        '{"speaker": "Ann", "content": "one two three four five", "mood": 1}, {"speaker": "Bob", "content": ""},'
        '{"speaker": "Bob", "content": "six"}]}'
    )
    assert [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances] == [
        ("Ann", "one two three four five", 0.0, 2.0),
        ("Bob", "six", 2.0, 2.4),
    ]
    assert part.timing is Timing.estimated


def test_our_own_times_are_kept_and_so_is_where_they_come_from():
    part = read('{"timing": "estimated",' + ours(segment(start="1.25", end="2"))[1:])
    assert [(one.start_seconds, one.end_seconds) for one in part.utterances] == [(1.25, 2.0)]
    assert part.timing is Timing.estimated


def test_entries_that_look_alike_are_told_apart_by_line():
    with pytest.raises(UnreadableTranscript) as refused:
        read(qmsum(ANN, ANN, ANN, '{"speaker": 1}'))
    assert refused.value.line == 5
