"""A meeting read once: what every later step counts with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain

from temuainul.adapters.extractive.lexicon import Lexicon, language_of
from temuainul.adapters.extractive.words import words
from temuainul.domain.model.transcript import Segment

RARITY = 0.7
"""How much a rare word outweighs a common one. At 0 every time a word is said counts alike; at 1 every word counts
alike, however often it is said. On the development meetings 0.6 to 0.8 serve alike."""


class Reading:
    """Counts over a transcript, by segment. Whoever reads it shares it; nothing in it changes."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Takes time in proportion to the words, about 10 ms for every thousand."""
        self.segments = tuple(segments)
        heard = [words(segment.text) for segment in self.segments]
        self.said = Counter(chain.from_iterable(heard))
        """Every word as it was said, in lower case, and how often."""
        self.language = language_of(self.said)
        self.lexicon = Lexicon(self.language)
        self.terms = [Counter(self.lexicon.terms(each)) for each in heard]
        self.lengths = [len(segment.text.split()) for segment in self.segments]

    @cached_property
    def length(self) -> int:
        return sum(self.lengths)

    @cached_property
    def places(self) -> list[float]:
        """Where the middle of each segment stands, in words from the beginning."""
        ends = accumulate(self.lengths)
        return [end - length / 2 for end, length in zip(ends, self.lengths, strict=True)]

    @cached_property
    def times(self) -> Counter[str]:
        """How often each term is said."""
        said = Counter[str]()
        for terms in self.terms:
            said.update(terms)
        return said

    @cached_property
    def weights(self) -> dict[str, float]:
        """What one saying of a term is worth."""
        return {term: times**-RARITY for term, times in self.times.items()}

    def worth(self, place: int, of: Mapping[str, float] | None = None) -> float:
        """What a segment's terms weigh together; of a question's terms only, each times its own weight."""
        terms = self.terms[place].items()
        if of is None:
            return sum(times * self.weights[term] for term, times in terms)
        return sum(times * self.weights[term] * of[term] for term, times in terms if term in of)
