"""What a question is after: terms, speakers, and how wide a stretch of the meeting."""

from collections.abc import Mapping

from msgspec import Struct

from temuainul.adapters.extractive.lexicon import ASIDES, ASKING, LANGUAGES, UNTOPICAL
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.speakers import named_speakers
from temuainul.adapters.extractive.words import words

_ASIDE = 0.5
"""Weight of what only names the occasion: "... when discussing the budget"."""
_SYNONYM = 0.2
"""Weight of a word that only shares a field of the thesaurus with one of the question's; 0.1 to 0.3 serve alike."""


class Wanted(Struct, frozen=True, kw_only=True):
    """A question, read for one meeting."""

    asked: Mapping[str, float]
    """Terms of the question's own words; empty where it names no matter, as "summarise the meeting" does."""
    terms: Mapping[str, float]
    """The same and their synonyms."""
    speakers: frozenset[str]
    broad: bool


def wanted(question: str, reading: Reading) -> Wanted:
    named = named_speakers(question, dict.fromkeys(one.speaker for one in reading.segments), reading.said)
    asked = _weighted(question, {word for words in named.values() for word in words}, reading)
    synonyms = dict.fromkeys(reading.lexicon.synonyms(asked), _SYNONYM)
    broad = any(language.broad.search(question) for language in LANGUAGES)
    return Wanted(asked=asked, terms=synonyms | asked, speakers=frozenset(named), broad=broad)


def _weighted(question: str, naming: set[str], reading: Reading) -> dict[str, float]:
    """A word that names a speaker is left out once; said again it is a matter like others."""
    weights: dict[str, float] = {}
    weight = 1.0
    for word in words(question):
        if word in naming:
            naming.remove(word)
            continue
        weight = _ASIDE if word in ASIDES else weight
        if word not in UNTOPICAL and word not in ASKING:
            term = reading.lexicon.stem(word)
            weights[term] = max(weight, weights.get(term, 0.0))
    return weights
