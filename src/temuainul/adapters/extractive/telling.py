"""How a picked sentence is put before a person: who said it, then what they said."""

import re

from temuainul.adapters.extractive.sentences import Sentence
from temuainul.domain.model.summary import DraftStatement

_IN_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)")


def statement(one: Sentence) -> DraftStatement:
    return DraftStatement(text=told(one), quotes=one.quotes)


def told(one: Sentence) -> str:
    """Without what a name has in brackets; the quotes keep it."""
    return f"{_IN_BRACKETS.sub('', one.speaker) or one.speaker}: {one.text}"
