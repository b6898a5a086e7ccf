"""What is kept of the room: tickets, invitations, and each run of a call with who was there and what was said."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.agent import is_agent
from temuainul.domain.model.ids import CallId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.room.messages import RoomLine

TICKET_LIFE = timedelta(seconds=30)
"""ASVS 4.4: fetched over the login session just before it is used, once."""
HOLD = timedelta(seconds=6)
"""How long a process that stopped beating keeps a session; reliability J7 allows fifteen seconds."""
DEAD_AFTER = timedelta(seconds=30)
"""A session without a sign of life for this long is over; people have as long to come back."""


class Ticket(Struct, frozen=True, kw_only=True):
    """Lets one person in, once. Only its hash is kept."""

    token_hash: str
    meeting_id: MeetingId
    user_id: UserId
    expires_at: datetime

    def lets_in(self, user: UserId, now: datetime) -> bool:
        return self.user_id == user and now < self.expires_at


class Invitation(Struct, frozen=True, kw_only=True):
    """A link into a meeting's room, and into nothing else of it."""

    code: str
    meeting_id: MeetingId


class RoomSession(Struct, frozen=True, kw_only=True):
    """One run of a call in our room. One process holds it, and beats."""

    id: CallSessionId
    meeting_id: MeetingId
    call: CallId
    started_at: datetime
    holder: str
    """Empty: given back by a process that stopped in good order."""
    alive_at: datetime
    """The last sign of life."""
    ended_at: datetime | None = None
    end_wanted: bool = False
    """By somebody outside the room; its holder looks every second."""
    ended_for_all: bool = False
    """By its host."""
    lines: int = 0
    """How many have been said; the last one's number."""


class Presence(Struct, frozen=True, kw_only=True):
    """One participant from entering to leaving, however often the connection is lost in between."""

    id: str
    session: CallSessionId
    user: str
    """The user's id, or the agent's name in calls."""
    name: str
    host: bool
    channel: int
    resume_hash: str
    """Of what lets the same participant in again; empty for an agent."""
    joined_at: datetime
    left_at: datetime | None = None

    @property
    def is_agent(self) -> bool:
        return is_agent(self.user)


class Line(Struct, frozen=True, kw_only=True):
    """What somebody said. `number` is 0 until it is kept."""

    session: CallSessionId
    id: str
    presence: str
    user: str
    name: str
    text: str
    spoken: bool
    start_seconds: float
    end_seconds: float
    number: int = 0

    @property
    def by_agent(self) -> bool:
        return is_agent(self.user)

    @property
    def shown(self) -> RoomLine:
        return RoomLine(
            number=self.number,
            id=self.id,
            participant=self.presence,
            name=self.name,
            is_agent=self.by_agent,
            text=self.text,
            spoken=self.spoken,
            start_seconds=self.start_seconds,
            end_seconds=self.end_seconds,
        )


class Claim(StrEnum):
    """What a process may do with a call's open session when somebody wants in."""

    begin = "begin"
    """There is none: a new one begins."""
    go_on = "go_on"
    """It is ours."""
    take_over = "take_over"
    """Its holder is gone."""
    begin_anew = "begin_anew"
    """It is over, though nobody said so yet: that must be said, and a new one begins."""
    elsewhere = "elsewhere"
    """Another process holds it."""


def claim(session: RoomSession | None, me: str, now: datetime) -> Claim:
    if session is None:
        return Claim.begin
    if session.holder == me:
        return Claim.go_on
    silent = now - session.alive_at
    if silent > DEAD_AFTER:
        return Claim.begin_anew
    return Claim.take_over if not session.holder or silent > HOLD else Claim.elsewhere
