"""Proof that a transcript says what a statement claims it says."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.transcript import Segment, Transcript

_NOT_A_WORD = re.compile(r"[^\w]+")


class Verdict(StrEnum):
    """What the transcript answers to a quote."""

    verified = "verified"
    no_such_segment = "no_such_segment"
    words_not_there = "words_not_there"
    another_speaker = "another_speaker"


class Quote(Struct, frozen=True, kw_only=True):
    """What somebody, usually a language model, claims was said. Not yet believed."""

    segment_id: SegmentId
    words: str
    speaker: str


class Citation(Struct, frozen=True, kw_only=True):
    """A quote held against the transcript; only `cite` makes one."""

    segment_id: SegmentId
    quote: str
    speaker: str
    start_seconds: float | None
    """None where the segment does not exist."""
    verdict: Verdict

    @property
    def verified(self) -> bool:
        return self.verdict is Verdict.verified


def cite(quotes: Iterable[Quote], transcript: Transcript) -> tuple[Citation, ...]:
    """Hold each quote against the transcript. What fails is kept and says why; nothing is dropped."""
    return tuple(_cite_one(quote, transcript.by_id.get(quote.segment_id)) for quote in quotes)


def judge(quote: Quote, segment: Segment | None) -> Verdict:
    if segment is None:
        return Verdict.no_such_segment
    if not stands_in(quote.words, segment.text):
        return Verdict.words_not_there
    if plain(quote.speaker) != plain(segment.speaker):
        return Verdict.another_speaker
    return Verdict.verified


def stands_in(words: str, text: str) -> bool:
    """True if the words stand in the text in this order and unbroken; case, accents' form and punctuation are forgiven."""
    wanted = plain(words)
    return bool(wanted) and f" {wanted} " in f" {plain(text)} "


def plain(text: str) -> str:
    """As it sounds: without case, accents' form and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_A_WORD.sub(" ", folded).strip()


def _cite_one(quote: Quote, segment: Segment | None) -> Citation:
    return Citation(
        segment_id=quote.segment_id,
        quote=quote.words,
        speaker=quote.speaker,
        start_seconds=None if segment is None else segment.start_seconds,
        verdict=judge(quote, segment),
    )
