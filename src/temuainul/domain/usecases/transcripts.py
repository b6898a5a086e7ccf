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
from temuainul.domain.model.work import Done, FetchTranscript, Lease, Result
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
            part = _placed(part, file, unit.now)
            meeting = self._held(actor, file, agent, part, unit.now)
            await unit.store.meetings.add(meeting)
            return await keep(unit, meeting, file.name, part, source="import")

    async def fetch(self, lease: Lease, work: FetchTranscript) -> Result:
        """Bring one announced file in. A file that will never be readable becomes a fact that says so."""
        names, started_at = await self._expected(work)
        try:
            part = await self.source.fetch(work.url, session=work.session, started_at=started_at)
        except (Invalid, NotAllowed, NotFound) as error:
            await self._give_up(lease, work, error.message)
            return Done()
        await self._keep_fetched(lease, work, part.named(names))
        return Done()

    async def _expected(self, work: FetchTranscript) -> tuple[dict[str, str], datetime]:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            facts = await unit.store.facts.of(work.meeting_id)
            names = await _names(unit, meeting, facts) if meeting is not None else {}
            files = History.of(facts).files_to_fetch
            return names, next(file.started_at for file in files if file.filename == work.filename)

    async def _keep_fetched(self, lease: Lease, work: FetchTranscript, part: TranscriptPart) -> None:
        async with self.units.begin() as unit:
            await unit.store.work.guard(lease)
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None:
                await keep(unit, meeting, work.filename, part, source="fetch")

    async def _give_up(self, lease: Lease, work: FetchTranscript, reason: str) -> None:
        async with self.units.begin() as unit:
            await unit.store.work.guard(lease)
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            fact = TranscriptUnreadable(
                session=work.session, filename=work.filename, reason=reason, at=unit.now
            )
            if meeting is not None:
                await tell(unit, meeting, [fact], source="fetch")

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
        at=unit.now,
    )
    return await tell(unit, meeting, [read], source=source)


async def _names(unit: Unit, meeting: Meeting, facts: tuple[Fact, ...]) -> dict[str, str]:
    """Who speaks, by the provider's identifiers: as they joined, else as we know them."""
    owner = await unit.store.users.by_id(meeting.owner_id)
    names: dict[str, str] = {owner.id: owner.name}
    if meeting.agent_id is not None and meeting.agent is not None:
        names[participant_of(meeting.agent_id)] = meeting.agent.name
    joined = [fact for fact in facts if isinstance(fact, ParticipantJoined) and fact.name]
    return names | {fact.user: fact.name for fact in joined}


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
