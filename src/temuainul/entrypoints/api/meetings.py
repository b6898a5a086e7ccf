"""What people do with meetings."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from litestar import Controller, delete, get, patch, post
from litestar.params import FromQuery, JSONBody, QueryParameter
from msgspec import UNSET, Meta, Struct, UnsetType, structs

from temuainul.domain.model import meeting as domain
from temuainul.domain.model.glimpse import Glimpse
from temuainul.domain.model.ids import AgentId, MeetingId
from temuainul.domain.model.listing import SEARCH_LENGTH, MeetingFilter, PageRequest
from temuainul.domain.model.meeting import (
    DEFAULT_DURATION_MINUTES,
    DURATION_MINUTES,
    TITLE_LENGTH,
    MeetingStatus,
    OutcomeKind,
    Reason,
    Waiting,
)
from temuainul.domain.model.talk import Talk
from temuainul.domain.model.user import User
from temuainul.domain.model.words import Language
from temuainul.domain.usecases import meetings as usecases
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.parameters import (
    Id,
    Moment,
    OptionalId,
    Page,
    PageSize,
    PathId,
    pages_of,
)
from temuainul.ports.calls import JoinTicket

Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Minutes = Annotated[int, Meta(ge=DURATION_MINUTES[0], le=DURATION_MINUTES[1])]


class NewMeeting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Title
    agent_id: Id
    planned_start: Moment | None = None
    duration_minutes: Minutes = DEFAULT_DURATION_MINUTES


class MeetingChanges(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not given stays as it is; a planned start of null takes the date away."""

    title: Title | UnsetType = UNSET
    agent_id: Id | UnsetType = UNSET
    planned_start: Moment | UnsetType | None = UNSET
    duration_minutes: Minutes | UnsetType = UNSET


class Outcome(Struct, frozen=True, kw_only=True):
    """How a completed meeting came out, and why something is missing, if it is."""

    kind: OutcomeKind
    reason: Reason | None
    detail: str


class MeetingAgent(Struct, frozen=True, kw_only=True):
    """The agent as it was when the meeting was held; as it is, while the meeting is upcoming."""

    id: str | None
    """None once the agent is deleted."""
    name: str
    language: Language
    voice: str


