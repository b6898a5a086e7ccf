"""Meetings: what people look for, what the worker goes by, and what is left of a removed one."""

from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.home import home
from temuainul.adapters.memory.paging import cut, holds
from temuainul.adapters.memory.rooms import forget_room
from temuainul.adapters.memory.search import hits
from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.agent import Agent
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import CallId, MeetingId, UserId
from temuainul.domain.model.listing import Hit, Home, MeetingFilter, MeetingPage, PageRequest
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.work import meeting_of
from temuainul.ports.storage import MeetingRepository


class MemoryMeetingRepository(MeetingRepository):
    """Locks nothing by itself: one unit of work runs at a time."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, meeting: Meeting) -> None:
        self._tables.meetings[meeting.id] = meeting

    async def by_id(self, actor: UserId, id: MeetingId) -> Meeting:
        meeting = self._tables.meetings.get(id)
        if meeting is None or meeting.owner_id != actor:
            raise NotFound
        return meeting

    async def lock_by_id(self, id: MeetingId) -> Meeting | None:
        return self._tables.meetings.get(id)

    async def lock_by_call(self, call: CallId) -> Meeting | None:
        return next((one for one in self._tables.meetings.values() if one.call == call), None)

    async def save(self, meeting: Meeting) -> None:
        """Raises `NotFound` for one that was removed meanwhile, rather than bringing it back."""
        known = self._tables.meetings.get(meeting.id)
        if known is None:
            raise NotFound
        self._tables.meetings[meeting.id] = structs.replace(meeting, owner_id=known.owner_id)

    async def follow_agent(self, agent: Agent) -> None:
        for meeting in list(self._tables.meetings.values()):
            if meeting.agent_id == agent.id and meeting.standing.status is MeetingStatus.upcoming:
                self._tables.meetings[meeting.id] = structs.replace(meeting, agent=agent.profile)

    async def remove(self, id: MeetingId) -> None:
        meeting = self._tables.meetings.pop(id, None)
        if meeting is None:
            return
        self._tables.buried[meeting.call] = id
        self._forget_what_was_said(id)
        self._forget_work(id)

    async def is_buried(self, call: CallId) -> bool:
        return call in self._tables.buried

    async def page(self, actor: UserId, wanted: MeetingFilter, page: PageRequest) -> MeetingPage:
        found = [
            meeting
            for meeting in self._tables.meetings.values()
            if meeting.owner_id == actor and _fits(meeting, wanted)
        ]
        found.sort(key=lambda one: (_listed_at(one), one.id), reverse=True)
        return MeetingPage(items=cut(found, page), total=len(found))

    async def home(self, actor: UserId, day: tuple[datetime, datetime], now: datetime) -> Home:
        return home(self._tables, actor, day, now)

    async def search(self, actor: UserId, words: str, limit: int) -> tuple[Hit, ...]:
        return hits(self._tables, actor, words, limit)

    def _forget_what_was_said(self, id: MeetingId) -> None:
        self._tables.facts.pop(id, None)
        self._tables.fact_sources.pop(id, None)
        self._tables.parts.pop(id, None)
        self._tables.summaries.pop(id, None)
        self._tables.ticks.pop(id, None)
        for question in list(self._tables.questions.values()):
            if question.meeting_id == id:
                del self._tables.questions[question.id]
        forget_room(self._tables, id)
        for recording in list(self._tables.recordings.values()):
            if recording.meeting_id == id:
                del self._tables.recordings[recording.id]

    def _forget_work(self, id: MeetingId) -> None:
        """Done work too: the kept outputs of its steps are what was said."""
        for item in list(self._tables.work.values()):
            if meeting_of(item.work) == id:
                del self._tables.work[item.id]
                self._tables.live_work.pop(item.work.key, None)
                self._tables.finished.pop(item.id, None)
                self._tables.steps.pop(item.id, None)


def _listed_at(meeting: Meeting) -> datetime:
    return meeting.standing.started_at or meeting.planned_start or meeting.created_at


def _fits(meeting: Meeting, wanted: MeetingFilter) -> bool:
    return (
        holds(meeting.title, wanted.search)
        and wanted.status in {None, meeting.standing.status}
        and wanted.agent_id in {None, meeting.agent_id}
    )
