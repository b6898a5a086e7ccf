"""WebVTT, as the W3C describes it: https://www.w3.org/TR/webvtt1/.

Read: comments, styles, regions, identifiers and settings are passed over; who speaks is in `<v Name>`, or else in
`Name: text`; other tags go, entities are resolved. Written: one cue a segment, `<v Name>` with `&`, `<`, `>` escaped.
"""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.clock import write_clock
from temuainul.domain.model.formats.cues import (
    ARROW,
    Cue,
    NumberedLine,
    Voice,
    blocks,
    cue_of,
    resolved,
    utterances_of,
    voices_in,
)
from temuainul.domain.model.formats.part import part_of
from temuainul.domain.model.formats.printed import printed
from temuainul.domain.model.formats.source_text import lines_of
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Segment, Timing, Transcript, TranscriptPart, Utterance

ESTIMATED_NOTE = "NOTE Times are estimated from the number of words."
"""Written into exports without measured times and understood when they come back."""

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_NOT_A_CUE = re.compile(r"NOTE(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*")
# Splits a payload into words, annotation, words, …; the annotation of a closing </v> is None.
_VOICE = re.compile(r"<(?:v(?:\.[^\s<>]*)?((?:\s[^<>]*)?)|/v\s*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|</>|<[0-9:.]+>")
_OPEN_TAG = re.compile(r"</?[A-Za-z]")


def read_webvtt(data: bytes, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    """Raises `UnreadableTranscript`. A cue that names nobody is said by `UNKNOWN_SPEAKER`."""
    lines = lines_of(data)
    body = [block for block in blocks(_below_header(lines)) if not _NOT_A_CUE.fullmatch(block[0][1])]
    utterances = (one for block in body for one in _utterances(block))
    timing = Timing.estimated if ESTIMATED_NOTE in lines else Timing.measured
    return part_of(utterances, session=session, started_at=started_at, timing=timing)


def write_webvtt(transcript: Transcript) -> str:
    note = [] if transcript.timing is Timing.measured else [ESTIMATED_NOTE]
    return "\n\n".join(["WEBVTT", *note, *map(_cue_text, printed(transcript))]) + "\n"


def _below_header(lines: Sequence[str]) -> list[str]:
    """The lines with the header's blanked, so that the others keep their numbers."""
    if not _HEADER.fullmatch(lines[0]):
        raise UnreadableTranscript("the first line must be WEBVTT", line=1)
    header = next(blocks(lines))
    for line, text in header:
        if ARROW in text:
            raise UnreadableTranscript(
                "a blank line is missing between the header and these times", line=line
            )
    return ["" for _ in header] + list(lines[len(header) :])


def _utterances(block: Sequence[NumberedLine]) -> list[Utterance]:
    cue = cue_of(block)
    return utterances_of(cue, _voices(cue))


def _voices(cue: Cue) -> Iterator[Voice]:
    pieces = _VOICE.split("\n".join(cue.payload))
    yield from _untagged(pieces[0], cue)
    for annotation, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if annotation is None:
            yield from _untagged(words, cue)
        else:
            yield resolved(annotation), resolved(_without_tags(words, cue))


def _untagged(words: str, cue: Cue) -> Iterator[Voice]:
    return voices_in([resolved(line) for line in _without_tags(words, cue).strip().split("\n")])


def _without_tags(words: str, cue: Cue) -> str:
    plain = _TAG.sub("", words)
    if _OPEN_TAG.search(plain):
        raise UnreadableTranscript(
            "a tag opened with < is never closed; a plain < is written &lt;", line=cue.line + 1
        )
    return plain


def _cue_text(segment: Segment) -> str:
    times = f"{write_clock(segment.start_seconds)} {ARROW} {write_clock(segment.end_seconds)}"
    return f"{times}\n<v {_escaped(segment.speaker)}>{_escaped(segment.text)}"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
