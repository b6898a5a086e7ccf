"""What a person finds when they come in, added up."""

from collections import Counter
from datetime import UTC, datetime
from itertools import islice

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Home, OpenActionItem, OwnAgent
from temuainul.domain.model.meeting import Meeting, MeetingStatus

_RECENT = 5
_OWN_AGENTS = 4
_MOST_ACTION_ITEMS = 20
_NEVER = datetime.min.replace(tzinfo=UTC)


def home(tables: Tables, actor: UserId, day: tuple[datetime, datetime], now: datetime) -> Home:
    meetings = [one for one in tables.meetings.values() if one.owner_id == actor]
    completed = _latest_ended(meetings, MeetingStatus.completed)
    processing = _latest_ended(meetings, MeetingStatus.processing)
    counted = Counter(one.standing.status for one in meetings)
    return Home(
        counts={status: counted[status] for status in MeetingStatus},
        agents=sum(agent.owner_id == actor for agent in tables.agents.values()),
        own_agents=_own_agents(tables, actor),
        today=_of_day(meetings, day),
        next=_next(meetings, now),
        recent=tuple([*processing, *completed][:_RECENT]),
        open_action_items=_action_items(tables, completed),
    )


def _own_agents(tables: Tables, actor: UserId) -> tuple[OwnAgent, ...]:
    met = Counter(meeting.agent_id for meeting in tables.meetings.values())
    own = [
        OwnAgent(agent=one, meetings=met[one.id]) for one in tables.agents.values() if one.owner_id == actor
    ]
    own.sort(key=lambda one: (one.meetings, one.agent.created_at, one.agent.id), reverse=True)
    return tuple(own[:_OWN_AGENTS])


def _latest_ended(meetings: list[Meeting], status: MeetingStatus) -> list[Meeting]:
    found = [one for one in meetings if one.standing.status is status]
    return sorted(found, key=lambda one: (one.standing.ended_at or _NEVER, one.id), reverse=True)


def _of_day(meetings: list[Meeting], day: tuple[datetime, datetime]) -> tuple[Meeting, ...]:
    begin, end = day
    found = [
        one
        for one in meetings
        if any(at is not None and begin <= at < end for at in (one.planned_start, one.standing.started_at))
    ]
    return tuple(sorted(found, key=lambda one: (one.planned_start or one.standing.started_at, one.id)))


def _next(meetings: list[Meeting], now: datetime) -> Meeting | None:
    planned = [
        (one.planned_start, one.id, one)
        for one in meetings
        if one.standing.status is MeetingStatus.upcoming
        and one.planned_start is not None
        and one.planned_start >= now
    ]
    return min(planned)[2] if planned else None


def _action_items(tables: Tables, completed: list[Meeting]) -> tuple[OpenActionItem, ...]:
    found = (
        OpenActionItem(
            meeting_id=meeting.id,
            meeting_title=meeting.title,
            text=item.text,
            owner=item.owner,
            due=item.due,
            verified=item.verified,
        )
        for meeting in completed
        for summary in tables.summaries.get(meeting.id, ())[-1:]
        for item in summary.action_items
    )
    return tuple(islice(found, _MOST_ACTION_ITEMS))
