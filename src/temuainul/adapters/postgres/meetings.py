"""Meetings: what people look for, what the worker goes by, and what is left of a removed one."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from msgspec import structs
from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.column_types import storable
from temuainul.adapters.postgres.documents import RETITLE, add_title
from temuainul.adapters.postgres.home import home
from temuainul.adapters.postgres.meeting_rows import SHOWN, meeting_of
from temuainul.adapters.postgres.paging import offset_of
from temuainul.adapters.postgres.search import hits
from temuainul.adapters.postgres.tables import meetings, tombstones, work
from temuainul.domain.model.agent import Agent
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import CallId, MeetingId, UserId
from temuainul.domain.model.listing import Hit, Home, MeetingFilter, MeetingPage, PageRequest
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.ports.storage import MeetingRepository


class PostgresMeetings(MeetingRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: Meeting) -> None:
        row = {"id": meeting.id, "owner_id": meeting.owner_id, **_written(meeting)}
        await self._connection.execute(ADD, row)
        await add_title(self._connection, meeting)

    async def by_id(self, actor: UserId, id: MeetingId) -> Meeting:
        row = (await self._connection.execute(OF_ACTOR, {"one": id, "actor": actor})).one_or_none()
        if row is None:
            raise NotFound
        return meeting_of(row)

    async def lock_by_id(self, id: MeetingId) -> Meeting | None:
        return await self._lock(LOCK_BY_ID, id)

    async def lock_by_call(self, call: CallId) -> Meeting | None:
        return await self._lock(LOCK_BY_CALL, call)

    async def save(self, meeting: Meeting) -> None:
        """Raises `NotFound` for one that was removed meanwhile, rather than bringing it back."""
        found_by = {"of": meeting.id, "now_called": meeting.title}
        saved = await self._connection.execute(SAVE, {**_written(meeting), **found_by})
        if saved.rowcount == 0:
            raise NotFound

    async def follow_agent(self, agent: Agent) -> None:
        """Waits for whoever holds one of them, so that their `save` cannot bring the old profile back."""
        await self._connection.execute(FOLLOW_AGENT, {"followed": agent.id, "agent": agent.profile})

    async def remove(self, id: MeetingId) -> None:
        """The schema takes most of it along; work too that is done, for its steps hold what was said."""
        call = (await self._connection.execute(REMOVE, {"one": id})).scalar_one_or_none()
        if call is not None:
            await self._connection.execute(BURY, {"call_digest": _digest(call)})
            await self._connection.execute(REMOVE_WORK, {"of": id})

    async def is_buried(self, call: CallId) -> bool:
        return (await self._connection.execute(BURIED, {"sought": _digest(call)})).one_or_none() is not None

    async def page(self, actor: UserId, wanted: MeetingFilter, page: PageRequest) -> MeetingPage:
        """Counted apart: counting along with the page would read every row the page leaves out."""
        fits = (meetings.c.owner_id == actor, *_conditions(wanted))
        total = await self._connection.scalar(select(func.count()).select_from(meetings).where(*fits))
        latest = select(*SHOWN).where(*fits).order_by(meetings.c.listed_at.desc(), meetings.c.id.desc())
        rows = await self._connection.execute(latest.limit(page.page_size).offset(offset_of(page)))
        return MeetingPage(items=tuple(meeting_of(row) for row in rows), total=total or 0)

    async def home(self, actor: UserId, day: tuple[datetime, datetime], now: datetime) -> Home:
        return await home(self._connection, actor, day, now)

    async def search(self, actor: UserId, words: str, limit: int) -> tuple[Hit, ...]:
        return await hits(self._connection, actor, words, limit)

    async def _lock(self, locking: Select[Any], one: str) -> Meeting | None:
        row = (await self._connection.execute(locking, {"one": one})).one_or_none()
        return None if row is None else meeting_of(row)


def _locking(column: ColumnElement[str]) -> Select[Any]:
    """FOR NO KEY UPDATE: rows that refer to the meeting may still be added."""
    return select(*SHOWN).where(column == bindparam("one")).with_for_update(key_share=True)


ADD = insert(meetings)
OF_ACTOR = select(*SHOWN).where(meetings.c.id == bindparam("one"), meetings.c.owner_id == bindparam("actor"))
LOCK_BY_ID = _locking(meetings.c.id)
LOCK_BY_CALL = _locking(meetings.c.call)
SAVE = update(meetings).where(meetings.c.id == bindparam("of")).add_cte(RETITLE.cte("retitled"))
"""Sets the columns it is executed with; what its title is found by goes along, or each save would cost two."""
FOLLOW_AGENT = update(meetings).where(
    meetings.c.agent_id == bindparam("followed"), meetings.c.status == MeetingStatus.upcoming
)
REMOVE = delete(meetings).where(meetings.c.id == bindparam("one")).returning(meetings.c.call)
REMOVE_WORK = delete(work).where(work.c.meeting_id == bindparam("of"))
BURY = upsert(tombstones).on_conflict_do_nothing()
BURIED = select(tombstones.c.call_digest).where(tombstones.c.call_digest == bindparam("sought"))


def _written(meeting: Meeting) -> dict[str, Any]:
    columns = structs.asdict(meeting)
    del columns["id"], columns["owner_id"]
    standing = meeting.standing
    of_standing = {
        "status": standing.status,
        "started_at": standing.started_at,
        "ended_at": standing.ended_at,
    }
    return {**columns, **of_standing}


def _conditions(wanted: MeetingFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.search:
        yield meetings.c.title.icontains(wanted.search, autoescape=True)
    if wanted.status is not None:
        yield meetings.c.status == wanted.status
    if wanted.agent_id is not None:
        yield meetings.c.agent_id == wanted.agent_id


def _digest(call: str) -> bytes:
    """A tombstone knows the call again and does not say which it was."""
    return sha256(storable(call).encode()).digest()
