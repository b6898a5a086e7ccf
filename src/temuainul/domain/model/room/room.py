"""Who is in the room, and what each of their acts leads to. Plain data and plain functions: nobody is told anything here."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct, structs

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.formats.pace import spoken_seconds
from temuainul.domain.model.room.messages import (
    LINE_LENGTH,
    ClosedReason,
    ParticipantKind,
    ProblemCode,
    RoomCamera,
    RoomCaption,
    RoomCaptioned,
    RoomChanged,
    RoomClientMessage,
    RoomEnd,
    RoomFlush,
    RoomHello,
    RoomInterrupted,
    RoomJoined,
    RoomLeave,
    RoomLeft,
    RoomMicrophone,
    RoomParticipant,
    RoomProblem,
    RoomRecord,
    RoomRecording,
    RoomSay,
    RoomServerMessage,
)
from temuainul.domain.model.room.records import Line, Presence
from temuainul.domain.model.words import clean_text, invalid

AWAY_PATIENCE = timedelta(seconds=30)
"""How long somebody whose connection is lost keeps their place."""
MOST_PEOPLE = 50
"""Each who speaks is passed on to all others, fifty times a second."""
MOST_WINDOWS = 5
"""Of one person: a phone, a laptop, and pages forgotten in other tabs."""


class Person(Struct, frozen=True, kw_only=True):
    """A participant, an agent too, with what only matters while the room is open."""

    presence: Presence
    microphone: bool = False
    camera: bool = False
    away_since: datetime | None = None

    @property
    def id(self) -> str:
        return self.presence.id

    @property
    def shown(self) -> RoomParticipant:
        return RoomParticipant(
            id=self.presence.id,
            name=self.presence.name,
            kind=ParticipantKind.agent if self.presence.is_agent else ParticipantKind.person,
            host=self.presence.host,
            microphone=self.microphone,
            camera=self.camera,
            away=self.away_since is not None,
            channel=self.presence.channel,
        )


class Room(Struct, frozen=True, kw_only=True):
    """Replaced by each act, never changed."""

    people: tuple[Person, ...] = ()
    recorder: str | None = None
    """Whose browser records."""

    def person(self, id: str) -> Person | None:
        return next((one for one in self.people if one.id == id), None)

    @property
    def agent(self) -> Person | None:
        return next((one for one in self.people if one.presence.is_agent), None)

    @property
    def shown(self) -> tuple[RoomParticipant, ...]:
        return tuple(one.shown for one in self.people)

    @property
    def free_channel(self) -> int:
        taken = {one.presence.channel for one in self.people}
        return next(channel for channel in range(1, len(taken) + 2) if channel not in taken)

    def takes(self, user: str) -> bool:
        """False where there is no place for one more of theirs."""
        people = [one.presence.user for one in self.people if not one.presence.is_agent]
        return len(people) < MOST_PEOPLE and people.count(user) < MOST_WINDOWS

    def away_too_long(self, now: datetime) -> tuple[Person, ...]:
        return tuple(
            one for one in self.people if one.away_since is not None and now - one.away_since >= AWAY_PATIENCE
        )


class ToAll(Struct, frozen=True):
    message: RoomServerMessage


class ToOthers(Struct, frozen=True):
    but: str
    message: RoomServerMessage


class ToOne(Struct, frozen=True):
    who: str
    message: RoomServerMessage


class Keep(Struct, frozen=True):
    """A line, to be shown once it is kept."""

    who: str
    say: RoomSay


class Depart(Struct, frozen=True):
    """They leave of their own will."""

    who: str


class EndForAll(Struct, frozen=True):
    """The host has ended the call."""


Effect = ToAll | ToOthers | ToOne | Keep | Depart | EndForAll
Outcome = tuple[Room, tuple[Effect, ...]]


def entered(room: Room, person: Person) -> Outcome:
    joined = structs.replace(room, people=(*room.people, person))
    return joined, (ToOthers(person.id, RoomJoined(participant=person.shown)),)


def lost(room: Room, who: str, at: datetime) -> Outcome:
    """A connection broke off; nobody hears or sees who is away."""
    return _changed(room, who, away_since=at, microphone=False, camera=False)


def returned(room: Room, who: str) -> Outcome:
    return _changed(room, who, away_since=None)


def left(room: Room, who: str) -> Outcome:
    """Where the one who records leaves, the recording is over."""
    if room.person(who) is None:
        return room, ()
    people = tuple(one for one in room.people if one.id != who)
    stops = room.recorder == who
    gone = structs.replace(room, people=people, recorder=None if stops else room.recorder)
    told = (ToOthers(who, RoomLeft(participant=who)),)
    return gone, (*told, ToAll(RoomRecording(on=False))) if stops else told


def heard(room: Room, who: str, message: RoomClientMessage) -> Outcome:  # noqa: C901, PLR0911  one case a message
    """What a participant's message leads to."""
    person = room.person(who)
    if person is None:
        return room, ()
    match message:
        case RoomHello():
            return room, (_refused(who, ProblemCode.not_now, "You are in the room already."),)
        case RoomSay():
            return room, (Keep(who, message),)
        case RoomCaption(text=text):
            return room, (ToOthers(who, RoomCaptioned(participant=who, text=text)),)
        case RoomMicrophone(on=on):
            return _changed(room, who, microphone=on)
        case RoomCamera(on=on):
            return _changed(room, who, camera=on)
        case RoomRecord(on=on):
            return _recording(room, person, on=on)
        case RoomEnd():
            return room, (EndForAll() if person.presence.host else _not_host(who),)
        case RoomLeave():
            return room, (Depart(who),)
        case RoomInterrupted():
            agent = room.agent
            return room, () if agent is None else (ToOne(who, RoomFlush(participant=agent.id)),)


