"""Stream's transcript files: one JSON object a line.

Two forms are in the wild, and either is taken: dates (`start_time`, `stop_time`, RFC 3339, up to nine decimals) and
milliseconds since the transcription began (`start_ts`, `stop_ts`). Lines of another `type` than `speech` stay out of
the text. Speakers' fragments interleave; they are sorted by their start, and one speaker's neighbours are joined.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, structs

from temuainul.domain.model.errors import FieldProblem, UnreadableTranscript
from temuainul.domain.model.formats.clock import refuse_span
from temuainul.domain.model.formats.joining import joined
from temuainul.domain.model.formats.json_faults import decoded
from temuainul.domain.model.formats.part import part_of
from temuainul.domain.model.formats.source_text import tidied
from temuainul.domain.model.formats.words import refuse_controls, speaker_name, spoken
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance

LINE_BYTES = 64 * 1024
"""The figure of reliability X3; a fragment is a sentence or two, far below it."""

TOLERATED_BAD_SHARE = 0.01
"""The figure of reliability X3: above one bad line in a hundred the file is quarantined, not read in part."""

EARLY_SECONDS = 5.0
"""Speech and call are stamped by two of the provider's clocks; this much before the beginning counts as the beginning."""


class StreamTranscript(Struct, frozen=True, kw_only=True):
    """What a provider's file told, and what of it was passed over."""

    part: TranscriptPart
    bad_lines: tuple[FieldProblem, ...]
    """At most one in a hundred; they are not in the part."""
    other_types: tuple[str, ...]
    """Kinds of line that are not speech, sorted, each once; worth a log entry."""


_Date = Annotated[datetime, Meta(tz=True)]


class _Kind(Struct, frozen=True, kw_only=True):
    type: str


class _Line(Struct, frozen=True, kw_only=True):
    speaker_id: str
    text: str
    start_time: _Date | None = None
    stop_time: _Date | None = None
    start_ts: float | None = None
    stop_ts: float | None = None


class _Speech(Struct, frozen=True, kw_only=True):
    """A line of either form, its times still as they stand: dates, or seconds."""

    line: int
    speaker: str
    text: str
    start: datetime | float
    stop: datetime | float


class _File(Struct, frozen=True, kw_only=True):
    """Every line sorted into what it is."""

    speeches: list[_Speech]
    bad: list[UnreadableTranscript]
    other_types: set[str]
    lines: int
    """How many are not blank."""


_KIND = msgspec.json.Decoder(_Kind)
_LINE = msgspec.json.Decoder(_Line)


def read_stream_lines(data: bytes, *, session: CallSessionId, started_at: datetime) -> StreamTranscript:
    """A provider's own file; `started_at` is when the transcription began, by the provider's clock.

    Empty means a silent meeting. Up to one bad line in a hundred is passed over and told; above that
    `UnreadableTranscript` names the first.
    """
    file = _read(data)
    placed, misplaced = _placed(file.speeches, started_at)
    bad = sorted([*file.bad, *misplaced], key=lambda error: error.line or 0)
    if len(bad) > TOLERATED_BAD_SHARE * file.lines:
        raise UnreadableTranscript(
            f"{bad[0].reason}; {len(bad)} of {file.lines} lines cannot be read", line=bad[0].line
        )
    return StreamTranscript(
        part=_part(placed, session=session, started_at=started_at),
        bad_lines=tuple(error.problems[0] for error in bad),
        other_types=tuple(sorted(file.other_types)),
    )


def read_stream_jsonl(data: bytes, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    """A file a person brings: refused at its first bad line, and where nobody speaks.

    A person does not know when the transcription began, so dates count from the file's first word.
    """
    file = _read(data)
    _refuse_first(file.bad)
    _refuse_two_forms(file.speeches)
    origin = _first_word(file.speeches) or started_at
    placed, misplaced = _placed(file.speeches, origin)
    _refuse_first(misplaced)
    return part_of(joined(placed), session=session, started_at=started_at)


def _read(data: bytes) -> _File:
    file = _File(speeches=[], bad=[], other_types=set(), lines=0)
    lines = 0
    for number, raw in enumerate(tidied(data).split(b"\n"), 1):
        if raw.strip():
            lines += 1
            _sort_in(raw, number, file)
    return structs.replace(file, lines=lines)


def _sort_in(raw: bytes, line: int, file: _File) -> None:
    try:
        kind = _kind(raw, line)
        if kind == "speech":
            file.speeches.extend(_speech(raw, line))
        else:
            file.other_types.add(kind)
    except UnreadableTranscript as error:
        file.bad.append(error)


def _kind(raw: bytes, line: int) -> str:
    if len(raw) > LINE_BYTES:
        raise UnreadableTranscript("the line is longer than 64 KiB", line=line)
    try:
        refuse_controls(raw.decode(), line)
    except UnicodeDecodeError as error:
        raise UnreadableTranscript("the text is not UTF-8", line=line) from error
    return decoded(_KIND, raw, line).type


def _speech(raw: bytes, line: int) -> Iterator[_Speech]:
    """None for a line without words."""
    told = decoded(_LINE, raw, line)
    start, stop = _times(told, line)
    speaker, text = speaker_name(told.speaker_id, line), spoken(told.text, line)
    if text:
        yield _Speech(line=line, speaker=speaker, text=text, start=start, stop=stop)


def _times(told: _Line, line: int) -> tuple[datetime | float, datetime | float]:
    if told.start_time is not None and told.stop_time is not None:
        return told.start_time, told.stop_time
    if told.start_ts is not None and told.stop_ts is not None:
        return told.start_ts / 1000, told.stop_ts / 1000
    raise UnreadableTranscript(
        "the times are missing: `start_time` and `stop_time`, or `start_ts` and `stop_ts`", line=line
    )


def _refuse_first(bad: Sequence[UnreadableTranscript]) -> None:
    if bad:
        raise bad[0]


def _refuse_two_forms(speeches: Sequence[_Speech]) -> None:
    """Dates and milliseconds side by side have no beginning in common."""
    for speech in speeches:
        if isinstance(speech.start, datetime) != isinstance(speeches[0].start, datetime):
            raise UnreadableTranscript(
                "counts time otherwise than the lines above: dates or milliseconds, not both",
                line=speech.line,
            )


def _first_word(speeches: Iterable[_Speech]) -> datetime | None:
    return min((one.start for one in speeches if isinstance(one.start, datetime)), default=None)


def _placed(
    speeches: Iterable[_Speech], origin: datetime
) -> tuple[list[Utterance], list[UnreadableTranscript]]:
    placed: list[Utterance] = []
    misplaced: list[UnreadableTranscript] = []
    for speech in speeches:
        try:
            placed.append(_utterance(speech, origin))
        except UnreadableTranscript as error:
            misplaced.append(error)
    return placed, misplaced


def _utterance(speech: _Speech, origin: datetime) -> Utterance:
    start, stop = _offset(speech.start, origin), _offset(speech.stop, origin)
    early = start < 0 and start >= -EARLY_SECONDS and stop >= start
    start, stop = (0.0, max(0.0, stop)) if early else (start, stop)
    refuse_span(start, stop, speech.line)
    return Utterance(speaker=speech.speaker, text=speech.text, start_seconds=start, end_seconds=stop)


def _offset(time: datetime | float, origin: datetime) -> float:
    return round((time - origin).total_seconds() if isinstance(time, datetime) else time, 3)


def _part(placed: list[Utterance], *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    if placed:
        return part_of(joined(placed), session=session, started_at=started_at)
    return TranscriptPart(session=session, started_at=started_at, timing=Timing.measured, utterances=())
