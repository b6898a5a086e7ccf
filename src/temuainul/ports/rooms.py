"""What our own room keeps, how it speaks to the heart, and how to whoever is in it."""

from datetime import datetime
from typing import Protocol

from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.messages import ClosedReason, RoomServerMessage
from temuainul.domain.model.room.records import Invitation, Line, Presence, RoomSession, Ticket
from temuainul.domain.model.webhook import WebhookEvent


class RoomRepository(Protocol):
    """Runs of calls in our room. It all goes with its meeting."""

    async def add_ticket(self, ticket: Ticket, now: datetime) -> None:
        """Tickets that ran out by now are forgotten on this occasion."""
        ...

    async def take_ticket(self, token_hash: str) -> Ticket | None:
        """It is there no more afterwards, so that it lets in once."""
        ...

    async def add(self, session: RoomSession) -> None:
        """Raises `Conflict` where one of this meeting is open."""
        ...

    async def session(self, id: CallSessionId) -> RoomSession | None: ...

    async def open_session(self, meeting: MeetingId) -> RoomSession | None:
        """The one that has not ended. Call it under the meeting's lock."""
        ...

    async def sessions(self, meeting: MeetingId) -> tuple[RoomSession, ...]:
        """In the order they began."""
        ...

    async def changed_since(self, instant: datetime) -> tuple[RoomSession, ...]:
        """Those with a sign of life since then, ended or not, oldest first."""
        ...

    async def hold(self, id: CallSessionId, holder: str, now: datetime) -> None:
        """Take an open session over."""
        ...

    async def release(self, holder: str) -> None:
        """Give back all that are still open, for whoever comes next."""
        ...

    async def beat(self, holder: str, now: datetime) -> tuple[RoomSession, ...]:
        """A sign of life for all open sessions of this holder, and how they stand now."""
        ...

    async def want_end(self, id: CallSessionId) -> None:
        """Ask the holder to end it."""
        ...

    async def end(self, id: CallSessionId, at: datetime, *, for_all: bool) -> RoomSession | None:
        """Once; whoever is still in it left at that instant. Returns how it ended; None where there is none."""
        ...

    async def end_dead(self, alive_before: datetime) -> tuple[RoomSession, ...]:
        """End every open session without a sign of life since then, each at its last one."""
        ...

    async def put_presence(self, presence: Presence) -> None:
        """Add or replace it."""
        ...

    async def presences(self, session: CallSessionId) -> tuple[Presence, ...]:
        """In the order they came."""
        ...

    async def keep_line(self, line: Line, holder: str) -> Line | None:
        """Give it the next number, or find it if its sender has sent it before.

        None where the session is over or another process holds it: then it must not be shown.
        """
        ...

    async def lines(self, session: CallSessionId, after: int = 0) -> tuple[Line, ...]:
        """By number."""
        ...


class InvitationRepository(Protocol):
    async def add(self, invitation: Invitation) -> Invitation:
        """The meeting's first one stays: it is returned in place of another."""
        ...

    async def meeting_by_code(self, code: str) -> Meeting | None: ...


class FactSpeaker(Protocol):
    """Speaks to our own webhooks as a provider would: signed, in a name of its own."""

    @property
    def source(self) -> str: ...

    def speak(
        self,
        event: WebhookEvent,
        delivery_id: str,
        type: str,  # noqa: A002  what a delivery calls it
    ) -> tuple[dict[str, str], bytes]:
        """Headers and body."""
        ...


class Seat(Protocol):
    """One participant's connection. No method waits, nor raises for a connection that is gone."""

    def tell(self, message: RoomServerMessage) -> None: ...

    def play(self, frame: bytes) -> None:
        """Somebody's voice: dropped before anything else where the connection is slow."""
        ...

    def close(self, reason: ClosedReason) -> None:
        """After everything it was told before."""
        ...