def line_of(person: Person, say: RoomSay, seconds: float, *, after: float) -> Line:
    """As it will be kept, `seconds` after the session began. Raises `Invalid` for text that nobody could read.

    Typed words began as long ago as saying them takes, so that they have a length on the time line; but not before
    `after`, where the last line ended: they may answer it.
    """
    text = clean_text(say.text.strip(), where="text", longest=LINE_LENGTH)
    if not text:
        raise invalid("text", "must not be empty")
    end = max(seconds, 0.0)
    ago = say.seconds_ago if say.spoken else min(spoken_seconds(text), max(end - after, 0.0))
    return Line(
        session=person.presence.session,
        id=say.id,
        presence=person.id,
        user=person.presence.user,
        name=person.presence.name,
        text=text,
        spoken=say.spoken,
        start_seconds=round(max(end - ago, 0.0), 3),
        end_seconds=round(end, 3),
    )


def unreadable(who: str, say: RoomSay, error: Invalid) -> ToOne:
    return ToOne(who, RoomProblem(code=ProblemCode.unreadable, detail=error.message, about=say.id))


def not_kept(who: str, say: RoomSay) -> ToOne:
    detail = "The line could not be kept; send it again."
    return ToOne(who, RoomProblem(code=ProblemCode.not_kept, detail=detail, about=say.id))


def readmitted(presences: Iterable[Presence], at: datetime) -> Room:
    """As another process left it: people are away until they come back, an agent is there."""
    people = tuple(
        Person(presence=one, away_since=None if one.is_agent else at)
        for one in presences
        if one.left_at is None
    )
    return Room(people=people)


def closed_code(reason: ClosedReason) -> int:
    """What the connection is closed with; the page goes by it where the last message was lost."""
    match reason:
        case ClosedReason.ended:
            return 4404
        case ClosedReason.left:
            return 1000
        case ClosedReason.replaced:
            return 4409
        case ClosedReason.signed_out:
            return 4401
        case ClosedReason.restarting:
            return 4503


def _changed(room: Room, who: str, **changes: object) -> Outcome:
    """Nothing is told of what is as it was."""
    before = room.person(who)
    if before is None:
        return room, ()
    after = structs.replace(before, **changes)
    if after == before:
        return room, ()
    people = tuple(after if one.id == who else one for one in room.people)
    return structs.replace(room, people=people), (ToAll(RoomChanged(participant=after.shown)),)


def _recording(room: Room, person: Person, *, on: bool) -> Outcome:
    if not person.presence.host:
        return room, (_not_host(person.id),)
    recording = structs.replace(room, recorder=person.id if on else None)
    told = on != (room.recorder is not None)
    return recording, (ToAll(RoomRecording(on=on)),) if told else ()


def _not_host(who: str) -> ToOne:
    return _refused(who, ProblemCode.not_host, "Only the host may do this.")


def _refused(who: str, code: ProblemCode, detail: str) -> ToOne:
    return ToOne(who, RoomProblem(code=code, detail=detail, about=None))
