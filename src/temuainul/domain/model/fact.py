"""Everything that can happen to a meeting. A fact is added, never changed; telling it again changes nothing.

Each fact has a natural key. Two tellings under one key that differ, such as a webhook's time and a reconciled one, are
merged by `merge`, which does not care in which order they came.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

import msgspec
from msgspec import Struct

from temuainul.domain.model.ids import CallSessionId, RecordingId, UserId


class Deadline(StrEnum):
    session_length = "session_length"
    transcript = "transcript"
    summary = "summary"


class Told(Struct, frozen=True, kw_only=True, tag=True):
    """What all facts share."""

    named_by: ClassVar[tuple[str, ...]] = ()
    """The fields that make up the natural key, after the fact's own name."""

    at: datetime
    """By the clock of whoever told it; aware, UTC."""

    @property
    def key(self) -> str:
        return ":".join([type(self).__name__, *(str(getattr(self, field)) for field in self.named_by)])


class MeetingCancelled(Told, frozen=True, kw_only=True, tag=True):
    """A person called the meeting off. Final."""


class SessionStarted(Told, frozen=True, kw_only=True, tag=True):
    """One run of the call has begun."""

    named_by = ("session",)

    session: CallSessionId


class SessionEnded(Told, frozen=True, kw_only=True, tag=True):
    """One run of the call is over; a later one may follow."""

    named_by = ("session",)

    session: CallSessionId


class CallEnded(Told, frozen=True, kw_only=True, tag=True):
    """The call was marked as ended: every session begun before this instant is over."""

    named_by = ("at",)


class ParticipantJoined(Told, frozen=True, kw_only=True, tag=True):
    """Presence only; a person may be present more than once, with two tabs."""

    named_by = ("session", "presence")

    session: CallSessionId
    presence: str
    """The provider's name for one connection of one participant."""
    user: str
    name: str


class ParticipantLeft(Told, frozen=True, kw_only=True, tag=True):
    """Presence only; leaving ends nothing."""

    named_by = ("session", "presence")

    session: CallSessionId
    presence: str


class TranscriptReady(Told, frozen=True, kw_only=True, tag=True):
    """The provider has a transcript file for us to fetch."""

    named_by = ("session", "filename")

    session: CallSessionId
    filename: str
    url: str
    started_at: datetime

    @property
    def address(self) -> str:
        return address_of(self.url)


class TranscriptionFailed(Told, frozen=True, kw_only=True, tag=True):
    """The provider gave up transcribing; it names the run of its recogniser, not the session."""

    named_by = ("egress",)

    egress: str
    reason: str


class TranscriptAbsent(Told, frozen=True, kw_only=True, tag=True):
    """The provider was asked and said that no transcript of this session is coming."""

    named_by = ("session",)

    session: CallSessionId


class TranscriptRead(Told, frozen=True, kw_only=True, tag=True):
    """A part of the transcript is in our own keeping, fetched or imported."""

    named_by = ("session", "filename")

    session: CallSessionId
    filename: str
    digest: str
    words: int
    started_at: datetime
    ended_at: datetime


class TranscriptUnreadable(Told, frozen=True, kw_only=True, tag=True):
    """An announced file could not be fetched or understood, and trying again will not help."""

    named_by = ("session", "filename", "address")

    session: CallSessionId
    filename: str
    address: str
    """As `address_of` the file's url: at a fresher one it may be readable."""
    reason: str


class RecordingBegan(Told, frozen=True, kw_only=True, tag=True):
    """A person turned the recording on: nothing is recorded before somebody did (reliability D6)."""

    named_by = ("recording",)

    recording: RecordingId
    session: CallSessionId
    by: UserId


class RecordingCompleted(Told, frozen=True, kw_only=True, tag=True):
    """Whoever recorded said that all of it is here."""

    named_by = ("recording",)

    recording: RecordingId


class RecordingBroken(Told, frozen=True, kw_only=True, tag=True):
    """There is nothing in it that could be played, and trying again will not help."""

    named_by = ("recording",)

    recording: RecordingId
    reason: str


class RecordingReady(Told, frozen=True, kw_only=True, tag=True):
    """A recording is there; it never changes the status."""

    named_by = ("session", "filename")

    session: CallSessionId
    filename: str
    """Of one that was made here, its id."""
    url: str
    started_at: datetime
    ended_at: datetime


class SummaryRequested(Told, frozen=True, kw_only=True, tag=True):
    """A person asked for a new summary."""

    named_by = ("request",)

    request: str


class SummaryWritten(Told, frozen=True, kw_only=True, tag=True):
    """A summary of exactly these words, for exactly this request, is stored."""

    named_by = ("digest", "request")

    digest: str
    request: str


class SummaryFailed(Told, frozen=True, kw_only=True, tag=True):
    """No summary of these words can be written for this request; trying again will not help."""

    named_by = ("digest", "request")

    digest: str
    request: str
    reason: str


class DeadlinePassed(Told, frozen=True, kw_only=True, tag=True):
    """Time ran out for one thing; raised by work whose hour has come, so that a dead worker cannot forget it."""

    named_by = ("deadline", "subject")

    deadline: Deadline
    subject: str
    """The session, or `digest:request` of a summary."""


Fact = (
    MeetingCancelled
    | SessionStarted
    | SessionEnded
    | CallEnded
    | ParticipantJoined
    | ParticipantLeft
    | TranscriptReady
    | TranscriptionFailed
    | TranscriptAbsent
    | TranscriptRead
    | TranscriptUnreadable
    | RecordingBegan
    | RecordingCompleted
    | RecordingBroken
    | RecordingReady
    | SummaryRequested
    | SummaryWritten
    | SummaryFailed
    | DeadlinePassed
)


def address_of(url: str) -> str:
    """Names a url without giving it away: a signed one is a secret."""
    return sha256(url.encode()).hexdigest()[:16]


def merge(facts: Iterable[Fact]) -> dict[str, Fact]:
    """One fact a key, whatever the order and repetition of the tellings."""
    merged: dict[str, Fact] = {}
    for fact in facts:
        known = merged.get(fact.key)
        merged[fact.key] = fact if known is None else _preferred(known, fact)
    return merged


def _preferred(one: Fact, other: Fact) -> Fact:
    """The earliest telling; of a file the latest, whose address has not yet expired."""
    choose = max if isinstance(one, TranscriptReady | RecordingReady) else min
    return choose(one, other, key=_rank)


def _rank(fact: Fact) -> tuple[datetime, bytes]:
    return (fact.at, msgspec.json.encode(fact))
