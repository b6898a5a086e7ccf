"""A room that is open in this process: who sits where, and how they are told."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.messages import (
    ClosedReason,
    RoomLine,
    RoomMeeting,
    RoomSaid,
    RoomServerMessage,
    RoomWelcome,
)
from temuainul.domain.model.room.records import Line, RoomSession
from temuainul.domain.model.room.room import Person, Room
from temuainul.domain.model.words import Language
from temuainul.ports.rooms import Seat


@dataclass(eq=False)
class LiveRoom:
    meeting: Meeting
    session: RoomSession
    language: Language
    room: Room
    skew: timedelta
    """What to add to this process's clock for the storage's."""
    shown: int
    """The number of the last line everybody has seen, or was there to see."""
    seats: dict[str, Seat] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held from keeping a line to showing it, so that all see the lines in one order."""
    last_end: float = 0.0
    """Seconds after the beginning at which the last line ended."""
    over: bool = False
    greeted: bool = False
    pending: int = 0
    """Questions the agent is at."""
    empty_since: datetime | None = None
    """Of people."""

    @property
    def agent(self) -> tuple[AgentProfile, Person] | None:
        profile, person = self.meeting.agent, self.room.agent
        return None if profile is None or person is None else (profile, person)

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(one for one in self.room.people if not one.presence.is_agent)

    def tell_all(self, message: RoomServerMessage, *, but: str = "") -> None:
        for who, seat in self.seats.items():
            if who != but:
                seat.tell(message)

    def tell(self, who: str, message: RoomServerMessage) -> None:
        if who in self.seats:
            self.seats[who].tell(message)

    def show(self, line: Line) -> bool:
        """To everybody; to its sender alone where it was sent again. True where it is new."""
        is_new = line.number > self.shown
        self.last_end = max(self.last_end, line.end_seconds)
        if is_new:
            self.shown = line.number
            self.tell_all(RoomSaid(line=line.shown))
        else:
            self.tell(line.presence, RoomSaid(line=line.shown))
        return is_new

    def pass_on(self, who: str, voice: bytes) -> None:
        """To everybody else, while their microphone is on. Called fifty times a second for each who speaks."""
        person = self.room.person(who)
        if person is None or not person.microphone:
            return
        frame = person.presence.channel.to_bytes(2, "little") + voice
        for other, seat in self.seats.items():
            if other != who:
                seat.play(frame)

    def emptiness(self, now: datetime) -> timedelta:
        """For how long nobody has been here, by what earlier calls saw."""
        self.empty_since = None if self.people else (self.empty_since or now)
        return timedelta() if self.empty_since is None else now - self.empty_since

    def close(self, who: str, reason: ClosedReason) -> None:
        seat = self.seats.pop(who, None)
        if seat is not None:
            seat.close(reason)

    def close_all(self, reason: ClosedReason) -> None:
        self.over = True
        for who in list(self.seats):
            self.close(who, reason)

    def seconds(self, now: datetime) -> float:
        """Since the session began."""
        return (now + self.skew - self.session.started_at).total_seconds()

    def welcome(self, person: Person, resume: str, lines: tuple[RoomLine, ...], now: datetime) -> RoomWelcome:
        is_owner = person.presence.user == self.meeting.owner_id
        return RoomWelcome(
            you=person.id,
            channel=person.presence.channel,
            resume=resume,
            session=self.session.id,
            host=person.presence.host,
            meeting=RoomMeeting(
                id=self.meeting.id if is_owner else None,
                title=self.meeting.title,
                language=self.language,
            ),
            participants=self.room.shown,
            lines=lines,
            recording=self.room.recorder is not None,
            began_at=self.session.started_at,
            now=now + self.skew,
        )
