"""Runs of calls in our own room."""

from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.room.records import Line, Presence, RoomSession, Ticket
from temuainul.ports.rooms import RoomRepository


class MemoryRoomRepository(RoomRepository):
    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add_ticket(self, ticket: Ticket, now: datetime) -> None:
        for old in [one for one in self._tables.tickets.values() if one.expires_at <= now]:
            del self._tables.tickets[old.token_hash]
        self._tables.tickets[ticket.token_hash] = ticket

    async def take_ticket(self, token_hash: str) -> Ticket | None:
        return self._tables.tickets.pop(token_hash, None)

    async def add(self, session: RoomSession) -> None:
        if await self.open_session(session.meeting_id) is not None:
            raise Conflict("A session of this meeting is open.")
        self._tables.rooms[session.id] = session

    async def session(self, id: CallSessionId) -> RoomSession | None:
        return self._tables.rooms.get(id)

    async def open_session(self, meeting: MeetingId) -> RoomSession | None:
        return next((one for one in await self.sessions(meeting) if one.ended_at is None), None)

    async def sessions(self, meeting: MeetingId) -> tuple[RoomSession, ...]:
        found = [one for one in self._tables.rooms.values() if one.meeting_id == meeting]
        return tuple(sorted(found, key=lambda one: (one.started_at, one.id)))

    async def changed_since(self, instant: datetime) -> tuple[RoomSession, ...]:
        found = [one for one in self._tables.rooms.values() if one.alive_at >= instant]
        return tuple(sorted(found, key=lambda one: (one.alive_at, one.id)))

    async def hold(self, id: CallSessionId, holder: str, now: datetime) -> None:
        session = self._tables.rooms.get(id)
        if session is not None and session.ended_at is None:
            self._tables.rooms[id] = structs.replace(session, holder=holder, alive_at=now)

    async def release(self, holder: str) -> None:
        for session in self._held(holder):
            self._tables.rooms[session.id] = structs.replace(session, holder="")

    async def beat(self, holder: str, now: datetime) -> tuple[RoomSession, ...]:
        beaten = tuple(structs.replace(session, alive_at=now) for session in self._held(holder))
        self._tables.rooms.update({session.id: session for session in beaten})
        return beaten

    async def want_end(self, id: CallSessionId) -> None:
        session = self._tables.rooms.get(id)
        if session is not None:
            self._tables.rooms[id] = structs.replace(session, end_wanted=True)

    async def end(self, id: CallSessionId, at: datetime, *, for_all: bool) -> RoomSession | None:
        session = self._tables.rooms.get(id)
        if session is None or session.ended_at is not None:
            return session
        ended = structs.replace(session, ended_at=at, alive_at=at, ended_for_all=for_all)
        self._tables.rooms[id] = ended
        for presence in await self.presences(id):
            if presence.left_at is None:
                await self.put_presence(structs.replace(presence, left_at=at))
        return ended

    async def end_dead(self, alive_before: datetime) -> tuple[RoomSession, ...]:
        dead = [
            one for one in self._tables.rooms.values() if one.ended_at is None and one.alive_at < alive_before
        ]
        ended = [await self.end(one.id, one.alive_at, for_all=False) for one in dead]
        return tuple(one for one in ended if one is not None)

    async def put_presence(self, presence: Presence) -> None:
        known = self._tables.presences.get(presence.session, {})
        self._tables.presences[presence.session] = {**known, presence.id: presence}

    async def presences(self, session: CallSessionId) -> tuple[Presence, ...]:
        found = self._tables.presences.get(session, {}).values()
        return tuple(sorted(found, key=lambda one: (one.joined_at, one.id)))

    async def keep_line(self, line: Line, holder: str) -> Line | None:
        session = self._tables.rooms.get(line.session)
        known = self._tables.lines.get(line.session, ())
        sent = next((one for one in known if (one.presence, one.id) == (line.presence, line.id)), None)
        if sent is not None:
            return sent
        if session is None or session.ended_at is not None or session.holder != holder:
            return None
        kept = structs.replace(line, number=session.lines + 1)
        self._tables.rooms[session.id] = structs.replace(session, lines=kept.number)
        self._tables.lines[session.id] = (*known, kept)
        return kept

    async def lines(self, session: CallSessionId, after: int = 0) -> tuple[Line, ...]:
        return tuple(one for one in self._tables.lines.get(session, ()) if one.number > after)

    def _held(self, holder: str) -> list[RoomSession]:
        rooms = self._tables.rooms.values()
        return [one for one in rooms if one.holder == holder and one.ended_at is None]


def forget_room(tables: Tables, meeting: MeetingId) -> None:
    """As a foreign key would."""
    for ticket in [one for one in tables.tickets.values() if one.meeting_id == meeting]:
        del tables.tickets[ticket.token_hash]
    for invitation in [one for one in tables.invitations.values() if one.meeting_id == meeting]:
        del tables.invitations[invitation.code]
    for session in [one for one in tables.rooms.values() if one.meeting_id == meeting]:
        del tables.rooms[session.id]
        tables.presences.pop(session.id, None)
        tables.lines.pop(session.id, None)
