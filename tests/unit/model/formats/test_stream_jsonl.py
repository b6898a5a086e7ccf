"""Stream's transcript files: a provider's own, and one a person brings."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.stream_jsonl import read_stream_jsonl, read_stream_lines
from temuainul.domain.model.ids import CallSessionId

NINE = datetime(2026, 10, 1, 9, tzinfo=UTC)


def line(speaker="u1", text="hi", start=0, stop=1000, **others):
    told = {"type": "speech", "speaker_id": speaker, "text": text, "start_ts": start, "stop_ts": stop}
    return msgspec.json.encode(told | others).decode()


def dated(start, stop, speaker="u1", text="hi"):
    told = {"type": "speech", "start_time": start, "stop_time": stop, "speaker_id": speaker, "text": text}
    return msgspec.json.encode(told).decode()


def without(*keys):
    told = {key: value for key, value in msgspec.json.decode(line()).items() if key not in keys}
    return msgspec.json.encode(told).decode()


FINE = line()

BROKEN = {
    "not UTF-8": (f"{FINE}\n".encode() + b'{"type":"speech","text":"\xe9"}', 2, "not UTF-8"),
    "UTF-16": (FINE.encode("utf-16"), 1, "not UTF-8"),
    "empty": ("", None, "no utterances"),
    "blank": ("\n \n", None, "no utterances"),
    "only other types": ('{"type":"noise"}\n', None, "no utterances"),
    "binary": (b"\x7fELF\x02\x01\x01", 1, "control character U+007F"),
    "NUL": (f"{FINE}\n\x00\n", 2, "control character U+0000"),
    "NUL in disguise": (f'{FINE}\n{line(text="a")[:-1].replace(chr(34) + "a", chr(34) + chr(92) + "u0000")}}}', 2, "U+0000"),
    "no JSON": (f"{FINE}\n\nAnn: hello\n", 3, "not JSON"),
    "cut short": (f"{FINE}\n{FINE[:-9]}", 2, "stops in the middle"),
    "two on one line": (f"{FINE}{FINE}\n", 1, "not JSON: trailing characters"),
    "a list": (f"{FINE}\n[{FINE}]\n", 2, "it must be an object, not a list"),
    "type missing": (f"{FINE}\n{without('type')}\n", 2, "`type` is missing"),
    "type is a number": (f"{FINE}\n{line(type=5)}\n", 2, "`type` must be text, not a number"),
    "speaker missing": (f"{FINE}\n{without('speaker_id')}\n", 2, "`speaker_id` is missing"),
    "speaker is a number": (line(speaker=7), 1, "`speaker_id` must be text, not a number"),
    "speaker is blank": (f"{FINE}\n{line(speaker=' ')}", 2, "speaker has no name"),
    "name too long": (line(speaker="x" * 121), 1, "longer than 120 characters"),
    "text missing": (f"{FINE}\n\n{without('text')}\n", 3, "`text` is missing"),
    "text is a list": (line(text=["hi"]), 1, "`text` must be text, not a list"),
    "times missing": (without("start_ts", "stop_ts"), 1, "the times are missing"),
    "end missing": (f"{FINE}\n{without('stop_ts')}", 2, "the times are missing"),
    "half of each form": (line(start=None, start_time="2026-10-01T09:00:00Z"), 1, "the times are missing"),
    "time in words": (line(start="soon"), 1, "`start_ts` must be a number, not text"),
    "date without a zone": (
        dated("2026-10-01T09:00:00", "2026-10-01T09:00:01"),
        1,
        "`start_time` must be a time with its zone",
    ),
    "no such date": (dated("2026-02-30T09:00:00Z", "2026-10-01T09:00:01Z"), 1, "must be a time with its zone"),
    "end before start": (f"{FINE}\n{line(start=2000, stop=1000)}", 2, "ends before it starts"),
    "end before start, dated": (
        dated("2026-10-01T09:00:02Z", "2026-10-01T09:00:01Z"),
        1,
        "ends before it starts",
    ),
    "negative time": (line(start=-6000), 1, "time is negative"),
    "more than a day": (f"{FINE}\n{line(start=1, stop=86_400_001)}", 2, "more than 24 hours"),
    "more than a day, dated": (
        dated("2026-10-01T09:00:00Z", "2026-10-01T09:00:01Z")
        + "\n"
        + dated("2026-10-02T09:00:00Z", "2026-10-02T09:00:01Z"),
        2,
        "more than 24 hours",
    ),
    "beyond all numbers": (line(stop=0).replace('"stop_ts":0', '"stop_ts":1e999'), 1, "number out of range"),
    "NaN": (line(stop=0).replace('"stop_ts":0', '"stop_ts":NaN'), 1, "not JSON: invalid character"),
    "both ways of counting": (
        f"{FINE}\n{dated('2026-10-01T09:00:00Z', '2026-10-01T09:00:01Z')}",
        2,
        "dates or milliseconds, not both",
    ),
    "nested too deeply": (f'{FINE}\n{{"type":"speech","x":{"[" * 60_000}', 2, "nested too deeply"),
    "line too long": (f"{FINE}\n{line(text='word ' * 14_000)}", 2, "longer than 64 KiB"),
}  # fmt: skip


def read(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_stream_jsonl(raw, session=CallSessionId("s-1"), started_at=NINE)


def read_provided(data):
    raw = data if isinstance(data, bytes) else data.encode()
    return read_stream_lines(raw, session=CallSessionId("s-1"), started_at=NINE)


def told(part):
    return [(one.speaker, one.text, one.start_seconds, one.end_seconds) for one in part.utterances]


@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_line_and_reason(data, line, reason):
    with pytest.raises(UnreadableTranscript) as refused:
        read(data)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_both_forms_of_time_say_the_same():
    counted = line(start=1061, stop=3400)
    with_dates = dated("2026-10-01T09:00:01.061123456Z", "2026-10-01T11:00:03.4+02:00")
    assert told(read_provided(counted).part) == [("u1", "hi", 1.061, 3.4)]
    assert told(read_provided(with_dates).part) == [("u1", "hi", 1.061, 3.4)]


def test_dates_in_a_persons_file_count_from_its_first_word():
    data = "\n".join(
        [
            dated("2024-02-28T08:18:20Z", "2024-02-28T08:18:21Z", speaker="u2"),
            dated("2024-02-28T08:18:18Z", "2024-02-28T08:18:19Z"),
        ]
    )
    part = read(data)
    assert told(part) == [("u1", "hi", 0.0, 1.0), ("u2", "hi", 2.0, 3.0)]
    assert part.started_at == NINE


@pytest.mark.parametrize("data", ["", "\n\n", '{"type":"noise"}', line(text=" ")])
def test_a_provider_may_deliver_silence(data):
    told = read_provided(data)
    assert told.part.utterances == ()
    assert told.part.started_at == NINE


def test_blank_lines_other_types_and_a_missing_last_line_end_are_tolerated():
    data = f'\n{FINE}\r\n\n{{"type":"noise","text":5}}\n{{"type":"beep"}}\n{{"type":"noise"}}\n' + line(
        start=9000, stop=9500
    )
    provided = read_provided(data)
    assert told(provided.part) == [("u1", "hi", 0.0, 1.0), ("u1", "hi", 9.0, 9.5)]
    assert provided.other_types == ("beep", "noise")
    assert provided.bad_lines == ()
    assert told(read(data)) == told(provided.part)


def test_one_bad_line_in_a_hundred_is_passed_over_and_told():
    provided = read_provided("\n".join([FINE] * 50 + ["rubbish"] + [FINE] * 49))
    assert [problem.where for problem in provided.bad_lines] == ["line 51"]
    assert provided.part.words == 99


def test_more_than_one_bad_line_in_a_hundred_is_refused():
    with pytest.raises(UnreadableTranscript) as refused:
        read_provided("\n".join([FINE] * 50 + [line(start=5, stop=1), "rubbish"] + [FINE] * 49))
    assert refused.value.line == 51
    assert refused.value.reason == "ends before it starts; 2 of 101 lines cannot be read"


def test_a_word_a_moment_before_the_beginning_is_at_the_beginning():
    early = dated("2026-10-01T08:59:58Z", "2026-10-01T09:00:01Z")
    assert told(read_provided(early).part) == [("u1", "hi", 0.0, 1.0)]


def test_a_word_long_before_the_beginning_is_a_bad_line():
    with pytest.raises(UnreadableTranscript, match="time is negative"):
        read_provided(dated("2026-10-01T08:59:54Z", "2026-10-01T09:00:01Z"))


def test_one_speakers_neighbouring_fragments_are_joined():
    data = "\n".join([line(text="one", stop=1000), line(text="two", start=2500, stop=3000)])
    assert told(read(data)) == [("u1", "one two", 0.0, 3.0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (line(text="one", stop=1000), line(text="two", start=2501, stop=3000)),
        (line(text="one"), line(text="two", speaker="u2", start=1000, stop=2000)),
        (line(text="word " * 31), line(text="word " * 30, start=1000, stop=2000)),
    ],
    ids=["after a pause", "by somebody else", "beyond sixty words"],
)
def test_other_fragments_stay_apart(first, second):
    assert len(read(f"{first}\n{second}").utterances) == 2


def test_interleaved_speakers_are_put_in_order():
    data = "\n".join(
        [line(text="third", start=8000, stop=9000), line("u2", "second", 4000, 5000), line(text="first")]
    )
    assert [one.text for one in read(data).utterances] == ["first", "second", "third"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["u1", "u2"]), st.integers(0, 60_000), st.integers(0, 5_000)), min_size=1
    )
)
def test_no_word_is_lost_or_given_to_another(fragments):
    data = "\n".join(
        line(speaker, f"w{number}", start, start + length)
        for number, (speaker, start, length) in enumerate(fragments)
    )
    heard = {(one.speaker, word) for one in read(data).utterances for word in one.text.split()}
    assert heard == {(speaker, f"w{number}") for number, (speaker, _, _) in enumerate(fragments)}


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=20), st.randoms())
def test_both_forms_give_the_same_part(starts, shuffled):
    starts = sorted({start * 10 for start in starts})
    counted = [line(text=f"w{start}", start=start, stop=start + 5) for start in starts]
    with_dates = [dated(moment(start), moment(start + 5), text=f"w{start}") for start in starts]
    order = list(range(len(starts)))
    shuffled.shuffle(order)
    one = read_provided("\n".join(counted[place] for place in order))
    other = read_provided("\n".join(with_dates[place] for place in order))
    assert one.part == other.part


def moment(milliseconds):
    return (NINE + timedelta(milliseconds=milliseconds)).isoformat()
