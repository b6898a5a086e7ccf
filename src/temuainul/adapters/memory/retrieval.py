"""A retriever that knows nothing of language: places that share more words with the question come first."""

import re
from collections.abc import Sequence

from temuainul.domain.model.transcript import Segment
from temuainul.ports.retrieval import Retriever

_WORD = re.compile(r"\w+")


class MemoryRetriever(Retriever):
    def rank(self, question: str, segments: Sequence[Segment]) -> list[int]:
        """Among equals the earlier comes first."""
        asked = _words(question)
        shared = [len(asked & _words(segment.text)) for segment in segments]
        return sorted(range(len(segments)), key=lambda place: -shared[place])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
