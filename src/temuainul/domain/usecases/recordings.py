"""Recordings: made by the host's browser while the call goes on, finished by a worker, played by their owner."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct, structs

from temuainul.domain.model.errors import Conflict, Invalid, NotFound
from temuainul.domain.model.fact import (
    Fact,
    RecordingBegan,
    RecordingBroken,
    RecordingCompleted,
    RecordingReady,
)
from temuainul.domain.model.history import History
from temuainul.domain.model.ids import MeetingId, RecordingId, UserId
from temuainul.domain.model.recording import (
    MOST_RECORDINGS,
    Recording,
    RecordingState,
    media_type_of,
    part_of,
    parts_of,
    require_recordable,
    require_room,
    url_of,
    whole_of,
)
from temuainul.domain.model.work import Done, FinishRecording, Lease, Owed, RemoveFiles, Result
from temuainul.domain.usecases.meetings import SOURCE, locked
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import NewId
from temuainul.ports.files import Files
from temuainul.ports.media import Media


class MeetingRecordings(Struct, frozen=True, kw_only=True):
    made: tuple[Recording, ...]
    """By the host's browser, in our own keeping; earliest first, as those below."""
    announced: tuple[RecordingReady, ...]
    """By a provider, at an address of its own."""


@dataclass(frozen=True)
class Recordings:
    units: Units
    files: Files
    media: Media
    new_id: NewId

    async def begin(self, actor: UserId, meeting_id: MeetingId, media_type: str) -> Recording:
        """Nothing is recorded until the host does this. Raises `IllegalTransition` unless the meeting goes on."""
        kind = media_type_of(media_type)
        async with self.units.begin() as unit:
            meeting = await locked(unit, actor, meeting_id)
            recording = Recording(
                id=RecordingId(self.new_id()),
                meeting_id=meeting_id,
                session=require_recordable(meeting),
                media_type=kind,
                begun_by=actor,
                began_at=await unit.now(),
            )
            await _add(unit, recording)
            await tell(unit, meeting, [_began(recording)], source=SOURCE)
        return recording

    async def add_part(
        self, actor: UserId, meeting_id: MeetingId, id: RecordingId, number: int, data: bytes
    ) -> None:
        """The next one, or again one that is here. It is kept before it is counted: what is counted is there.

        Raises `Conflict` where one is missing before it or none is taken any more, and `TooLarge`.
        """
        async with self.units.begin() as unit:
            recording = await _mine(unit, actor, meeting_id, id)
            if number < recording.parts:
                return
            require_room(recording, number, data, await unit.now())
        await self.files.put(part_of(recording, number), _only(data))
        async with self.units.begin() as unit:
            await _count(unit, recording, number, len(data))

    async def complete(self, actor: UserId, meeting_id: MeetingId, id: RecordingId) -> Recording:
        """All of it is here. Once more changes nothing."""
        async with self.units.begin() as unit:
            meeting = await locked(unit, actor, meeting_id)
            recording = await unit.store.recordings.close(meeting_id, id)
            told = RecordingCompleted(recording=id, at=await unit.now())
            await tell(unit, meeting, [told], source=SOURCE)
        return recording

    async def list(self, actor: UserId, meeting_id: MeetingId) -> MeetingRecordings:
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, meeting_id)
            made = await unit.store.recordings.of(meeting_id)
            ready = History.of(await unit.store.facts.of(meeting_id)).recordings
        ours = {recording.id for recording in made}
        return MeetingRecordings(made=made, announced=tuple(one for one in ready if one.filename not in ours))

    async def open(self, actor: UserId, meeting_id: MeetingId, id: RecordingId) -> Recording:
        """One to be played. Raises `NotFound` until it is ready."""
        async with self.units.begin() as unit:
            recording = await _mine(unit, actor, meeting_id, id)
        if recording.state is not RecordingState.ready:
            raise NotFound("This recording cannot be played.")
        return structs.replace(recording, size=await self.files.size(recording.file))

    def read(self, recording: Recording, *, start: int, length: int) -> AsyncGenerator[bytes]:
        """A stretch of what was opened. Close it, unless it is read to its end."""
        return self.files.read(recording.file, start=start, length=length)

    async def finish(self, lease: Lease, work: FinishRecording) -> None:
        """Make it playable; of one that nobody completed, as much as came. Made twice, it is the same."""
        recording = await self._closed(lease, work)
        try:
            finished = await self._made_playable(recording)
        except Invalid as error:
            finished = structs.replace(recording, state=RecordingState.broken, fault=error.message)
        await self._settle(lease, finished)

    async def _closed(self, lease: Lease, work: FinishRecording) -> Recording:
        """The meeting is locked first, as everywhere."""
        async with self.units.begin() as unit:
            await unit.store.meetings.lock_by_id(work.meeting_id)
            await unit.store.work.guard(lease)
            return await unit.store.recordings.close(work.meeting_id, work.recording)

    async def _made_playable(self, recording: Recording) -> Recording:
        if recording.parts == 0:
            raise Invalid("Nothing of it came.")
        file = whole_of(recording)
        async with self.media.playable(self._joined(recording), recording.media_type) as made:
            size = await self.files.put(file, made.pieces)
        return structs.replace(
            recording, state=RecordingState.ready, seconds=made.seconds, size=size, file=file
        )

    async def _joined(self, recording: Recording) -> AsyncIterator[bytes]:
        for number in range(recording.parts):
            async for piece in self.files.read(part_of(recording, number)):
                yield piece

    async def _settle(self, lease: Lease, recording: Recording) -> None:
        """The parts of a broken one are kept with the meeting: perhaps somebody can still mend it."""
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(recording.meeting_id)
            if meeting is not None:
                await unit.store.recordings.save(recording)
                await tell(unit, meeting, [_outcome(recording, await unit.now())], source="worker")
            await unit.finish(lease, _result(recording))


async def _add(unit: Unit, recording: Recording) -> None:
    if len(await unit.store.recordings.of(recording.meeting_id)) >= MOST_RECORDINGS:
        raise Conflict(f"A meeting has at most {MOST_RECORDINGS} recordings.")
    await unit.store.recordings.add(recording)


async def _mine(unit: Unit, actor: UserId, meeting_id: MeetingId, id: RecordingId) -> Recording:
    await unit.store.meetings.by_id(actor, meeting_id)
    return await unit.store.recordings.by_id(meeting_id, id)


async def _count(unit: Unit, recording: Recording, number: int, size: int) -> None:
    """Another telling of the same part may have been quicker, and so may the end of the recording."""
    if await unit.store.recordings.count_part(recording.id, number, size):
        return
    now = await unit.store.recordings.by_id(recording.meeting_id, recording.id)
    if now.parts <= number:
        raise Conflict("This recording takes no parts any more.")


async def _only(data: bytes) -> AsyncIterator[bytes]:
    yield data


def _began(recording: Recording) -> RecordingBegan:
    return RecordingBegan(
        recording=recording.id, session=recording.session, by=recording.begun_by, at=recording.began_at
    )


def _outcome(recording: Recording, now: datetime) -> Fact:
    ended_at = recording.ended_at
    if ended_at is None:
        return RecordingBroken(recording=recording.id, reason=recording.fault, at=now)
    return RecordingReady(
        session=recording.session,
        filename=recording.id,
        url=url_of(recording),
        started_at=recording.began_at,
        ended_at=ended_at,
        at=now,
    )


def _result(recording: Recording) -> Result:
    if recording.state is not RecordingState.ready:
        return Done()
    return Done(then=Owed(work=RemoveFiles(prefix=parts_of(recording))))
