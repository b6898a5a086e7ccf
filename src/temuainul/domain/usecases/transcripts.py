"""How a transcript comes into our keeping: fetched from the provider by a worker, or imported by a person."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import PurePath

from msgspec import Struct, structs

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import Invalid, NotAllowed, NotFound
from temuainul.domain.model.fact import Fact, TranscriptRead, TranscriptUnreadable, address_of
from temuainul.domain.model.formats.reading import read_transcript
from temuainul.domain.model.history import History
from temuainul.domain.model.ids import AgentId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import DURATION_MINUTES, TITLE_LENGTH, Meeting, call_of, checked_title
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.domain.model.words import clean_moment, clean_name
from temuainul.domain.model.work import Done, FetchTranscript, Lease
from temuainul.domain.usecases.task import Task
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import NewId
from temuainul.ports.calls import CallProvider
from temuainul.ports.transcripts import TranscriptSource

FILE_NAME_LENGTH = 255


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
    calls: CallProvider
    new_id: NewId

    async def import_file(self, actor: UserId, file: ImportedFile) -> Meeting:
        """A meeting that was held elsewhere. Raises `UnreadableTranscript` naming the line; nothing is stored then."""
        clean_name(file.name, where="file name", longest=FILE_NAME_LENGTH)
        part = await asyncio.to_thread(_parse, file)
        async with self.units.begin() as unit:
            agent = None
            if file.agent_id is not None:
                agent = (await unit.store.agents.by_id(actor, file.agent_id)).profile
            part = _placed(part, file, await unit.now())
            meeting = self._held(actor, file, agent, part, await unit.now())
            await unit.store.meetings.add(meeting)
            return await keep(unit, meeting, file.name, part, source="import")

    async def fetch(self, task: Task, work: FetchTranscript, meeting: Meeting) -> None:
        """Bring one announced file in. A file that will never be readable becomes a fact that says so."""
        files = History.of(task.facts).files_to_fetch
        started_at = next(file.started_at for file in files if file.url == work.url)
        try:
            part = await self.source.fetch(work.url, session=work.session, started_at=started_at)
        except (Invalid, NotAllowed) as error:
            await self._give_up(task, work, error.message)
        except NotFound as error:
            await self._give_up(task, work, error.message, told=await self._asked_anew(meeting))
        else:
            await self._keep_fetched(task.lease, work, part)

    async def _asked_anew(self, meeting: Meeting) -> tuple[Fact, ...]:
        """An address expires; the provider may know a fresher one, which is other work (reliability X4)."""
        report = await self.calls.look(meeting)
        return () if report is None else report.facts

    async def _keep_fetched(self, lease: Lease, work: FetchTranscript, part: TranscriptPart) -> None:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None:
                await keep(unit, meeting, work.filename, part, source="fetch")
            await unit.finish(lease, Done())

    async def _give_up(
        self, task: Task, work: FetchTranscript, reason: str, *, told: tuple[Fact, ...] = ()
    ) -> None:
        given_up = TranscriptUnreadable(
            session=work.session,
            filename=work.filename,
            address=address_of(work.url),
            reason=reason,
            at=task.claimed_at,
        )
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None:
                await tell(unit, meeting, [*told, given_up], source="fetch")
            await unit.finish(task.lease, Done())

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
            title=_title(file),
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


def _title(file: ImportedFile) -> str:
    """A file's name may be longer than a title."""
    return checked_title(file.title or PurePath(file.name).stem[:TITLE_LENGTH])


def _parse(file: ImportedFile) -> TranscriptPart:
    started_at = _UNKNOWN if file.started_at is None else clean_moment(file.started_at, where="started_at")
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