class Meeting(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    status: MeetingStatus
    outcome: Outcome | None
    waiting: tuple[Waiting, ...]
    """What a processing meeting is waiting for."""
    waiting_since: Moment | None
    """For the first of that."""
    agent: MeetingAgent | None
    """None for one that was imported without."""
    planned_start: Moment | None
    duration_minutes: int
    started_at: Moment | None
    ended_at: Moment | None
    has_transcript: bool
    talk: Talk | None
    """Who spoke when, in short; None where nothing was said, or is not here yet."""
    lead: str | None
    """The first statement of the current summary."""
    action_items: int
    """How many the current summary has."""
    created_at: Moment
    updated_at: Moment


class MeetingPage(Struct, frozen=True, kw_only=True):
    items: tuple[Meeting, ...]
    total: int
    page: int
    page_size: int
    total_pages: int


class MeetingController(Controller):
    path = "/meetings"
    tags = ["meetings"]  # noqa: RUF012  the framework's own attribute

    @get(operation_id="listMeetings")
    async def list_all(
        self,
        *,
        user: Given[User],
        meetings: Given[Meetings],
        glimpses: Given[Glimpses],
        search: Annotated[str, QueryParameter(max_length=SEARCH_LENGTH)] = "",
        status: FromQuery[MeetingStatus | None] = None,
        agent_id: OptionalId = None,
        page: Page = 1,
        page_size: PageSize = 10,
    ) -> MeetingPage:
        """Latest first."""
        agent = None if agent_id is None else AgentId(agent_id)
        wanted = MeetingFilter(search=search, status=status, agent_id=agent)
        found = await meetings.list(user.id, wanted, PageRequest(page=page, page_size=page_size))
        return MeetingPage(
            items=await shown_meetings(found.items, user, glimpses),
            total=found.total,
            page=page,
            page_size=page_size,
            total_pages=pages_of(found.total, page_size),
        )

    @post(operation_id="scheduleMeeting")
    async def schedule(
        self,
        user: Given[User],
        meetings: Given[Meetings],
        glimpses: Given[Glimpses],
        data: JSONBody[NewMeeting],
    ) -> Meeting:
        wish = usecases.NewMeeting(
            title=data.title,
            agent_id=AgentId(data.agent_id),
            planned_start=data.planned_start,
            duration_minutes=data.duration_minutes,
        )
        return await shown_meeting(await meetings.schedule(user.id, wish), user, glimpses)

    @get("/{id:str}", operation_id="readMeeting")
    async def read(
        self, user: Given[User], meetings: Given[Meetings], glimpses: Given[Glimpses], id: PathId
    ) -> Meeting:
        return await shown_meeting(await meetings.open(user.id, MeetingId(id)), user, glimpses)

    @patch("/{id:str}", operation_id="editMeeting")
    async def edit(
        self,
        *,
        user: Given[User],
        meetings: Given[Meetings],
        glimpses: Given[Glimpses],
        id: PathId,
        data: JSONBody[MeetingChanges],
    ) -> Meeting:
        """Only while it is upcoming."""
        given = structs.asdict(data) | {"planned_start": data.planned_start}
        changes = usecases.MeetingChanges(**given)
        return await shown_meeting(await meetings.edit(user.id, MeetingId(id), changes), user, glimpses)

    @delete("/{id:str}", operation_id="deleteMeeting")
    async def remove(self, user: Given[User], meetings: Given[Meetings], id: PathId) -> None:
        """With everything it left."""
        await meetings.remove(user.id, MeetingId(id))

    @post("/{id:str}/cancel", operation_id="cancelMeeting", status_code=200)
    async def cancel(
        self, user: Given[User], meetings: Given[Meetings], glimpses: Given[Glimpses], id: PathId
    ) -> Meeting:
        """Only while it is upcoming."""
        return await shown_meeting(await meetings.cancel(user.id, MeetingId(id)), user, glimpses)

    @post("/{id:str}/join", operation_id="joinMeeting", status_code=200)
    async def join(self, user: Given[User], meetings: Given[Meetings], id: PathId) -> JoinTicket:
        """Only while it is upcoming or active."""
        return await meetings.join(user, MeetingId(id))


async def shown_meeting(meeting: domain.Meeting, user: User, glimpses: Glimpses) -> Meeting:
    (shown,) = await shown_meetings([meeting], user, glimpses)
    return shown


async def shown_meetings(
    found: Iterable[domain.Meeting], user: User, glimpses: Glimpses
) -> tuple[Meeting, ...]:
    """All at once, so that a list costs no more queries than one."""
    meetings = tuple(found)
    seen = await glimpses.of(user, meetings)
    return tuple(_shown(one, seen) for one in meetings)


def _shown(meeting: domain.Meeting, seen: Mapping[MeetingId, Glimpse]) -> Meeting:
    standing, glimpse = meeting.standing, seen[meeting.id]
    return Meeting(
        id=meeting.id,
        title=meeting.title,
        status=standing.status,
        outcome=None if standing.outcome is None else _shown_outcome(standing.outcome),
        waiting=standing.waiting,
        waiting_since=standing.waiting_since,
        agent=shown_meeting_agent(meeting),
        planned_start=meeting.planned_start,
        duration_minutes=meeting.duration_minutes,
        started_at=standing.started_at,
        ended_at=standing.ended_at,
        has_transcript=standing.transcript_digest is not None,
        talk=glimpse.talk,
        lead=glimpse.lead,
        action_items=glimpse.action_items,
        created_at=meeting.created_at,
        updated_at=meeting.updated_at,
    )


def _shown_outcome(outcome: domain.Outcome) -> Outcome:
    return Outcome(kind=outcome.kind, reason=outcome.reason, detail=outcome.detail)


def shown_meeting_agent(meeting: domain.Meeting) -> MeetingAgent | None:
    profile = meeting.agent
    if profile is None:
        return None
    return MeetingAgent(
        id=meeting.agent_id, name=profile.name, language=profile.language, voice=profile.voice
    )
