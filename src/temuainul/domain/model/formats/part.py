"""The last step of every reader: utterances in order, neither none nor too many."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TypeVar

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance

T = TypeVar("T")

MOST_UTTERANCES = 100_000
"""Ten hours, the cap of reliability L5, with a change of speaker every third of a second."""


def part_of(
    utterances: Iterable[Utterance],
    *,
    session: CallSessionId,
    started_at: datetime,
    timing: Timing = Timing.measured,
) -> TranscriptPart:
    """In order of their beginnings; equal ones stay as the file has them. Raises `UnreadableTranscript` for none."""
    told = not_too_many(utterances)
    if not told:
        raise UnreadableTranscript("no utterances: nobody says anything in this file")
    ordered = tuple(sorted(told, key=lambda one: one.start_seconds))
    return TranscriptPart(session=session, started_at=started_at, timing=timing, utterances=ordered)


def not_too_many(told: Iterable[T]) -> list[T]:
    """Stops taking as soon as there are too many, and raises `UnreadableTranscript`."""
    taken = list(islice(told, MOST_UTTERANCES + 1))
    if len(taken) > MOST_UTTERANCES:
        raise UnreadableTranscript(f"more than {MOST_UTTERANCES:,} utterances")
    return taken
