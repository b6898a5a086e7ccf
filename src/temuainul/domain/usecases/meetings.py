"""What people do with meetings."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from msgspec import UNSET, Struct, UnsetType, structs

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import NoCallProvider, NotFound
from temuainul.domain.model.fact import MeetingCancelled, SummaryRequested
from temuainul.domain.model.formats.summary_markdown import write_summary
from temuainul.domain.model.formats.writing import ExportFormat, render
from temuainul.domain.model.ids import AgentId, MeetingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.listing import (
    SEARCH_LENGTH,
    ChangeTopic,
    Hit,
    Home,
    MeetingFilter,
    MeetingPage,
    PageRequest,
    checked_page,
)
from temuainul.domain.model.meeting import (
    DEFAULT_DURATION_MINUTES,
    Meeting,
    call_of,
    checked_duration,
    checked_start,
    checked_title,
    require_joinable,
    require_summarisable,
    require_upcoming,
)
from temuainul.domain.model.recording import files_of
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.user import User
from temuainul.domain.model.words import clean_text
from temuainul.domain.model.work import Owed, RemoveFiles
from temuainul.domain.usecases.naming import named_transcript, names_of
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.tongue import tongue_of
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import NewId
from temuainul.ports.calls import CallProvider, JoinTicket

SOURCE = "person"
MOST_HITS = 50


class NewMeeting(Struct, frozen=True, kw_only=True):
    title: str
    agent_id: AgentId
    planned_start: datetime | None = None
    duration_minutes: int = DEFAULT_DURATION_MINUTES


class MeetingChanges(Struct, frozen=True, kw_only=True):
    """What is not given stays as it is; a planned start of None takes the date away."""

    title: str | UnsetType = UNSET
    agent_id: AgentId | UnsetType = UNSET
    planned_start: datetime | UnsetType | None = UNSET
    duration_minutes: int | UnsetType = UNSET


@dataclass(frozen=True)
class Meetings:
    units: Units
    calls: CallProvider
    new_id: NewId

    async def schedule(self, actor: UserId, wish: NewMeeting) -> Meeting:
        async with self.units.begin() as unit:
            agent = await unit.store.agents.by_id(actor, wish.agent_id)
            meeting = self._planned(actor, wish, agent.profile, await unit.now())
            await unit.store.meetings.add(meeting)
            unit.changed(actor, ChangeTopic.meetings, meeting.id)
        return meeting

    async def edit(self, actor: UserId, id: MeetingId, changes: MeetingChanges) -> Meeting:
        """Raises `IllegalTransition` once the meeting has begun."""
        async with self.units.begin() as unit:
            meeting = await locked(unit, actor, id)
            require_upcoming(meeting, "edited")
            if changes == MeetingChanges():
                return meeting
            edited = _checked(await self._with_agent(unit, actor, meeting, changes))
            await unit.store.meetings.save(edited)
            unit.changed(actor, ChangeTopic.meetings, id)
        return edited

    async def cancel(self, actor: UserId, id: MeetingId) -> Meeting:
        """Raises `IllegalTransition` once the meeting has begun."""
        async with self.units.begin() as unit:
            meeting = await locked(unit, actor, id)
            require_upcoming(meeting, "cancelled")
            return await tell(unit, meeting, [MeetingCancelled(at=await unit.now())], source=SOURCE)

    async def remove(self, actor: UserId, id: MeetingId) -> None:
        """With everything it left; a call that goes on is ended first. Its events that still come are ignored."""
        meeting = await self.open(actor, id)
        if meeting.standing.session is not None:
            with suppress(NoCallProvider):
                await self.calls.end(meeting, meeting.standing.session)
        async with self.units.begin() as unit:
            await locked(unit, actor, id)
            if await unit.store.recordings.of(id):
                await unit.owe(Owed(work=RemoveFiles(prefix=files_of(id))))
            await unit.store.meetings.remove(id)
            await unit.store.deliveries.forget_mailbox(meeting.call)
            unit.changed(actor, ChangeTopic.meetings, id)

    async def open(self, actor: UserId, id: MeetingId) -> Meeting:
        async with self.units.begin() as unit:
            return await unit.store.meetings.by_id(actor, id)

    async def list(self, actor: UserId, wanted: MeetingFilter, page: PageRequest) -> MeetingPage:
        search = clean_text(wanted.search, where="search", longest=SEARCH_LENGTH)
        async with self.units.begin() as unit:
            return await unit.store.meetings.page(
                actor, structs.replace(wanted, search=search), checked_page(page)
            )

    async def home(self, actor: UserId, zone: tzinfo) -> Home:
        """The zone says which day is today."""
        async with self.units.begin() as unit:
            now = await unit.now()
            began = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
            return await unit.store.meetings.home(actor, (began, began + timedelta(days=1)), now)

    async def search(self, actor: UserId, words: str) -> tuple[Hit, ...]:
        wanted = clean_text(words, where="q", longest=SEARCH_LENGTH).strip()
        if not wanted:
            return ()
        async with self.units.begin() as unit:
            hits = await unit.store.meetings.search(actor, wanted, MOST_HITS)
            return await _with_names(unit, actor, tuple(dict.fromkeys(hits)))

    async def join(self, actor: User, id: MeetingId) -> JoinTicket:
        """Raises `IllegalTransition` when it is over, `Unavailable` from the provider, `NoCallProvider` with none."""
        meeting = await self.open(actor.id, id)
        require_joinable(meeting)
        return await self.calls.join(meeting, actor)

    async def read_transcript(self, actor: UserId, id: MeetingId) -> Transcript:
        """Raises `NotFound` while there is none."""
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.by_id(actor, id)
            if meeting.standing.transcript_digest is None:
                raise NotFound("This meeting has no transcript.")
            return await named_transcript(unit, meeting)

    async def export(self, actor: UserId, id: MeetingId, format: ExportFormat) -> str:  # noqa: A002  the field's own name
        meeting = await self.open(actor, id)
        return render(await self.read_transcript(actor, id), format, title=meeting.title)

    async def read_summary(self, actor: UserId, id: MeetingId) -> Summary:
        """The current version. Raises `NotFound` while there is none."""
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, id)
            return await _summary(unit, id)

    async def export_summary(self, actor: User, id: MeetingId) -> str:
        """The current version as Markdown, in the meeting's language. Raises `NotFound` while there is none."""
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.by_id(actor.id, id)
            summary = await _summary(unit, id)
            done = await unit.store.ticks.of(id)
        language = tongue_of(meeting, summary, actor)
        return write_summary(summary, title=meeting.title, language=language, done=done)

    async def ask_summary(self, actor: UserId, id: MeetingId) -> Meeting:
        """Owe a new summary; the present one stays as an older version. Raises `IllegalTransition`."""
        async with self.units.begin() as unit:
            meeting = await locked(unit, actor, id)
            require_summarisable(meeting)
            request = SummaryRequested(request=self.new_id(), at=await unit.now())
            return await tell(unit, meeting, [request], source=SOURCE)

    def _planned(self, actor: UserId, wish: NewMeeting, agent: AgentProfile, now: datetime) -> Meeting:
        id = MeetingId(self.new_id())
        return _checked(
            Meeting(
                id=id,
                owner_id=actor,
                title=wish.title,
                agent_id=wish.agent_id,
                agent=agent,
                call=call_of(id),
                planned_start=wish.planned_start,
                duration_minutes=wish.duration_minutes,
                created_at=now,
                updated_at=now,
                standing=derive(()),
                version=1,
            )
        )

    async def _with_agent(
        self, unit: Unit, actor: UserId, meeting: Meeting, changes: MeetingChanges
    ) -> Meeting:
        given = {name: value for name, value in structs.asdict(changes).items() if value is not UNSET}
        if isinstance(changes.agent_id, str):
            given["agent"] = (await unit.store.agents.by_id(actor, changes.agent_id)).profile
        return structs.replace(meeting, **given, version=meeting.version + 1, updated_at=await unit.now())


