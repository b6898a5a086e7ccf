"""Runs of calls in our own room."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import Select, bindparam, delete, exists, insert, select, update
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import room_lines, room_presences, room_sessions, room_tickets
from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.room.records import Line, Presence, RoomSession, Ticket
from temuainul.ports.rooms import RoomRepository


class PostgresRooms(RoomRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_ticket(self, ticket: Ticket, now: datetime) -> None:
        await self._connection.execute(FORGET_TICKETS, {"now": now})
        await self._connection.execute(ADD_TICKET, structs.asdict(ticket))

    async def take_ticket(self, token_hash: str) -> Ticket | None:
        row = (await self._connection.execute(TAKE_TICKET, {"sought": token_hash})).one_or_none()
        return None if row is None else msgspec.convert(row, Ticket, from_attributes=True)

    async def add(self, session: RoomSession) -> None:
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(ADD, structs.asdict(session))
        except IntegrityError as error:
            raise Conflict("A session of this meeting is open.") from error

    async def session(self, id: CallSessionId) -> RoomSession | None:
        return await self._one(SESSION, sought=id)

    async def open_session(self, meeting: MeetingId) -> RoomSession | None:
        return await self._one(OPEN_SESSION, of=meeting)

    async def sessions(self, meeting: MeetingId) -> tuple[RoomSession, ...]:
        return _sessions(await self._connection.execute(SESSIONS, {"of": meeting}))

    async def changed_since(self, instant: datetime) -> tuple[RoomSession, ...]:
        return _sessions(await self._connection.execute(CHANGED, {"since": instant}))

    async def hold(self, id: CallSessionId, holder: str, now: datetime) -> None:
        await self._connection.execute(HOLD, {"one": id, "me": holder, "now": now})

    async def release(self, holder: str) -> None:
        await self._connection.execute(RELEASE, {"me": holder})

    async def beat(self, holder: str, now: datetime) -> tuple[RoomSession, ...]:
        return _sessions(await self._connection.execute(BEAT, {"me": holder, "now": now}))

    async def want_end(self, id: CallSessionId) -> None:
        await self._connection.execute(WANT_END, {"one": id})

    async def end(self, id: CallSessionId, at: datetime, *, for_all: bool) -> RoomSession | None:
        ended = await self._connection.execute(END, {"one": id, "at": at, "for_all": for_all})
        if ended.rowcount:
            await self._connection.execute(LEAVE, {"one": id, "at": at})
        return await self.session(id)

    async def end_dead(self, alive_before: datetime) -> tuple[RoomSession, ...]:
        dead = _sessions(await self._connection.execute(END_DEAD, {"before": alive_before}))
        for session in dead:
            await self._connection.execute(LEAVE, {"one": session.id, "at": session.ended_at})
        return dead

    async def put_presence(self, presence: Presence) -> None:
        await self._connection.execute(PUT_PRESENCE, structs.asdict(presence))

    async def presences(self, session: CallSessionId) -> tuple[Presence, ...]:
        rows = await self._connection.execute(PRESENCES, {"of": session})
        return tuple(msgspec.convert(row, Presence, from_attributes=True) for row in rows)

    async def keep_line(self, line: Line, holder: str) -> Line | None:
        """One statement: a line costs one round trip and one commit, and everybody waits for it."""
        given = {_new(name): value for name, value in structs.asdict(line).items()} | {"me": holder}
        row = (await self._connection.execute(KEEP_LINE, given)).one_or_none()
        return await self._sent(line) if row is None else structs.replace(line, number=row.number)

    async def lines(self, session: CallSessionId, after: int = 0) -> tuple[Line, ...]:
        rows = await self._connection.execute(LINES, {"of": session, "after": after})
        return tuple(msgspec.convert(row, Line, from_attributes=True) for row in rows)

    async def _sent(self, line: Line) -> Line | None:
        named = {"of": line.session, "by": line.presence, "sought": line.id}
        row = (await self._connection.execute(SENT, named)).one_or_none()
        return None if row is None else msgspec.convert(row, Line, from_attributes=True)

    async def _one(self, query: Select[Any], **by: str) -> RoomSession | None:
        found = _sessions(await self._connection.execute(query, by))
        return found[0] if found else None


def _sessions(rows: Iterable[Any]) -> tuple[RoomSession, ...]:
    return tuple(msgspec.convert(row, RoomSession, from_attributes=True) for row in rows)


_room, _presence, _line = room_sessions.c, room_presences.c, room_lines.c
_this, _is_open = _room.id == bindparam("one"), _room.ended_at.is_(None)
_of_holder = _room.holder == bindparam("me")

FORGET_TICKETS = delete(room_tickets).where(room_tickets.c.expires_at <= bindparam("now"))
ADD_TICKET = insert(room_tickets)
TAKE_TICKET = (
    delete(room_tickets).where(room_tickets.c.token_hash == bindparam("sought")).returning(*room_tickets.c)
)

ADD = insert(room_sessions)
SESSION = select(room_sessions).where(_room.id == bindparam("sought"))
OPEN_SESSION = select(room_sessions).where(_room.meeting_id == bindparam("of"), _is_open)
SESSIONS = (
    select(room_sessions).where(_room.meeting_id == bindparam("of")).order_by(_room.started_at, _room.id)
)
CHANGED = select(room_sessions).where(_room.alive_at >= bindparam("since")).order_by(_room.alive_at, _room.id)
HOLD = update(room_sessions).where(_this, _is_open).values(holder=bindparam("me"), alive_at=bindparam("now"))
RELEASE = update(room_sessions).where(_of_holder, _is_open).values(holder="")
BEAT = update(room_sessions).where(_of_holder, _is_open).values(alive_at=bindparam("now")).returning(*_room)
WANT_END = update(room_sessions).where(_this).values(end_wanted=True)
END = (
    update(room_sessions)
    .where(_this, _is_open)
    .values(ended_at=bindparam("at"), alive_at=bindparam("at"), ended_for_all=bindparam("for_all"))
)
END_DEAD = (
    update(room_sessions)
    .where(_is_open, _room.alive_at < bindparam("before"))
    .values(ended_at=_room.alive_at)
    .returning(*_room)
)
LEAVE = (
    update(room_presences)
    .where(_presence.session == bindparam("one"), _presence.left_at.is_(None))
    .values(left_at=bindparam("at"))
)
PRESENCES = (
    select(room_presences)
    .where(_presence.session == bindparam("of"))
    .order_by(_presence.joined_at, _presence.id)
)
LINES = (
    select(room_lines)
    .where(_line.session == bindparam("of"), _line.number > bindparam("after"))
    .order_by(_line.number)
)
SENT = select(room_lines).where(
    _line.session == bindparam("of"),
    _line.presence == bindparam("by"),
    _line.id == bindparam("sought"),
)


def _put_presence() -> Insert:
    add = upsert(room_presences)
    changes = {"left_at": add.excluded.left_at, "resume_hash": add.excluded.resume_hash}
    return add.on_conflict_do_update(index_elements=[_presence.id], set_=changes)


def _new(name: str) -> str:
    """A parameter named like a column would be written into it."""
    return f"new_{name}"


def _keep_line() -> Any:  # noqa: ANN401  SQLAlchemy's own type is not for spelling out
    """Counting is what makes two lines of one session wait for each other, and what a former holder cannot do."""
    columns = [column.name for column in room_lines.c]
    said = [name for name in columns if name != "number"]
    given = {name: bindparam(_new(name), type_=_line[name].type) for name in said}
    sent = exists().where(
        _line.session == given["session"], _line.presence == given["presence"], _line.id == given["id"]
    )
    counted = (
        update(room_sessions)
        .where(_room.id == given["session"], _of_holder, _is_open, ~sent)
        .values(lines=_room.lines + 1)
        .returning(_room.lines)
        .cte("counted")
    )
    row = select(*[given.get(name, counted.c.lines) for name in columns])
    return insert(room_lines).from_select(columns, row).returning(_line.number)


PUT_PRESENCE = _put_presence()
KEEP_LINE = _keep_line()
