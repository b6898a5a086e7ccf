"""What was said: segments in order, in one part per call session or imported file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

import msgspec
from msgspec import Struct

from temuainul.domain.model.ids import CallSessionId, SegmentId


class Timing(StrEnum):
    """Where a segment's times come from."""

    measured = "measured"
    estimated = "estimated"
    """The source had none; they follow from the number of words."""


class Utterance(Struct, frozen=True, kw_only=True):
    """One speaker's unbroken words as a source tells them, before they have a place in a transcript."""

    speaker: str
    text: str
    start_seconds: float
    end_seconds: float


class Segment(Struct, frozen=True, kw_only=True):
    """One speaker's unbroken words. Times are seconds from the beginning of the meeting's first part."""

    id: SegmentId
    speaker: str
    text: str
    start_seconds: float
    end_seconds: float


class TranscriptPart(Struct, frozen=True, kw_only=True, dict=True):
    """What one source told: one file of a call session, or one imported file. Times start at its own beginning."""

    session: CallSessionId
    started_at: datetime
    timing: Timing
    utterances: tuple[Utterance, ...]

    @cached_property
    def digest(self) -> str:
        """Names who said what when, to the millisecond: equal for the same file delivered under two names."""
        return sha256(msgspec.json.encode([_exact(said) for said in self.utterances])).hexdigest()

    @property
    def words(self) -> int:
        return sum(len(utterance.text.split()) for utterance in self.utterances)

    @property
    def seconds(self) -> float:
        return max((utterance.end_seconds for utterance in self.utterances), default=0.0)


class Transcript(Struct, frozen=True, kw_only=True, dict=True):
    """The ordered union of a meeting's parts; the same words delivered twice count once."""

    parts: tuple[TranscriptPart, ...]
    names: dict[str, str] = {}
    """What people call a speaker, by the provider's identifier; a speaker without one keeps the identifier."""

    @classmethod
    def union(cls, parts: Iterable[TranscriptPart]) -> "Transcript":
        found: dict[str, TranscriptPart] = {}
        for part in sorted(parts, key=_in_order):
            found.setdefault(part.digest, part)
        return cls(parts=tuple(found.values()))

    @cached_property
    def digest(self) -> str:
        return digest_of(part.digest for part in self.parts)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for part in self.parts for segment in self._placed(part))

    @cached_property
    def by_id(self) -> dict[SegmentId, Segment]:
        return {segment.id: segment for segment in self.segments}

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """In the order they first spoke."""
        return tuple(dict.fromkeys(segment.speaker for segment in self.segments))

    def named(self, names: dict[str, str]) -> "Transcript":
        """Names may become known after the words; neither the digest nor the segments' ids change with them."""
        return Transcript(parts=self.parts, names=names)

    @property
    def timing(self) -> Timing:
        """Measured only if every part is."""
        measured = all(part.timing is Timing.measured for part in self.parts)
        return Timing.measured if measured else Timing.estimated

    @property
    def words(self) -> int:
        return sum(part.words for part in self.parts)

    def _placed(self, part: TranscriptPart) -> Iterator[Segment]:
        prefix = part.digest[:8]
        offset = (part.started_at - self.parts[0].started_at).total_seconds()
        for place, said in enumerate(part.utterances):
            yield Segment(
                id=SegmentId(f"{prefix}-{place}"),
                speaker=self.names.get(said.speaker, said.speaker),
                text=said.text,
                start_seconds=round(offset + said.start_seconds, 3),
                end_seconds=round(offset + said.end_seconds, 3),
            )


def digest_of(part_digests: Iterable[str]) -> str:
    """Names a union of parts by their digests, in order."""
    return sha256(" ".join(part_digests).encode()).hexdigest()


def _in_order(part: TranscriptPart) -> tuple[datetime, str, str, str]:
    """Of the same words told twice, always the same telling is kept."""
    return (part.started_at, part.digest, part.timing, part.session)


def _exact(said: Utterance) -> tuple[str, str, int, int]:
    """Whole numbers, so that 2 and 2.0 are the same second before and after they were stored."""
    return (said.speaker, said.text, round(said.start_seconds * 1000), round(said.end_seconds * 1000))