async def locked(unit: Unit, actor: UserId, id: MeetingId) -> Meeting:
    """The actor's meeting, held until the unit ends. Raises `NotFound`, also for a stranger's."""
    await unit.store.meetings.by_id(actor, id)
    meeting = await unit.store.meetings.lock_by_id(id)
    if meeting is None:
        raise NotFound
    return meeting


async def _summary(unit: Unit, id: MeetingId) -> Summary:
    summary = await unit.store.summaries.current(id)
    if summary is None:
        raise NotFound("This meeting has no summary.")
    return summary


async def _with_names(unit: Unit, actor: UserId, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    speakers: dict[MeetingId, set[str]] = {}
    for hit in hits:
        if hit.speaker is not None:
            speakers.setdefault(hit.meeting_id, set()).add(hit.speaker)
    names = {
        id: await names_of(unit, await unit.store.meetings.by_id(actor, id), spoken)
        for id, spoken in speakers.items()
    }
    return tuple(_named(hit, names.get(hit.meeting_id, {})) for hit in hits)


def _named(hit: Hit, names: dict[str, str]) -> Hit:
    return hit if hit.speaker is None else structs.replace(hit, speaker=names.get(hit.speaker, hit.speaker))


def _checked(meeting: Meeting) -> Meeting:
    return structs.replace(
        meeting,
        title=checked_title(meeting.title),
        planned_start=checked_start(meeting.planned_start),
        duration_minutes=checked_duration(meeting.duration_minutes),
    )
