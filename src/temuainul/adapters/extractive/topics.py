"""The stretches of a meeting, each about something of its own."""

import re
from collections import Counter
from itertools import pairwise
from math import log, sqrt

from msgspec import Struct

from temuainul.adapters.extractive.lexicon import PLAIN
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.words import unmarked, words

_MOST = 7
"""Topics of a meeting; a list that still fits on a screen."""
_WORDS_EACH = 250
"""A topic takes at least two minutes of talk."""
_STEP = 0.01
"""Share of the meeting between places looked at for where a topic may end."""
_TITLE = 3
"""Words of a title."""
_EVERYWHERE = 0.1
"""Lets a little through of what is said as often elsewhere, or a meeting of one topic would have no title."""
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Topic(Struct, frozen=True, kw_only=True):
    title: str
    places: range
    said: Counter[str]


def topics(reading: Reading) -> list[Topic]:
    """In order, and together the whole meeting, but for stretches in which nothing is said twice."""
    cuts = [0, *sorted(_cuts(reading)), len(reading.segments)]
    stretches = [(range(first, last), _said(range(first, last), reading)) for first, last in pairwise(cuts)]
    named = [
        Topic(title=_title(said, reading, places), places=places, said=said)
        for places, said in stretches
        if places
    ]
    return [topic for topic in named if topic.title]


def _cuts(reading: Reading) -> list[int]:
    """Where what is said before and after is least alike; no two within half a topic's share of the meeting."""
    most = min(_MOST, reading.length // _WORDS_EACH)
    apart = reading.length / (2 * max(most, 1))
    chosen: list[int] = []
    for place in _least_alike_first(reading, apart):
        borders = [0.0, *(reading.places[one] for one in chosen), float(reading.length)]
        if len(chosen) + 1 < most and all(abs(reading.places[place] - border) >= apart for border in borders):
            chosen.append(place)
    return chosen


def _least_alike_first(reading: Reading, width: float) -> list[int]:
    """Slides two windows over the meeting, one before and one after each place, as TextTiling does."""
    likeness: dict[int, float] = {}
    before, after = Counter[str](), Counter[str]()
    first = last = 0
    for place, middle in enumerate(reading.places):
        while last < len(reading.terms) and reading.places[last] < middle + width:
            after.update(reading.terms[last])
            last += 1
        while reading.places[first] < middle - width:
            before.subtract(reading.terms[first])
            first += 1
        if middle >= (len(likeness) + 1) * reading.length * _STEP:
            likeness[place] = _likeness(before, after, reading.weights)
        before.update(reading.terms[place])
        after.subtract(reading.terms[place])
    return sorted(likeness, key=lambda place: likeness[place])


def _likeness(before: Counter[str], after: Counter[str], weights: dict[str, float]) -> float:
    """The cosine of the two, each term by its weight."""
    shared = sum(
        times * after[term] * weights[term] ** 2 for term, times in before.items() if times and after[term]
    )
    return shared / (_norm(before, weights) * _norm(after, weights) or 1.0)


def _norm(terms: Counter[str], weights: dict[str, float]) -> float:
    return sqrt(sum((times * weights[term]) ** 2 for term, times in terms.items() if times))


def _said(places: range, reading: Reading) -> Counter[str]:
    said = Counter[str]()
    for place in places:
        said.update(reading.terms[place])
    return said


def _title(said: Counter[str], reading: Reading, places: range) -> str:
    """What is said much more here than elsewhere, in the form it is said in most."""
    forms = _forms(places, reading)
    worth = {term: _telling(term, said, reading) for term in said if said[term] > 1 and term in forms}
    chosen = sorted((term for term in worth if worth[term] > 0), key=lambda term: (-worth[term], term))
    return ", ".join(forms[term] for term in chosen[:_TITLE]).capitalize()


def _telling(term: str, said: Counter[str], reading: Reading) -> float:
    """Its part in telling this stretch from the whole meeting."""
    here = said[term] / said.total()
    return here * log(_EVERYWHERE + here * reading.times.total() / reading.times[term])


def _forms(places: range, reading: Reading) -> dict[str, str]:
    """For every stem here that can stand in a title, the word it is said as most often."""
    texts = (unmarked(reading.segments[place].text).lower() for place in places)
    heard = Counter(form for text in texts for form in _LETTERS.findall(text))
    spoken: dict[str, Counter[str]] = {}
    for form, times in heard.items():
        for word in words(form):
            spoken.setdefault(reading.lexicon.stem(word), Counter())[form] += times
    return {
        stem: counted.most_common(1)[0][0] for stem, counted in spoken.items() if not counted.keys() & PLAIN
    }
