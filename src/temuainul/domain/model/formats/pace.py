"""Times for words that came without: how long saying them takes."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.clock import LATEST_SECONDS
from temuainul.domain.model.transcript import Utterance

WORDS_PER_MINUTE = 150
"""Conversational English; the average the National Center for Voice and Speech gives for speakers in the US."""


class Turn(Struct, frozen=True, kw_only=True):
    """What one speaker said, at a line of the file, before it has a time."""

    line: int
    speaker: str
    text: str


def spoken_seconds(text: str) -> float:
    """At least one word's length, so that nothing is said in no time."""
    return max(1, len(text.split())) * 60 / WORDS_PER_MINUTE


def paced(turns: Iterable[Turn]) -> Iterator[Utterance]:
    """One turn after another, without pauses. Raises `UnreadableTranscript` past a day of words."""
    start = 0.0
    for turn in turns:
        end = round(start + spoken_seconds(turn.text), 3)
        if end > LATEST_SECONDS:
            raise UnreadableTranscript(
                "more than 24 hours of words at 150 words a minute up to here", line=turn.line
            )
        yield Utterance(speaker=turn.speaker, text=turn.text, start_seconds=start, end_seconds=end)
        start = end
