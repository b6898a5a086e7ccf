"""A few sentences for a whole meeting, or for one stretch of it."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from temuainul.adapters.extractive.picking import Candidate, Values, pick, written
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.sentences import Sentence

_PARTS = 5
"""The meeting is cut into this many equal parts, and each gives its share: what is central, and spread over all of it."""


def overview(
    reading: Reading, offered: Sequence[Candidate], *, length: int, sentences: int | None = None
) -> list[Sentence]:
    """Sentences that say most of what the meeting keeps coming back to; of each part no more than the number given."""
    values = central(reading.times, reading)
    parts = [[one for one in offered if _part(one, reading) == part] for part in range(_PARTS)]
    return [one for part in parts for one in pick(part, values, length=length // _PARTS, most=sentences)]


def central(said: Counter[str], reading: Reading) -> Values:
    """What is said more than once, worth more the more often it is."""
    most = max(said.values(), default=1)
    terms = {term: (sqrt(times / most), 1) for term, times in said.items() if times > 1}
    return {**written(reading.language), **terms}


def _part(one: Candidate, reading: Reading) -> int:
    return min(_PARTS - 1, int(_PARTS * reading.places[one.sentence.place] / max(reading.length, 1)))
