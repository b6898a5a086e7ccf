"""Our own room: letting people in, carrying out what their messages lead to, and telling the heart what happened."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct, structs

from temuainul.domain.model.agent import participant_of
from temuainul.domain.model.due import LONGEST_EMPTINESS
from temuainul.domain.model.errors import HeldElsewhere, Invalid, NotAllowed, NotFound, Unavailable
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import AgentId, CallId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.meeting import Meeting, require_joinable
from temuainul.domain.model.room.messages import (
    ClosedReason,
    ProblemCode,
    RoomClientMessage,
    RoomHello,
    RoomProblem,
    RoomSay,
)
from temuainul.domain.model.room.records import Claim, Presence, RoomSession, claim
from temuainul.domain.model.room.room import (
    Depart,
    Effect,
    EndForAll,
    Keep,
    Outcome,
    Person,
    Room,
    ToAll,
    ToOne,
    ToOthers,
    entered,
    heard,
    left,
    line_of,
    lost,
    not_kept,
    readmitted,
    returned,
    unreadable,
)
from temuainul.domain.model.room.telling import facts_of, presence_facts, started
from temuainul.domain.model.user import User
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.usecases.agent_seat import AgentSeat
from temuainul.domain.usecases.line_keeping import LineKeeping, NotKept
from temuainul.domain.usecases.live_room import LiveRoom
from temuainul.domain.usecases.units import Unit, Units
from temuainul.domain.usecases.webhooks import Webhooks
from temuainul.ports.ambient import Clock, NewId
from temuainul.ports.rooms import FactSpeaker, Seat
from temuainul.ports.secrets import Tokens

log = logging.getLogger(__name__)


class Admission(Struct, frozen=True, kw_only=True):
    """A ticket that was taken: this person may enter this meeting's room, now."""

    meeting_id: MeetingId
    user: User


@dataclass(frozen=True, eq=False)
class Place:
    """Where somebody sits, over one connection."""

    live: LiveRoom
    who: str
    seat: Seat


