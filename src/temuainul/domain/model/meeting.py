"""What a meeting is, and what people may still do with it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import IllegalTransition
from temuainul.domain.model.ids import AgentId, CallId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.words import clean_moment, clean_name, invalid

TITLE_LENGTH = 120
DURATION_MINUTES = (1, 480)
"""Eight hours is where the server ends a session by itself."""
DEFAULT_DURATION_MINUTES = 30


class MeetingStatus(StrEnum):
    upcoming = "upcoming"
    active = "active"
    processing = "processing"
    completed = "completed"
    cancelled = "cancelled"


class OutcomeKind(StrEnum):
    """How a completed meeting came out; everything but `summarised` says what is missing."""

    summarised = "summarised"
    transcript_only = "transcript_only"
    recording_only = "recording_only"
    nothing_said = "nothing_said"
    nothing_received = "nothing_received"


class Reason(StrEnum):
    """Why something is missing."""

    transcription_failed = "transcription_failed"
    transcript_absent = "transcript_absent"
    transcript_late = "transcript_late"
    transcript_unreadable = "transcript_unreadable"
    summary_failed = "summary_failed"
    summary_late = "summary_late"


class Outcome(Struct, frozen=True, kw_only=True):
    kind: OutcomeKind
    reason: Reason | None = None
    detail: str = ""
    """The provider's or the model's own words, where there are any."""


class Waiting(StrEnum):
    """What a processing meeting is waiting for."""

    transcript = "transcript"
    transcript_file = "transcript_file"
    summary = "summary"


class Standing(Struct, frozen=True, kw_only=True):
    """What the facts known about a meeting add up to."""

    status: MeetingStatus
    outcome: Outcome | None = None
    waiting: tuple[Waiting, ...] = ()
    waiting_since: datetime | None = None
    """For the first thing it waits for."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    session: CallSessionId | None = None
    """The run of the call that is going on."""
    transcript_digest: str | None = None
    summary_request: str = ""


class Meeting(Struct, frozen=True, kw_only=True):
    id: MeetingId
    owner_id: UserId
    title: str
    agent_id: AgentId | None
    """None once the agent is deleted; `agent` stays."""
    agent: AgentProfile | None
    """Follows the agent while the meeting is upcoming, then stays as it was. None: imported without an agent."""
    call: CallId
    planned_start: datetime | None
    duration_minutes: int
    created_at: datetime
    updated_at: datetime
    standing: Standing
    version: int
    """Counts the changes made under the meeting's lock, for optimistic writes."""


def call_of(meeting: MeetingId) -> CallId:
    """Deterministic, so that creating a call twice creates it once."""
    return CallId(f"default:{meeting}")


def checked_title(title: str) -> str:
    return clean_name(title, where="title", longest=TITLE_LENGTH)


def checked_duration(minutes: int) -> int:
    shortest, longest = DURATION_MINUTES
    if not shortest <= minutes <= longest:
        raise invalid("duration_minutes", f"must be {shortest} to {longest}")
    return minutes


def checked_start(start: datetime | None) -> datetime | None:
    return None if start is None else clean_moment(start, where="planned_start")


def require_upcoming(meeting: Meeting, act: str) -> None:
    """People are refused what no longer fits; providers never are."""
    if meeting.standing.status is not MeetingStatus.upcoming:
        raise IllegalTransition(f"A meeting that is {meeting.standing.status} cannot be {act}.")


def require_joinable(meeting: Meeting) -> None:
    if meeting.standing.status not in {MeetingStatus.upcoming, MeetingStatus.active}:
        raise IllegalTransition(f"A meeting that is {meeting.standing.status} cannot be joined.")


def require_summarisable(meeting: Meeting) -> None:
    if meeting.standing.status is not MeetingStatus.completed:
        raise IllegalTransition(f"A meeting that is {meeting.standing.status} cannot be summarised anew.")
    outcome = meeting.standing.outcome
    if meeting.standing.transcript_digest is None or (outcome and outcome.kind is OutcomeKind.nothing_said):
        raise IllegalTransition("There are no words to summarise.")
