"""What differs from one language to the next, as data."""

import re
from collections.abc import Mapping

from msgspec import Struct


class Language(Struct, frozen=True, kw_only=True):
    """One language of meetings. Words are in lower case; patterns are compiled without regard to case."""

    stemmer: str
    """The name snowballstemmer knows it by."""
    stopwords: frozenset[str]
    """Words that carry no topic. They also tell the languages apart."""
    fillers: frozenset[str]
    """Sounds of thinking; left out of what is written, never out of a quote."""
    chatter: frozenset[str]
    """Words of speech that say nothing about a topic: "well", "kind", "lots"."""
    written: Mapping[str, int]
    """Words that full sentences are built with, and how often each stands in 80 words of written language."""
    personal: frozenset[str]
    """Words between the people in the room, which a sentence that stands alone has few of."""
    dangling: frozenset[str]
    """Words no finished sentence ends in."""
    asking: frozenset[str]
    """Words a question is built with, not what it asks about: "summarise", "opinion", "group"."""
    plain: frozenset[str]
    """Words too common to name a topic, though they may be asked about."""
    asides: frozenset[str]
    """Words after which a question names the occasion rather than the matter: "when discussing the budget"."""
    broad: re.Pattern[str]
    """A question after a whole discussion rather than one remark in it."""
    decision: re.Pattern[str]
    """Somebody puts into words what has been settled."""
    promise: re.Pattern[str]
    """The speaker takes something upon themselves."""
    request: re.Pattern[str]
    """The speaker asks somebody to do something; whichever of its groups matches is who."""
    unsettled: re.Pattern[str]
    """Turns a decision, a promise or a request into none: a question, a doubt, a condition."""
    due: re.Pattern[str]
    """A day or a time by which something is to be done."""


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def times(words: str) -> dict[str, int]:
    """Of "the 6 to 3", six and three."""
    each = words.split()
    return {word: int(number) for word, number in zip(each[::2], each[1::2], strict=True)}
