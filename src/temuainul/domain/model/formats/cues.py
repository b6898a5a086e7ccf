"""What WebVTT and SubRip share: blocks between blank lines, a line of two times, and the words below it."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from msgspec import Struct

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.clock import read_clock, refuse_span
from temuainul.domain.model.formats.name_prefix import said_by
from temuainul.domain.model.formats.words import UNKNOWN_SPEAKER, UTTERANCE_BYTES, speaker_name, spoken
from temuainul.domain.model.transcript import Utterance

ARROW = "-->"

PAYLOAD_CHARACTERS = 8 * UTTERANCE_BYTES
"""As the file has them; room for an utterance written in nothing but `&amp;`. More is refused before it costs time."""

NumberedLine = tuple[int, str]
"""A line and its number, counted from 1."""

Voice = tuple[str, str]
"""A speaker and words, as the file has them."""

# Anything after the second time is settings (WebVTT) or coordinates (SubRip).
_TIMES = re.compile(r"\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?", re.DOTALL)
_LOOKS_LIKE_TIMES = re.compile(r"\s*[0-9]+:[0-9][0-9:.,]*\s*-->")
# Of bounded length: Python refuses to read a number of thousands of digits.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Cue(Struct, frozen=True, kw_only=True):
    """`line` is that of the times; the payload begins on the next."""

    line: int
    start_seconds: float
    end_seconds: float
    payload: tuple[str, ...]


def blocks(lines: Sequence[str]) -> Iterator[list[NumberedLine]]:
    """Runs of lines that are not blank."""
    for filled, run in groupby(enumerate(lines, 1), key=lambda numbered: bool(numbered[1].strip())):
        if filled:
            yield list(run)


def cue_of(block: Sequence[NumberedLine]) -> Cue:
    """A block is a cue: an optional identifier, the times, the words."""
    body = block if ARROW in block[0][1] else block[1:]
    if not body or ARROW not in body[0][1]:
        raise UnreadableTranscript(
            "a line of times such as 00:01.000 --> 00:04.000 is missing", line=block[0][0]
        )
    line, times = body[0]
    start, end = _span(times, line)
    return Cue(line=line, start_seconds=start, end_seconds=end, payload=_payload(body))


def resolved(text: str) -> str:
    """With `&amp;` and its like as the characters they stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def voices_in(lines: Sequence[str]) -> Iterator[Voice]:
    """Who says what in untagged lines.

    A later line changes the speaker only where the first named one and the name is not in lower case; otherwise
    a wrapped sentence such as "about / the plan: go" would invent a speaker.
    """
    first = said_by(lines[0])
    speaker, words = first or (UNKNOWN_SPEAKER, lines[0])
    for line in lines[1:]:
        said = said_by(line) if first else None
        if said and not said[0][:1].islower():
            yield speaker, words
            speaker, words = said
        else:
            words = f"{words} {line}"
    yield speaker, words


def utterances_of(cue: Cue, voices: Iterator[Voice]) -> list[Utterance]:
    """Several voices share the cue's span by their number of words."""
    line = cue.line + 1
    said = [(speaker_name(speaker, line), text) for speaker, raw in voices if (text := spoken(raw, line))]
    if not said:
        raise UnreadableTranscript("no words stand below these times", line=cue.line)
    return [
        Utterance(speaker=speaker, text=text, start_seconds=start, end_seconds=end)
        for (speaker, text), (start, end) in zip(said, _shares(cue, [text for _, text in said]), strict=True)
    ]


def _span(times: str, line: int) -> tuple[float, float]:
    found = _TIMES.fullmatch(times)
    if found is None:
        raise UnreadableTranscript("two times with --> between them are expected", line=line)
    start, end = read_clock(found[1], line), read_clock(found[2], line)
    refuse_span(start, end, line)
    return start, end


def _payload(body: Sequence[NumberedLine]) -> tuple[str, ...]:
    for line, text in body[1:]:
        if _LOOKS_LIKE_TIMES.match(text):
            raise UnreadableTranscript("a blank line is missing before these times", line=line)
    if sum(len(text) for _, text in body[1:]) > PAYLOAD_CHARACTERS:
        raise UnreadableTranscript("more than 64 KiB of words below these times", line=body[0][0])
    return tuple(text for _, text in body[1:])


def _shares(cue: Cue, texts: Sequence[str]) -> Iterator[tuple[float, float]]:
    words = list(accumulate((len(text.split()) for text in texts), initial=0))
    length = cue.end_seconds - cue.start_seconds
    inner = [round(cue.start_seconds + length * count / words[-1], 3) for count in words[:-1]]
    return pairwise([*inner, cue.end_seconds])