@dataclass(frozen=True)
class Rooms:
    units: Units
    webhooks: Webhooks
    speaker: FactSpeaker
    lines: LineKeeping
    agent: AgentSeat
    tokens: Tokens
    clock: Clock
    new_id: NewId
    _live: dict[MeetingId, LiveRoom] = field(default_factory=dict)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def admit(self, user: User, token: str) -> Admission:
        """Takes the ticket. Raises `NotAllowed` for one that does not let this person in, `Conflict` once it is over."""
        async with self.units.begin() as unit:
            ticket = await unit.store.rooms.take_ticket(self.tokens.hash(token))
            now = await unit.now()
        if ticket is None or not ticket.lets_in(user.id, now):
            raise NotAllowed("This ticket does not let you in.")
        async with self.units.begin() as unit:
            await _joinable(unit, ticket.meeting_id)
        return Admission(meeting_id=ticket.meeting_id, user=user)

    async def enter(self, admission: Admission, hello: RoomHello, seat: Seat) -> Place:
        """Seats them, as the participant they were where they come back.

        Raises `HeldElsewhere`, `Conflict` where the call is over, `NotAllowed` where it is full, `NotFound`, `Unavailable`.
        """
        live = await self._open(admission.meeting_id)
        async with live.turn:
            if live.over:  # just now; whoever comes again learns why
                raise HeldElsewhere
            place, news = await self._seat(live, admission.user, hello, seat)
        await self._tell(live.meeting.call, news, "participant_joined")
        self.agent.greet(live)
        return place

    async def hear(self, place: Place, message: RoomClientMessage) -> None:
        """Carry out what a message leads to."""
        live = place.live
        try:
            await self._carry_out(live, heard(live.room, place.who, message))
        except Unavailable:
            about = message.id if isinstance(message, RoomSay) else None
            detail = "It could not be done; try again."
            place.seat.tell(RoomProblem(code=ProblemCode.not_kept, detail=detail, about=about))

    def pass_on(self, place: Place, voice: bytes) -> None:
        place.live.pass_on(place.who, voice)

    def bells(self, user: UserId) -> AsyncGenerator[None]:
        """Rings when something of theirs changed, and at least every fifteen seconds."""
        return self.units.feed.rings(user)

    async def lose(self, place: Place) -> None:
        """The connection is gone. Whoever took the participant over meanwhile is not disturbed."""
        live = place.live
        if live.seats.get(place.who) is place.seat:
            del live.seats[place.who]
            await self._carry_out(live, lost(live.room, place.who, self._now(live)))

    async def tend(self) -> None:
        """Once a second: a sign of life for all that is held, ends that others want, and who stayed away too long."""
        tended = list(self._live.values())
        if not tended:
            return
        async with self.units.begin() as unit:
            beaten = await unit.store.rooms.beat(self.lines.holder, await unit.now())
        sessions = {session.id: session for session in beaten}
        for live in tended:
            with suppress(Unavailable):
                await self._tend(live, sessions.get(live.session.id))

    async def release(self) -> None:
        """The process stops: everybody is asked to come again, and whoever is next may hold what we held."""
        for live in self._live.values():
            live.close_all(ClosedReason.restarting)
        if self._live:
            self._live.clear()
            async with self.units.begin() as unit:
                await unit.store.rooms.release(self.lines.holder)

    async def _open(self, id: MeetingId) -> LiveRoom:
        async with self._opening:
            live = self._live.get(id)
            if live is None or live.over:
                live = await self._begin(id)
                self._live[id] = live
        return live

    async def _begin(self, id: MeetingId) -> LiveRoom:
        async with self.units.begin() as unit:
            meeting = await _joinable(unit, id)
            now = await unit.now()
            skew = now - self.clock.now()
            session, news = await self._session(unit, meeting, now)
            owner = await unit.store.users.by_id(meeting.owner_id)
            presences = await unit.store.rooms.presences(session.id)
        await self._tell(meeting.call, news, "session_started")
        return LiveRoom(
            meeting=meeting,
            session=session,
            language=owner.language if meeting.agent is None else meeting.agent.language,
            room=readmitted(presences, now),
            skew=skew,
            shown=session.lines,
            last_end=(now - session.started_at).total_seconds(),
            greeted=session.lines > 0,
        )

    async def _session(
        self, unit: Unit, meeting: Meeting, now: datetime
    ) -> tuple[RoomSession, tuple[Fact, ...]]:
        """The one that is held from now on, and what the heart does not know yet."""
        known = await unit.store.rooms.open_session(meeting.id)
        verdict = claim(known, self.lines.holder, now)
        if verdict is Claim.elsewhere:
            raise HeldElsewhere
        if known is not None and verdict is not Claim.begin_anew:
            await unit.store.rooms.hold(known.id, self.lines.holder, now)
            return known, ()
        before = () if known is None else await _end(unit, known, known.alive_at, for_all=False)
        session, told = await self._add(unit, meeting, now)
        return session, (*before, *told)

    async def _add(self, unit: Unit, meeting: Meeting, now: datetime) -> tuple[RoomSession, tuple[Fact, ...]]:
        session = RoomSession(
            id=CallSessionId(self.new_id()),
            meeting_id=meeting.id,
            call=meeting.call,
            started_at=now,
            holder=self.lines.holder,
            alive_at=now,
        )
        await unit.store.rooms.add(session)
        agent = self._agent_of(meeting, session)
        if agent is None:
            return session, (started(session),)
        await unit.store.rooms.put_presence(agent)
        return session, (started(session), *presence_facts(agent))

    def _agent_of(self, meeting: Meeting, session: RoomSession) -> Presence | None:
        """There from the start; after the agent was deleted under the meeting's own name for it."""
        if meeting.agent is None:
            return None
        return Presence(
            id=self.new_id(),
            session=session.id,
            user=participant_of(meeting.agent_id or AgentId(meeting.id)),
            name=meeting.agent.name,
            host=False,
            channel=1,
            resume_hash="",
            joined_at=session.started_at,
        )

    async def _seat(
        self, live: LiveRoom, user: User, hello: RoomHello, seat: Seat
    ) -> tuple[Place, tuple[Fact, ...]]:
        issued, known = self.tokens.issue(), self._known(live.room, user, hello.resume)
        if known is None and not live.room.takes(user.id):
            raise NotAllowed("The room is full.")
        presence = self._presence(live, user) if known is None else known.presence
        presence = structs.replace(presence, resume_hash=issued.token_hash)
        async with self.units.begin() as unit:
            await unit.store.rooms.put_presence(presence)
            # Who is new here may have seen the lines of another session.
            lines = await unit.store.rooms.lines(live.session.id, 0 if known is None else hello.after)
        live.close(presence.id, ClosedReason.replaced)
        outcome = _seated(live.room, presence, is_new=known is None)
        live.room = outcome[0]
        person = live.room.person(presence.id) or Person(presence=presence)
        shown = tuple(line.shown for line in lines if line.number <= live.shown)
        seat.tell(live.welcome(person, issued.token, shown, self.clock.now()))
        await self._carry_out(live, outcome)
        live.seats[presence.id] = seat
        return Place(live, presence.id, seat), () if known else tuple(presence_facts(presence))

    def _known(self, room: Room, user: User, resume: str | None) -> Person | None:
        """By what they were given when they came, or else, for a page loaded anew, whoever of them is away."""
        own = [one for one in room.people if one.presence.user == user.id]
        resumed = None if resume is None else self.tokens.hash(resume)
        by_token = (one for one in own if one.presence.resume_hash == resumed)
        away = (one for one in own if one.away_since is not None)
        return next(by_token, None) or next(away, None)

    def _presence(self, live: LiveRoom, user: User) -> Presence:
        return Presence(
            id=self.new_id(),
            session=live.session.id,
            user=user.id,
            name=user.name,
            host=user.id == live.meeting.owner_id,
            channel=live.room.free_channel,
            resume_hash="",
            joined_at=self._now(live),
        )

    async def _carry_out(self, live: LiveRoom, outcome: Outcome) -> None:
        live.room, effects = outcome
        for effect in effects:
            await self._do(live, effect)

    async def _do(self, live: LiveRoom, effect: Effect) -> None:
        match effect:
            case ToAll(message=message):
                live.tell_all(message)
            case ToOthers(but=but, message=message):
                live.tell_all(message, but=but)
            case ToOne(who=who, message=message):
                live.tell(who, message)
            case Keep(who=who, say=say):
                await self._keep(live, who, say)
            case Depart(who=who):
                await self._depart(live, who, self._now(live))
            case EndForAll():
                await self._end(live, for_all=True)

    async def _keep(self, live: LiveRoom, who: str, say: RoomSay) -> None:
        person = live.room.person(who)
        if person is None:
            return
        try:
            line = line_of(person, say, live.seconds(self.clock.now()), after=live.last_end)
            news = await self.lines.keep(live, line)
        except Invalid as error:
            await self._do(live, unreadable(who, say, error))
        except NotKept:
            await self._do(live, not_kept(who, say))
        else:
            for one in news:
                self.agent.attend(live, one)

    async def _depart(self, live: LiveRoom, who: str, at: datetime) -> None:
        person = live.room.person(who)
        if person is None:
            return
        gone = structs.replace(person.presence, left_at=at)
        async with self.units.begin() as unit:
            await unit.store.rooms.put_presence(gone)
        live.close(who, ClosedReason.left)
        await self._carry_out(live, left(live.room, who))
        await self._tell(live.meeting.call, presence_facts(gone), "participant_left")

    async def _end(self, live: LiveRoom, *, for_all: bool) -> None:
        async with live.turn:
            async with self.units.begin() as unit:
                facts = await _end(unit, live.session, await unit.now(), for_all=for_all)
            self._forget(live, ClosedReason.ended)
        await self._tell(live.meeting.call, facts, "session_ended")

    async def _tend(self, live: LiveRoom, session: RoomSession | None) -> None:
        if live.over:
            return
        if session is None:
            await self._lost(live)
        elif session.end_wanted or live.emptiness(self._now(live)) >= LONGEST_EMPTINESS:
            await self._end(live, for_all=False)
        else:
            for person in live.room.away_too_long(self._now(live)):
                await self._depart(live, person.id, person.away_since or self._now(live))

    async def _lost(self, live: LiveRoom) -> None:
        """It is over, or gone with its meeting, or another process took it while this one stood still."""
        async with self.units.begin() as unit:
            session = await unit.store.rooms.session(live.session.id)
        taken = session is not None and session.ended_at is None
        self._forget(live, ClosedReason.restarting if taken else ClosedReason.ended)

    def _forget(self, live: LiveRoom, reason: ClosedReason) -> None:
        live.close_all(reason)
        if self._live.get(live.meeting.id) is live:
            del self._live[live.meeting.id]

    async def _tell(self, call: CallId, facts: Iterable[Fact], event: str) -> None:
        """As any provider would. What is lost here is found in the rows by reconciliation."""
        told = WebhookEvent(call=call, facts=tuple(facts))
        if not told.facts:
            return
        headers, body = self.speaker.speak(told, self.new_id(), event)
        try:
            await self.webhooks.receive(self.speaker.source, headers, body)
        except Unavailable:
            log.warning("room.untold", extra={"type": event})

    def _now(self, live: LiveRoom) -> datetime:
        return self.clock.now() + live.skew


async def _joinable(unit: Unit, id: MeetingId) -> Meeting:
    """Locked. Raises `NotFound`, `IllegalTransition`."""
    meeting = await unit.store.meetings.lock_by_id(id)
    if meeting is None:
        raise NotFound
    require_joinable(meeting)
    return meeting


async def _end(unit: Unit, session: RoomSession, at: datetime, *, for_all: bool) -> tuple[Fact, ...]:
    """What the heart is told of a session that is over."""
    over = await unit.store.rooms.end(session.id, at, for_all=for_all)
    if over is None:
        return ()
    presences = await unit.store.rooms.presences(session.id)
    return facts_of(over, presences)


def _seated(room: Room, presence: Presence, *, is_new: bool) -> Outcome:
    if is_new:
        return entered(room, Person(presence=presence))
    people = tuple(
        structs.replace(one, presence=presence) if one.id == presence.id else one for one in room.people
    )
    return returned(structs.replace(room, people=people), presence.id)
