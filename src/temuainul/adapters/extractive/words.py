"""From what was said to words that can be compared."""

import re

_MARKER = re.compile(r"\{\w+\}|\[\w+\]|<\w+>")
"""What transcribers put where no word was: {vocalsound}, [laughter], <noise>."""
_SPELLED = re.compile(r"\b(?:[A-Za-z]_){2,}[A-Za-z]?|\b[A-Za-z]_(?![^\W_])")
"""Letters said one by one: L_C_D_."""
_APART = re.compile(
    r"\s+(?=[,.;:?!])|(?<=\w)\s+(?='(?:s|m|re|ve|ll|d|t)\b)|(?<=\w)\s+(?=n't\b)", re.IGNORECASE
)
"""Spaces that tokenisers put before punctuation and between the halves of "we 're"."""
_WORD = re.compile(r"\w+(?:'\w+)?")
_BRITISH = re.compile(r"(?<=\w{3})our(?=s|ed|ing|ful|able|ite|hood|\b)")


def unmarked(text: str) -> str:
    """Without transcribers' markers, letters and punctuation where they belong, apostrophes of one kind."""
    text = _MARKER.sub(" ", text.replace("’", "'"))
    text = _SPELLED.sub(lambda letters: letters[0].replace("_", ""), text)
    return " ".join(_APART.sub("", text).split())


def words(text: str) -> list[str]:
    """In lower case, of one spelling, without what hangs on an apostrophe; negated verbs are left out."""
    found = _WORD.findall(_BRITISH.sub("or", unmarked(text).lower()))
    return [word.partition("'")[0] for word in found if not word.endswith("n't")]
