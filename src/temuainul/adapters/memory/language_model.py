"""A language model that repeats what was said, and nothing else."""

import re
from collections.abc import Iterable
from typing import TypeVar

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.evidence import Quote, stands_in
from temuainul.domain.model.prompt import Prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import DraftStatement, SummaryDraft
from temuainul.domain.model.transcript import Segment
from temuainul.ports.language_model import LanguageModel

T = TypeVar("T")

_MOST_STATEMENTS = 3
_SHORTEST_WORD = 3
"""Shorter words stand everywhere and prove no kinship."""
_WORD = re.compile(r"\w+")


class MemoryLanguageModel(LanguageModel):
    """Summarises with the first segments, answers with those that share a word with the question."""

    def __init__(self) -> None:
        self.asked: list[Prompt] = []
        """Every prompt, also those that failed."""
        self._failures: list[Exception] = []

    @property
    def name(self) -> str:
        return "memory"

    def fail(self, *failures: Exception) -> None:
        """The next answers raise these, one each, in order."""
        self._failures.extend(failures)

    def recover(self) -> None:
        self._failures.clear()

    async def answer(self, prompt: Prompt, shape: type[T]) -> T:
        self.asked.append(prompt)
        if self._failures:
            raise self._failures.pop(0)
        for draft in (_summary(prompt), _answer(prompt)):
            if isinstance(draft, shape):
                return draft
        raise Invalid(f"A {shape.__name__} cannot be written by repeating what was said.")


def _summary(prompt: Prompt) -> SummaryDraft:
    return SummaryDraft(overview=_repeat(prompt.segments), topics=(), decisions=(), action_items=())


def _answer(prompt: Prompt) -> AnswerDraft:
    asked = _words(prompt.question)
    return AnswerDraft(statements=_repeat(one for one in prompt.segments if asked & _words(one.text)))


def _repeat(segments: Iterable[Segment]) -> tuple[DraftStatement, ...]:
    """The first that have words to quote."""
    quotable = [segment for segment in segments if stands_in(segment.text, segment.text)]
    return tuple(_statement(segment) for segment in quotable[:_MOST_STATEMENTS])


def _statement(segment: Segment) -> DraftStatement:
    quote = Quote(segment_id=segment.id, words=segment.text, speaker=segment.speaker)
    return DraftStatement(text=segment.text, quotes=(quote,))


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST_WORD}
