"""Cutting one page out of everything, and finding text in it as a person would."""

from collections.abc import Sequence
from typing import TypeVar

from temuainul.domain.model.listing import PageRequest

T = TypeVar("T")


def cut(items: Sequence[T], wanted: PageRequest) -> tuple[T, ...]:
    """A page past the last is empty."""
    first = (wanted.page - 1) * wanted.page_size
    return tuple(items[first : first + wanted.page_size])


def holds(text: str, part: str) -> bool:
    """In any case; every sign of `part` stands for itself."""
    return part.lower() in text.lower()
