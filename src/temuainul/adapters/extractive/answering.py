"""Answers picked from where a meeting talks about what is asked."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from temuainul.adapters.extractive.asking import Wanted, wanted
from temuainul.adapters.extractive.overview import overview
from temuainul.adapters.extractive.picking import Values, candidates, pick, written
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.retrieval import relevance
from temuainul.adapters.extractive.sentences import Sentence, sentences

_LENGTH = 80
"""Words of an answer. People answer such questions in 36 to 95 words, most in 65; picked sentences say the same in more."""
_OVERALL = 130
"""Words where a question is after the whole meeting; people take 60 to 180."""
_REGION = 0.08
"""Share of the meeting whose words tell what an answer is made of."""
_NEAR = 0.4
"""Sentences are taken from places at least this relevant, the best being 1."""
_AROUND = 0.4
"""What a term that is frequent where the question leads is worth, beside 1 for a term of the question."""
_HEARD = 1 / 3
"""More than this share of a question's terms must have been said for the meeting to answer it. Of people's questions to
their own meeting 3 % fall below, of questions to a meeting of quite another kind half."""
_PARAPHRASED = 0.4
"""How far a term counts as said where only words of its field were."""


def answer(question: str, reading: Reading) -> list[Sentence]:
    """Empty where the meeting does not say."""
    asked = wanted(question, reading)
    if not asked.asked and not asked.speakers:
        return overview(reading, candidates(sentences(reading.segments), reading), length=_OVERALL)
    return _said_about(asked, reading) if _heard(asked, reading) else []


def _heard(asked: Wanted, reading: Reading) -> bool:
    """A term counts by the weight the question gives it; where only a speaker is asked about, they have been heard."""
    total = sum(asked.asked.values())
    said = sum(weight * _said(term, reading) for term, weight in asked.asked.items())
    return not total or said / total > _HEARD


def _said(term: str, reading: Reading) -> float:
    if term in reading.weights:
        return 1.0
    return _PARAPHRASED if reading.lexicon.synonyms([term]) & reading.weights.keys() else 0.0


def _said_about(asked: Wanted, reading: Reading) -> list[Sentence]:
    scores = relevance(asked, reading)
    best = max(scores, default=1.0)
    near = (one for one in sentences(reading.segments) if scores[one.place] >= _NEAR * best)
    return pick(
        candidates(near, reading),
        {**written(reading.language), **_values(asked, _region(scores, reading))},
        length=_LENGTH,
        standing=lambda one: scores[one.place],
    )


def _values(asked: Wanted, region: Counter[str]) -> Values:
    most = max(region.values(), default=1)
    around = {term: _AROUND * sqrt(times / most) for term, times in region.items()}
    terms = {*around, *asked.terms}
    return {
        term: (asked.terms.get(term, 0.0) + around.get(term, 0.0), 2 if term in asked.asked else 1)
        for term in terms
    }


def _region(scores: Sequence[float], reading: Reading) -> Counter[str]:
    """What is said in the most relevant places, up to their share of the meeting."""
    terms, left = Counter[str](), reading.length * _REGION
    for place in sorted(range(len(scores)), key=lambda place: -scores[place]):
        left -= reading.lengths[place]
        if left < 0 and terms:
            break
        terms.update(reading.terms[place])
    return terms
