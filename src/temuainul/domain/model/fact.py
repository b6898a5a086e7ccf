"""Everything that can happen to a meeting. A fact is added, never changed; telling it again changes nothing.

Each fact has a natural key. Two tellings under one key that differ, such as a webhook's time and a reconciled one, are
merged by `merge`, which does not care in which order they came.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import Struct

from temuainul.domain.model.ids import CallSessionId


class Deadline(StrEnum):
    session_length = "session_length"
    transcript = "transcript"
    summary = "summary"


class MeetingCancelled(Struct, frozen=True, kw_only=True, tag=True):
    """A person called the meeting off. Final."""

    at: datetime

    @property
    def key(self) -> str:
        return "cancelled"


class SessionStarted(Struct, frozen=True, kw_only=True, tag=True):
    """One run of the call has begun."""

    session: CallSessionId
    at: datetime

    @property
    def key(self) -> str:
        return f"session_started:{self.session}"


class SessionEnded(Struct, frozen=True, kw_only=True, tag=True):
    """One run of the call is over; a later one may follow."""

    session: CallSessionId
    at: datetime

    @property
    def key(self) -> str:
        return f"session_ended:{self.session}"


class CallEnded(Struct, frozen=True, kw_only=True, tag=True):
    """The call was marked as ended: every session begun before this instant is over."""

    at: datetime

    @property
    def key(self) -> str:
        return f"call_ended:{self.at.isoformat()}"


class ParticipantJoined(Struct, frozen=True, kw_only=True, tag=True):
    """Presence only; a person may be present more than once, with two tabs."""

    session: CallSessionId
    presence: str
    """The provider's name for one connection of one participant."""
    user: str
    name: str
    at: datetime

    @property
    def key(self) -> str:
        return f"participant_joined:{self.session}:{self.presence}"


class ParticipantLeft(Struct, frozen=True, kw_only=True, tag=True):
    """Presence only; leaving ends nothing."""

    session: CallSessionId
    presence: str
    at: datetime

    @property
    def key(self) -> str:
        return f"participant_left:{self.session}:{self.presence}"


class TranscriptReady(Struct, frozen=True, kw_only=True, tag=True):
    """The provider has a transcript file for us to fetch."""

    session: CallSessionId
    filename: str
    url: str
    started_at: datetime
    at: datetime

    @property
    def key(self) -> str:
        return f"transcript_ready:{self.session}:{self.filename}"

    @property
    def address(self) -> str:
        return address_of(self.url)


class TranscriptionFailed(Struct, frozen=True, kw_only=True, tag=True):
    """The provider gave up transcribing; it names the run of its recogniser, not the session."""

    egress: str
    reason: str
    at: datetime

    @property
    def key(self) -> str:
        return f"transcription_failed:{self.egress}"


class TranscriptAbsent(Struct, frozen=True, kw_only=True, tag=True):
    """The provider was asked and said that no transcript of this session is coming."""

    session: CallSessionId
    at: datetime

    @property
    def key(self) -> str:
        return f"transcript_absent:{self.session}"


class TranscriptRead(Struct, frozen=True, kw_only=True, tag=True):
    """A part of the transcript is in our own keeping, fetched or imported."""

    session: CallSessionId
    filename: str
    digest: str
    words: int
    started_at: datetime
    ended_at: datetime
    at: datetime

    @property
    def key(self) -> str:
        return f"transcript_read:{self.session}:{self.filename}"


class TranscriptUnreadable(Struct, frozen=True, kw_only=True, tag=True):
    """An announced file could not be fetched or understood, and trying again will not help."""

    session: CallSessionId
    filename: str
    address: str
    """As `address_of` the file's url: at a fresher one it may be readable."""
    reason: str
    at: datetime

    @property
    def key(self) -> str:
        return f"transcript_unreadable:{self.session}:{self.filename}:{self.address}"


class RecordingReady(Struct, frozen=True, kw_only=True, tag=True):
    """A recording is there; it never changes the status."""

    session: CallSessionId
    filename: str
    url: str
    started_at: datetime
    ended_at: datetime
    at: datetime

    @property
    def key(self) -> str:
        return f"recording_ready:{self.session}:{self.filename}"


class SummaryRequested(Struct, frozen=True, kw_only=True, tag=True):
    """A person asked for a new summary."""

    request: str
    at: datetime

    @property
    def key(self) -> str:
        return f"summary_requested:{self.request}"


class SummaryWritten(Struct, frozen=True, kw_only=True, tag=True):
    """A summary of exactly these words, for exactly this request, is stored."""

    digest: str
    request: str
    at: datetime

    @property
    def key(self) -> str:
        return f"summary_written:{self.digest}:{self.request}"


class SummaryFailed(Struct, frozen=True, kw_only=True, tag=True):
    """No summary of these words can be written for this request; trying again will not help."""

    digest: str
    request: str
    reason: str
    at: datetime

    @property
    def key(self) -> str:
        return f"summary_failed:{self.digest}:{self.request}"


class DeadlinePassed(Struct, frozen=True, kw_only=True, tag=True):
    """Time ran out for one thing; raised by work whose hour has come, so that a dead worker cannot forget it."""

    deadline: Deadline
    subject: str
    """The session, or `digest:request` of a summary."""
    at: datetime

    @property
    def key(self) -> str:
        return f"deadline_passed:{self.deadline}:{self.subject}"


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
