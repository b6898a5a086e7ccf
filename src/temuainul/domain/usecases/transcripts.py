"""How a transcript comes into our keeping: fetched from the provider by a worker, or imported by a person."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from msgspec import Struct, structs

from temuainul.domain.model.agent import AgentProfile, participant_of
from temuainul.domain.model.errors import Invalid, NotAllowed, NotFound
from temuainul.domain.model.fact import Fact, ParticipantJoined, TranscriptRead, TranscriptUnreadable
from temuainul.domain.model.formats.reading import read_transcript
from temuainul.domain.model.history import History
from temuainul.domain.model.ids import AgentId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import DURATION_MINUTES, Meeting, call_of, checked_start, checked_title
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.domain.model.work import Done, FetchTranscript, Lease
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import NewId
from temuainul.ports.transcripts import TranscriptSource


class ImportedFile(Struct, frozen=True, kw_only=True):
    name: str
    data: bytes
    title: str = ""
    """Empty: the file's name without its ending."""
    agent_id: AgentId | None = None
    started_at: datetime | None = None
    """None: it ended just now."""


@dataclass(frozen=True)
class Transcripts:
    units: Units
    source: TranscriptSource
    new_id: NewId

    async def import_file(self, actor: UserId, file: ImportedFile) -> Meeting:
        """A meeting that was held elsewhere. Raises `UnreadableTranscript` naming the line; nothing is stored then."""
        part = await asyncio.to_thread(_parse, file)
        async with self.units.begin() as unit:
            agent = None
            if file.agent_id is not None:
                agent = (await unit.store.agents.by_id(actor, file.agent_id)).profile
            part = _placed(part, file, await unit.now())
            meeting = self._held(actor, file, agent, part, await unit.now())
            await unit.store.meetings.add(meeting)
            return await keep(unit, meeting, file.name, part, source="import")

    async def fetch(
        self, lease: Lease, work: FetchTranscript, meeting: Meeting, facts: tuple[Fact, ...]
    ) -> None:
        """Bring one announced file in. A file that will never be readable becomes a fact that says so."""
        files = History.of(facts).files_to_fetch
        started_at = next(file.started_at for file in files if file.url == work.url)
        try:
            part = await self.source.fetch(work.url, session=work.session, started_at=started_at)
        except (Invalid, NotAllowed, NotFound) as error:
            await self._give_up(lease, work, error.message)
            return
        await self._keep_fetched(lease, work, part, await self._names(meeting, facts))

    async def _names(self, meeting: Meeting, facts: tuple[Fact, ...]) -> dict[str, str]:
        """Who speaks, by the provider's identifiers: as they joined, else as we know them."""
        async with self.units.begin() as unit:
            owner = await unit.store.users.by_id(meeting.owner_id)
        names: dict[str, str] = {owner.id: owner.name}
        if meeting.agent_id is not None and meeting.agent is not None:
            names[participant_of(meeting.agent_id)] = meeting.agent.name
        joined = [fact for fact in facts if isinstance(fact, ParticipantJoined) and fact.name]
        return names | {fact.user: fact.name for fact in joined}

    async def _keep_fetched(
        self, lease: Lease, work: FetchTranscript, part: TranscriptPart, names: dict[str, str]
    ) -> None:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None:
                await keep(unit, meeting, work.filename, part.named(names), source="fetch")
            await unit.finish(lease, Done())

    async def _give_up(self, lease: Lease, work: FetchTranscript, reason: str) -> None:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            fact = TranscriptUnreadable(
                session=work.session, filename=work.filename, reason=reason, at=await unit.now()
            )
            if meeting is not None:
                await tell(unit, meeting, [fact], source="fetch")
            await unit.finish(lease, Done())

    def _held(
        self,
        actor: UserId,
        file: ImportedFile,
        agent: AgentProfile | None,
        part: TranscriptPart,
        now: datetime,
    ) -> Meeting:
        id = MeetingId(self.new_id())
        return Meeting(
            id=id,
            owner_id=actor,
            title=checked_title(file.title or file.name.rpartition(".")[0] or file.name),
            agent_id=file.agent_id,
            agent=agent,
            call=call_of(id),
            planned_start=None,
            duration_minutes=_minutes(part),
            created_at=now,
            updated_at=now,
            standing=derive(()),
            version=1,
        )


async def keep(unit: Unit, meeting: Meeting, filename: str, part: TranscriptPart, *, source: str) -> Meeting:
    """Store the part and tell that it is there, in one transaction. Call it under the meeting's lock."""
    await unit.store.transcripts.add(meeting.id, filename, part)
    read = TranscriptRead(
        session=part.session,
        filename=filename,
        digest=part.digest,
        words=part.words,
        started_at=part.started_at,
        ended_at=part.started_at + timedelta(seconds=part.seconds),
        at=await unit.now(),
    )
    return await tell(unit, meeting, [read], source=source)


def _parse(file: ImportedFile) -> TranscriptPart:
    started_at = checked_start(file.started_at) or _UNKNOWN
    session = CallSessionId(f"import:{sha256(file.data).hexdigest()[:16]}")
    return read_transcript(file.data, name=file.name, session=session, started_at=started_at)


def _placed(part: TranscriptPart, file: ImportedFile, now: datetime) -> TranscriptPart:
    if file.started_at is not None:
        return part
    return structs.replace(part, started_at=now - timedelta(seconds=part.seconds))


def _minutes(part: TranscriptPart) -> int:
    shortest, longest = DURATION_MINUTES
    return min(max(round(part.seconds / 60), shortest), longest)


_UNKNOWN = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
