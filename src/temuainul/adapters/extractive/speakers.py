"""Whom a question names."""

import re
from collections import Counter
from collections.abc import Collection

from temuainul.adapters.extractive.language import listed

_NAME = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[()]")
_TITLES = listed("mr mrs ms dr prof hon am mp the right of and pak bu bapak ibu mas mbak kak bang")
_ENOUGH = 0.3
"""Share of a name's words that must be heard: one of three given names is enough, one word of a long title is not."""


def named_speakers(
    question: str, speakers: Collection[str], said: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Each speaker the question names, with the words that name them.

    `said` are the words of the meeting, in lower case: where only part of a name is heard, it must be written with a
    capital or be no word of the meeting, or else "user needs" would name a speaker called User Interface.
    """
    heard = _NAME.findall(question)
    capitals = {word.lower() for word in heard[1:] if word[0].isupper()}
    left = Counter(word.lower() for word in heard if len(word) > 1 or word.isupper())
    named: dict[str, tuple[str, ...]] = {}
    for words, owners in _longest_first(_calls(speakers, left, capitals, said)):
        if all(left[word] for word in words):
            left.subtract(words)
            named |= dict.fromkeys(owners, words)
    return named


def _calls(
    speakers: Collection[str], heard: Counter[str], capitals: Collection[str], said: Collection[str]
) -> list[tuple[float, tuple[str, ...], str]]:
    calls = []
    for speaker in speakers:
        for name in names(speaker):
            words = tuple(word for word in name if heard[word])
            share = len(words) / len(name)
            told_apart = any(word in capitals for word in words) or not any(word in said for word in words)
            if words and (share == 1 or (share >= _ENOUGH and told_apart)):
                calls.append((share, words, speaker))
    return calls


def _longest_first(
    calls: list[tuple[float, tuple[str, ...], str]],
) -> list[tuple[tuple[str, ...], list[str]]]:
    """Grouped by the words heard; the most complete name first, so that a shorter one does not take its words."""
    groups: dict[tuple[str, ...], list[tuple[float, str]]] = {}
    for share, words, speaker in calls:
        groups.setdefault(words, []).append((share, speaker))
    ordered = sorted(groups.items(), key=lambda group: (-max(group[1])[0], -len(group[0])))
    return [(words, [speaker for _, speaker in owners]) for words, owners in ordered]


def names(label: str) -> list[list[str]]:
    """A label without titles, what stands in brackets apart: "Hon. Ana Putri (Minister of Health)" has two names."""
    parts = ([word.lower() for word in _NAME.findall(part)] for part in _PARTS.split(label))
    return [name for part in parts if (name := [word for word in part if word not in _TITLES])]
