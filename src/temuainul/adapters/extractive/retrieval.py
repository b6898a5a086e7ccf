"""Which places of a meeting a question is about, told by words alone."""

from collections.abc import Sequence
from math import exp

from temuainul.adapters.extractive.asking import Wanted, wanted
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.smoothing import smooth
from temuainul.domain.model.transcript import Segment
from temuainul.ports.retrieval import Retriever

_NARROW = 0.035
_BROAD = 0.1
"""How far a word reaches, as a share of the meeting: for a question after one remark, and after a discussion. Meetings
have some ten topics however long they are, and a remark is answered within a third of one."""
_SPEAKER = 0.01
"""How far a speaker's presence reaches: a few turns, so that answers given to them count with them."""
_ELSEWHERE = 0.1
"""What a place is worth where the speaker asked about is not near; also keeps places apart that no term reaches."""

_NOTHING = 1e-9
"""In place of zero, where it would be divided by, or would hide who is near."""
_ENDS = 0.05
_AT_THE_ENDS = 0.5
"""An opening names the topics and a closing names them again; neither talks about them. What is said there counts half
at the very ends, and as much as anything a few twentieths further in."""


class ExtractiveRetriever(Retriever):
    """Ranks by how much of what is said around a place belongs to the question."""

    def rank(self, question: str, segments: Sequence[Segment]) -> list[int]:
        reading = Reading(segments)
        scores = relevance(wanted(question, reading), reading)
        return sorted(range(len(scores)), key=lambda place: -scores[place])


def relevance(wanted: Wanted, reading: Reading) -> list[float]:
    """By segment, the share of the weight of all terms said around it that belongs to the question's terms.

    Dividing by all that is said there keeps an agenda, which names every topic in few words, from winning each time.
    """
    reach = reading.length * (_BROAD if wanted.broad else _NARROW) + _NOTHING
    asked = smooth(
        [reading.worth(place, wanted.terms) for place in range(len(reading.segments))], reading.places, reach
    )
    spoken = smooth([reading.worth(place) for place in range(len(reading.segments))], reading.places, reach)
    shares = (mine / (all_ + _NOTHING) for mine, all_ in zip(asked, spoken, strict=True))
    weights = zip(_presence(wanted, reading), _standing(reading), strict=True)
    return [
        (share + _NOTHING) * near * standing for share, (near, standing) in zip(shares, weights, strict=True)
    ]


def _presence(wanted: Wanted, reading: Reading) -> list[float]:
    """By segment, the share of the words around it that the speakers asked about say."""
    if not wanted.speakers:
        return [1.0] * len(reading.segments)
    reach = reading.length * _SPEAKER + _NOTHING
    pairs = zip(reading.segments, reading.lengths, strict=True)
    theirs = smooth(
        [float(length) if segment.speaker in wanted.speakers else 0.0 for segment, length in pairs],
        reading.places,
        reach,
    )
    spoken = smooth([float(length) for length in reading.lengths], reading.places, reach)
    return [_ELSEWHERE + mine / (all_ + _NOTHING) for mine, all_ in zip(theirs, spoken, strict=True)]


def _standing(reading: Reading) -> list[float]:
    """By segment, what it is worth for not standing at an end of the meeting."""
    reach = reading.length * _ENDS + _NOTHING
    return [
        _from_end(place / reach) * _from_end((reading.length - place) / reach) for place in reading.places
    ]


def _from_end(reaches: float) -> float:
    return 1 - _AT_THE_ENDS * exp(-reaches)
