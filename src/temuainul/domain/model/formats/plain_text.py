"""Plain text: `Name: text`, one utterance a line, with or without a time before the name.

A line without a name continues the one above; blank lines mean nothing. `[00:12:03] Name: text`, also without the
brackets and as minutes and seconds, gives when an utterance starts; either all utterances have a time, or none has.
Two figures are minutes and seconds since the beginning, never an hour of the day. Written with whole seconds.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from msgspec import Struct

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.clock import read_clock, refuse_span, write_whole_clock
from temuainul.domain.model.formats.name_prefix import name_prefix, said_by
from temuainul.domain.model.formats.pace import Turn, paced, spoken_seconds
from temuainul.domain.model.formats.part import not_too_many, part_of
from temuainul.domain.model.formats.printed import printed
from temuainul.domain.model.formats.source_text import lines_of
from temuainul.domain.model.formats.words import speaker_name, spoken
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Segment, Timing, Transcript, TranscriptPart, Utterance

# In brackets anything that begins as a number is held to be a time, so that a mistyped one is named, not swallowed.
_STAMP = re.compile(r"(?:\[([-0-9][^\[\]]{0,39})\]|([0-9]+:[0-9][0-9:.,]*)(?=\s))\s*(.*)", re.DOTALL)


class _Opening(Struct, frozen=True, kw_only=True):
    """The line an utterance begins on."""

    line: int
    stamp: str | None
    name: str
    words: str


def read_plain_text(data: bytes, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    """Raises `UnreadableTranscript`. An utterance ends where the next begins, or when its words are said."""
    told = not_too_many(_told(lines_of(data)))
    turns = [turn for _, turn in told]
    starts = _starts(told)
    if starts is None:
        return part_of(paced(turns), session=session, started_at=started_at, timing=Timing.estimated)
    return part_of(_timed(turns, starts), session=session, started_at=started_at)


def write_plain_text(transcript: Transcript) -> str:
    stamped = transcript.timing is Timing.measured
    return "".join(f"{_line(segment, stamped=stamped)}\n" for segment in printed(transcript))


def _told(lines: Sequence[str]) -> Iterator[tuple[_Opening, Turn]]:
    opening: _Opening | None = None
    words: list[str] = []
    for number, text in enumerate(map(str.strip, lines), 1):
        next_opening = _opening(text, number)
        if next_opening is None and text:
            _refuse_words_of_nobody(opening, number)
            words.append(text)
        elif next_opening is not None:
            yield from _closed(opening, words)
            opening, words = next_opening, [next_opening.words]
    yield from _closed(opening, words)


def _opening(text: str, line: int) -> _Opening | None:
    found = _STAMP.match(text)
    bracketed, bare, rest = found.groups() if found else (None, None, text)
    said = said_by(rest)
    if said is None:
        return None
    return _Opening(line=line, stamp=(bracketed or bare or "").strip() or None, name=said[0], words=said[1])


def _refuse_words_of_nobody(opening: _Opening | None, line: int) -> None:
    if opening is None:
        raise UnreadableTranscript("nobody is named before these words; begin with `Name: text`", line=line)


def _closed(opening: _Opening | None, words: Sequence[str]) -> Iterator[tuple[_Opening, Turn]]:
    if opening is None:
        return
    speaker, text = speaker_name(opening.name, opening.line), spoken(" ".join(words), opening.line)
    if not text:
        raise UnreadableTranscript("a speaker is named, but no words follow", line=opening.line)
    yield opening, Turn(line=opening.line, speaker=speaker, text=text)


def _starts(told: Sequence[tuple[_Opening, Turn]]) -> list[float] | None:
    """None where no utterance has a time."""
    openings = [opening for opening, _ in told]
    if all(opening.stamp is None for opening in openings):
        return None
    starts = [_start(opening) for opening in openings]
    for (earlier, later), opening in zip(pairwise(starts), openings[1:], strict=True):
        if later < earlier:
            raise UnreadableTranscript("the time lies before that of the utterance above", line=opening.line)
    return starts


def _start(opening: _Opening) -> float:
    if opening.stamp is None:
        raise UnreadableTranscript("this utterance has no time, and others have one", line=opening.line)
    start = read_clock(opening.stamp, opening.line)
    refuse_span(start, start, opening.line)
    return start


def _timed(turns: Sequence[Turn], starts: Sequence[float]) -> Iterator[Utterance]:
    for turn, start, following in zip(turns, starts, [*starts[1:], None], strict=True):
        end = round(start + spoken_seconds(turn.text), 3)
        if following is not None and start < following < end:
            end = following
        yield Utterance(speaker=turn.speaker, text=turn.text, start_seconds=start, end_seconds=end)


def _line(segment: Segment, *, stamped: bool) -> str:
    stamp = f"[{write_whole_clock(segment.start_seconds)}] " if stamped else ""
    return f"{stamp}{name_prefix(segment.speaker)}: {segment.text}"
