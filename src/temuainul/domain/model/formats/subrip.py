"""SubRip (.srt): numbered blocks of times and words. It has no standard and no place for a speaker.

Read: the number may be missing, milliseconds follow a comma or a dot, `Name: text` says who speaks, formatting tags
go, entities are resolved. Written: `Name: text` on one line, with entities only where a reader would otherwise see
something else. That times are estimated cannot be said in this format and is lost.
"""

import html
import re
from collections.abc import Iterator
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
from temuainul.domain.model.formats.name_prefix import name_prefix
from temuainul.domain.model.formats.part import part_of
from temuainul.domain.model.formats.printed import printed
from temuainul.domain.model.formats.source_text import lines_of
from temuainul.domain.model.formats.words import excerpt
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Segment, Transcript, TranscriptPart, Utterance

_NUMBER = re.compile(r"\s*[0-9]+\s*")
_TAG = re.compile(r"</?(?:i|b|u|s|em|strong|font)(?:\s[^<>]*)?>", re.IGNORECASE)


def read_subrip(data: bytes, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    """Raises `UnreadableTranscript`. A block that names nobody is said by `UNKNOWN_SPEAKER`."""
    utterances = (one for block in blocks(lines_of(data)) for one in _utterances(block))
    return part_of(utterances, session=session, started_at=started_at)


def write_subrip(transcript: Transcript) -> str:
    return "\n".join(_block_text(number, one) for number, one in enumerate(printed(transcript), 1))


def _utterances(block: list[NumberedLine]) -> list[Utterance]:
    line, text = block[0]
    if ARROW not in text and not _NUMBER.fullmatch(text):
        raise UnreadableTranscript(f"`{excerpt(text)}` is neither a block's number nor its times", line=line)
    cue = cue_of(block)
    return utterances_of(cue, _voices(cue))


def _voices(cue: Cue) -> Iterator[Voice]:
    return voices_in([_plain(line) for line in cue.payload] or [""])


def _plain(line: str) -> str:
    return resolved(_TAG.sub("", line))


def _block_text(number: int, segment: Segment) -> str:
    start, end = write_clock(segment.start_seconds, mark=","), write_clock(segment.end_seconds, mark=",")
    words = f"{name_prefix(segment.speaker)}: {segment.text}"
    safe = words if _plain(words) == words else html.escape(words, quote=False)
    return f"{number}\n{start} {ARROW} {end}\n{safe}\n"
