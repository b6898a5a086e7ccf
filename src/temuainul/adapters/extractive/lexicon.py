"""Which words count, and which count as one another."""

from collections import Counter
from collections.abc import Iterable

import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

from temuainul.adapters.extractive.english import ENGLISH
from temuainul.adapters.extractive.indonesian import INDONESIAN
from temuainul.adapters.extractive.language import Language
from temuainul.adapters.extractive.thesaurus import FIELDS

LANGUAGES = (ENGLISH, INDONESIAN)
UNTOPICAL = frozenset().union(*(one.stopwords | one.fillers | one.chatter for one in LANGUAGES))
"""Of both languages at once: meetings mix them."""
ASKING = frozenset().union(*(one.asking for one in LANGUAGES))
PLAIN = frozenset().union(*(one.plain | one.asking for one in LANGUAGES))
ASIDES = frozenset().union(*(one.asides for one in LANGUAGES))


def language_of(heard: Counter[str]) -> Language:
    """The language whose stopwords are heard most; English where neither is."""
    return max(LANGUAGES, key=lambda one: sum(heard[word] for word in one.stopwords))


class Lexicon:
    """One language's stems, each worked out once in this object's life."""

    def __init__(self, language: Language) -> None:
        """Costs nothing until words come."""
        self.language = language
        self._stemmer = snowballstemmer.stemmer(language.stemmer)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        if word not in self._stems:
            self._stems[word] = str(self._stemmer.stemWord(word))
        return self._stems[word]

    def terms(self, heard: Iterable[str]) -> list[str]:
        """Stems of the words that carry a topic, in order."""
        return [self.stem(word) for word in heard if word not in UNTOPICAL]

    def synonyms(self, terms: Iterable[str]) -> set[str]:
        """Stems that share a field of the thesaurus with one of the terms, and are none of them."""
        asked = set(terms)
        fields = ({self.stem(word) for word in field} for field in FIELDS)
        return set().union(*(field for field in fields if field & asked)) - asked
