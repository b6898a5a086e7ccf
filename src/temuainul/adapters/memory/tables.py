"""What the memory adapters remember, as dictionaries of unchanging values."""

from dataclasses import dataclass, field, fields
from datetime import datetime

from msgspec import Struct

from temuainul.domain.model.agent import Agent
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import (
    ActionItemId,
    AgentId,
    CallId,
    CallSessionId,
    MeetingId,
    QuestionId,
    RecordingId,
    UserId,
    WorkId,
)
from temuainul.domain.model.listing import Change
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.question import Question
from temuainul.domain.model.recording import Recording
from temuainul.domain.model.room.records import Invitation, Line, Presence, RoomSession, Ticket
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.domain.model.user import LoginSession, User
from temuainul.domain.model.webhook import Delivery
from temuainul.domain.model.work import WorkItem

DeliveryKey = tuple[str, str, str]
"""Source, delivery id, digest."""


class KeptStep(Struct, frozen=True):
    output: bytes
    kept_at: datetime


@dataclass
class Tables:
    """Values are replaced, never changed in place; so a copy of the dictionaries is a snapshot of everything."""

    users: dict[UserId, User] = field(default_factory=dict)
    password_hashes: dict[UserId, str] = field(default_factory=dict)
    login_sessions: dict[str, LoginSession] = field(default_factory=dict)
    agents: dict[AgentId, Agent] = field(default_factory=dict)
    meetings: dict[MeetingId, Meeting] = field(default_factory=dict)
    buried: dict[CallId, MeetingId] = field(default_factory=dict)
    facts: dict[MeetingId, dict[str, Fact]] = field(default_factory=dict)
    fact_sources: dict[MeetingId, dict[str, str]] = field(default_factory=dict)
    """Who told each first."""
    parts: dict[MeetingId, dict[tuple[CallSessionId, str], TranscriptPart]] = field(default_factory=dict)
    summaries: dict[MeetingId, tuple[Summary, ...]] = field(default_factory=dict)
    ticks: dict[MeetingId, dict[ActionItemId, datetime]] = field(default_factory=dict)
    questions: dict[QuestionId, Question] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    """By their hash."""
    invitations: dict[str, Invitation] = field(default_factory=dict)
    rooms: dict[CallSessionId, RoomSession] = field(default_factory=dict)
    presences: dict[CallSessionId, dict[str, Presence]] = field(default_factory=dict)
    lines: dict[CallSessionId, tuple[Line, ...]] = field(default_factory=dict)
    recordings: dict[RecordingId, Recording] = field(default_factory=dict)
    deliveries: dict[DeliveryKey, Delivery] = field(default_factory=dict)
    work: dict[WorkId, WorkItem] = field(default_factory=dict)
    live_work: dict[str, WorkId] = field(default_factory=dict)
    """By key; done items are many and rarely asked for."""
    finished: dict[WorkId, datetime] = field(default_factory=dict)
    steps: dict[WorkId, dict[str, KeptStep]] = field(default_factory=dict)
    changes: dict[UserId, tuple[Change, ...]] = field(default_factory=dict)

    def copy(self) -> "Tables":
        return Tables(**{one.name: getattr(self, one.name).copy() for one in fields(self)})


def delivery_key(delivery: Delivery) -> DeliveryKey:
    return (delivery.source, delivery.delivery_id, delivery.digest)
