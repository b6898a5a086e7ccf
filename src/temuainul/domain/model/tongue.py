"""Which of our languages something is written in."""

import re
from collections.abc import Iterable, Mapping

from temuainul.domain.model.words import Language

_WORD = re.compile(r"[^\W\d_]+")
_COMMON: Mapping[Language, frozenset[str]] = {
    Language.indonesian: frozenset(
        [
            "yang",
            "dan",
            "di",
            "ke",
            "dari",
            "untuk",
            "dengan",
            "pada",
            "adalah",
            "ini",
            "itu",
            "kita",
            "kami",
            "saya",
            "akan",
            "sudah",
            "tidak",
            "bisa",
            "ada",
            "juga",
            "atau",
            "karena",
            "jadi",
            "lebih",
            "dalam",
            "oleh",
            "harus",
        ]
    ),
    Language.english: frozenset(
        [
            "the",
            "and",
            "of",
            "to",
            "a",
            "in",
            "is",
            "that",
            "for",
            "on",
            "with",
            "we",
            "it",
            "this",
            "be",
            "are",
            "was",
            "will",
            "have",
            "not",
            "can",
            "you",
            "i",
            "or",
            "by",
            "from",
            "at",
            "as",
        ]
    ),
}
"""Words no text of more than a line does without, none of them in both languages."""


def language_of(texts: Iterable[str]) -> Language | None:
    """The one whose commonest words are there most often; None where that says nothing."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    most = max(counts.values())
    found = [language for language, count in counts.items() if count == most]
    return found[0] if len(found) == 1 else None
