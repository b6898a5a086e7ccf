"""Summaries and answers picked from the transcript itself."""

import asyncio
from typing import TypeVar, cast

from temuainul.adapters.extractive.answering import answer
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.summarising import summarise
from temuainul.adapters.extractive.telling import statement
from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.prompt import Prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import SummaryDraft
from temuainul.ports.language_model import LanguageModel

T = TypeVar("T")


class ExtractiveLanguageModel(LanguageModel):
    """Writes nothing of its own: every statement is somebody's sentence, tidied, over a quote that stands word for word.

    It cannot be told how to write, so it leaves an agent's instructions aside.
    """

    @property
    def name(self) -> str:
        return "extractive"

    async def answer(self, prompt: Prompt, shape: type[T]) -> T:
        """Works in a thread: a long meeting takes a second of the CPU. Raises `Invalid` for a shape it has no way to fill."""
        if shape is SummaryDraft:
            return cast("T", await asyncio.to_thread(_summary, prompt))
        if shape is AnswerDraft:
            return cast("T", await asyncio.to_thread(_answer, prompt))
        raise Invalid(f"the extractive model writes summaries and answers, not {shape.__name__}")


def _summary(prompt: Prompt) -> SummaryDraft:
    return summarise(Reading(prompt.segments))


def _answer(prompt: Prompt) -> AnswerDraft:
    picked = answer(prompt.question, Reading(prompt.segments))
    return AnswerDraft(statements=tuple(statement(one) for one in picked))
