"""Markdown, for reading and filing; it is not read back."""

import re

from temuainul.domain.model.formats.clock import write_whole_clock
from temuainul.domain.model.formats.printed import printed
from temuainul.domain.model.formats.words import printable
from temuainul.domain.model.transcript import Segment, Timing, Transcript

# Words must not become emphasis, links, pictures, tables or HTML.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~]")


def write_markdown(transcript: Transcript, *, title: str = "") -> str:
    """Title, speakers, then a paragraph a segment with its speaker and the second it begins in."""
    segments = printed(transcript)
    paragraphs = [f"# {escaped(printable(title)) or 'Transcript'}", _speakers(segments)]
    if transcript.timing is Timing.estimated:
        paragraphs.append("Times are estimated from the number of words.")
    return "\n\n".join([*paragraphs, *map(_paragraph, segments)]) + "\n"


def _speakers(segments: tuple[Segment, ...]) -> str:
    names = dict.fromkeys(escaped(segment.speaker) for segment in segments)
    return f"Speakers: {', '.join(names) or 'nobody'}"


def _paragraph(segment: Segment) -> str:
    return f"**{escaped(segment.speaker)}** ({write_whole_clock(segment.start_seconds)}): {escaped(segment.text)}"


def escaped(text: str) -> str:
    """As words, whatever signs of markup are among them."""
    return _MARKUP.sub(r"\\\g<0>", text)
