"""Choosing the few sentences that say most of what is wanted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from temuainul.adapters.extractive.language import Language
from temuainul.adapters.extractive.lexicon import UNTOPICAL
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.sentences import LONGEST, Sentence
from temuainul.adapters.extractive.words import words

SHORTEST = 5
"""Words; anything below is a reply that means nothing alone."""
_MATTERS = 3
"""Terms a sentence must name: who reads it without the rest of the meeting has to see what it is about."""
_WRITTEN = 0.6
"""What one of the words that full sentences are built with is worth, beside 1 for a term of the question. Without it
fragments win, which name things and say nothing of them; 0.4 to 0.8 serve alike."""
_ALONE = 2
"""Power of the share of words that are not between the people in the room: "I", "you", "it's"."""
_OVERHEAD = 8
"""Words added to a sentence's length before its worth is divided by it, so that the shortest do not win for being so."""
_SLACK = 1.1
_FULL = 0.9
"""It is long enough at the second share of the length asked for, and may not grow beyond the first."""

Values = Mapping[str, tuple[float, int]]
"""What saying a term is worth, and how many times it is worth it."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A sentence and what counts in it."""

    sentence: Sentence
    terms: Counter[str]
    alone: float


def candidates(sentences: Iterable[Sentence], reading: Reading) -> list[Candidate]:
    """What can be shown to a person: finished statements that name a matter. Where there are none, all that name any."""
    offered = [_candidate(one, reading) for one in sentences]
    matters = [len(one.terms.keys() - reading.language.written.keys()) for one in offered]
    pairs = list(zip(offered, matters, strict=True))
    full = [one for one, named in pairs if named >= _MATTERS and readable(one.sentence, reading.language)]
    return full or [one for one, named in pairs if named]


def readable(sentence: Sentence, language: Language) -> bool:
    last = sentence.text.rstrip(".!").rpartition(" ")[2].lower()
    fits = SHORTEST <= sentence.length <= 2 * LONGEST
    return fits and not sentence.text.endswith("?") and last not in language.dangling


def pick(
    offered: Sequence[Candidate],
    values: Values,
    *,
    length: int,
    most: int | None = None,
    standing: Callable[[Sentence], float] = lambda _: 1.0,
) -> list[Sentence]:
    """Take what adds most for its length until it is long enough; in the order it was said.

    A term counts only as often as its value says, so a second sentence with the same words adds little.
    """
    left, said, taken = list(offered), Counter[str](), list[Sentence]()
    room = length * _SLACK
    while left and room > length * (_SLACK - _FULL) and len(taken) != most:
        best = max(left, key=lambda one: _added(one, values, said) * standing(one.sentence))
        left.remove(best)
        if best.sentence.length <= room:
            room -= best.sentence.length
            taken.append(best.sentence)
            said.update(best.terms)
    return sorted(taken, key=lambda one: one.place)


def written(language: Language) -> dict[str, tuple[float, int]]:
    return {word: (_WRITTEN, times) for word, times in language.written.items()}


def _added(one: Candidate, values: Values, said: Counter[str]) -> float:
    worth = 0.0
    for term, times in one.terms.items():
        if term in values:
            value, enough = values[term]
            worth += value * max(0, min(times, enough - said[term]))
    return worth * one.alone / (one.sentence.length + _OVERHEAD)


def _candidate(sentence: Sentence, reading: Reading) -> Candidate:
    language = reading.language
    heard = words(sentence.text)
    terms = (
        word if word in language.written else reading.lexicon.stem(word)
        for word in heard
        if _counts(word, language)
    )
    personal = sum(word.strip(".,?!").lower() in language.personal for word in sentence.text.split())
    return Candidate(
        sentence=sentence, terms=Counter(terms), alone=(1 - personal / sentence.length) ** _ALONE
    )


def _counts(word: str, language: Language) -> bool:
    return word in language.written or word not in UNTOPICAL
