"""What finds the places of a meeting that a question is about."""

from collections.abc import Sequence
from typing import Protocol

from temuainul.domain.model.transcript import Segment


class Retriever(Protocol):
    """One order of a whole transcript; how much of it is read is the caller's choice."""

    def rank(self, question: str, segments: Sequence[Segment]) -> list[int]:
        """The places of all segments, each once, best first. Takes time on the CPU: keep it off the event loop."""
        ...
