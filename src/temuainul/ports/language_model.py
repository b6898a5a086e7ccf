"""What writes summaries and answers."""

from typing import Protocol, TypeVar

from temuainul.domain.model.prompt import Prompt

T = TypeVar("T")


class LanguageModel(Protocol):
    """One method, so that a vendor is one file."""

    @property
    def name(self) -> str:
        """Stands beside everything it wrote."""
        ...

    async def answer(self, prompt: Prompt, shape: type[T]) -> T:
        """Answer in the given shape, `SummaryDraft` or `AnswerDraft`.

        Raises `Unavailable` where a later try may succeed, and `Invalid` where it cannot.
        """
        ...
