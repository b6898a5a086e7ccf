"""Spreading what is found at one place over its surroundings, as talk stays with a topic for a while."""

from collections.abc import Sequence
from itertools import pairwise
from math import exp

LATER = 1.4
"""A topic is named where it begins and talked about after: its words reach this much further forward, and by the same
factor less far back. On the development meetings 1.2 to 1.6 serve alike."""


def smooth(values: Sequence[float], places: Sequence[float], reach: float) -> list[float]:
    """Each value spread to both sides, falling off to 1/e over the reach; places and reach are in words."""
    before = _carried(values, places, reach * LATER)
    after = _carried(values[::-1], [-place for place in reversed(places)], reach / LATER)[::-1]
    return [ahead + behind - value for ahead, behind, value in zip(before, after, values, strict=True)]


def _carried(values: Sequence[float], places: Sequence[float], reach: float) -> list[float]:
    carried = list(values[:1])
    for value, (here, there) in zip(values[1:], pairwise(places), strict=True):
        carried.append(value + carried[-1] * exp((here - there) / reach))
    return carried
