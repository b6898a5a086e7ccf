"""What a person finds when they come in, added up."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import ActionItemId, UserId
from temuainul.domain.model.listing import (
    DONE_IS_SHOWN,
    MOST_DONE_ITEMS,
    MOST_OPEN_ITEMS,
    Home,
    OpenActionItem,
    OwnAgent,
)
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.summary import ActionItem

_RECENT = 5
_OWN_AGENTS = 4
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
        open_action_items=(
            *islice(_open_items(tables, completed), MOST_OPEN_ITEMS),
            *islice(_done_items(tables, completed, now), MOST_DONE_ITEMS),
        ),
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


def _open_items(tables: Tables, completed: list[Meeting]) -> Iterator[OpenActionItem]:
    for meeting in completed:
        ticked = tables.ticks.get(meeting.id, {})
        for id, item in _identified(tables, meeting).items():
            if id not in ticked:
                yield _shown(meeting, id, item, done=False)


def _done_items(tables: Tables, completed: list[Meeting], now: datetime) -> Iterator[OpenActionItem]:
    ticked = sorted(
        (now - at, meeting.id, id, meeting)
        for meeting in completed
        for id, at in tables.ticks.get(meeting.id, {}).items()
        if at > now - DONE_IS_SHOWN
    )
    for _, _, id, meeting in ticked:
        item = _identified(tables, meeting).get(id)
        if item is not None:
            yield _shown(meeting, id, item, done=True)


def _identified(tables: Tables, meeting: Meeting) -> dict[ActionItemId, ActionItem]:
    current = tables.summaries.get(meeting.id, ())[-1:]
    return {id: item for summary in current for id, item in summary.identified.items()}


def _shown(meeting: Meeting, id: ActionItemId, item: ActionItem, *, done: bool) -> OpenActionItem:
    return OpenActionItem(
        id=id,
        meeting_id=meeting.id,
        meeting_title=meeting.title,
        text=item.text,
        owner=item.owner,
        due=item.due,
        verified=item.verified,
        done=done,
    )
