"""Recordings: the host turns them on, a browser brings them, a worker finishes them, whatever dies on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from temuainul.adapters.memory.files import MemoryFiles
from temuainul.adapters.memory.media import BYTES_PER_SECOND, NO_SOUND
from temuainul.domain.model.due import LONGEST_SESSION, RECORDING_PATIENCE
from temuainul.domain.model.errors import (
    Conflict,
    IllegalTransition,
    Invalid,
    NotFound,
    TooLarge,
    Unavailable,
)
from temuainul.domain.model.fact import (
    CallEnded,
    RecordingBegan,
    RecordingBroken,
    RecordingReady,
    SessionEnded,
    SessionStarted,
)
from temuainul.domain.model.ids import CallSessionId, RecordingId
from temuainul.domain.model.recording import LARGEST_PART, MOST_RECORDINGS, RecordingState, files_of
from temuainul.domain.model.work import LEASE, WorkState
from temuainul.domain.usecases.application import assemble
from temuainul.domain.usecases.removals import ONCE_MORE_AFTER
from temuainul.testing.crashes import CrashingStorage, FreezingStorage, WorkerDied
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

S1, S2 = CallSessionId("s1"), CallSessionId("s2")
WEBM = "audio/webm;codecs=opus"
BEGIN = b"\x1aE\xdf\xa3" + b"a" * (BYTES_PER_SECOND - 4)
SECOND = b"b" * BYTES_PER_SECOND


class Recorder:
    """The host's browser."""

    def __init__(self, world, meeting, recording, app=None):
        self.world, self.meeting, self.recording = world, meeting, recording
        self.app = app or world.app

    async def send(self, *parts, begin=0):
        for number, part in enumerate(parts, begin):
            where = (self.meeting.owner_id, self.meeting.id, self.recording.id)
            await self.app.recordings.add_part(*where, number, part)

    async def complete(self):
        return await self.app.recordings.complete(self.meeting.owner_id, self.meeting.id, self.recording.id)

    async def seen(self):
        found = await self.world.app.recordings.list(self.meeting.owner_id, self.meeting.id)
        return next(one for one in found.made if one.id == self.recording.id)

    async def played(self, start=0, length=10**9):
        opened = await self.app.recordings.open(self.meeting.owner_id, self.meeting.id, self.recording.id)
        pieces = self.app.recordings.read(opened, start=start, length=length)
        return b"".join([piece async for piece in pieces])


async def recording(world, meeting=None, media_type=WEBM):
    meeting = meeting or await world.meeting(status="active")
    begun = await world.app.recordings.begin(meeting.owner_id, meeting.id, media_type)
    return Recorder(world, meeting, begun)


async def recorded(world, *parts):
    recorder = await recording(world)
    await recorder.send(*(parts or (BEGIN, SECOND, SECOND)))
    await recorder.complete()
    return recorder


async def files(world, begin=""):
    return await world.outside.files.list(begin)


async def settled(world, meeting, kind):
    return [fact for fact in await world.facts(meeting) if isinstance(fact, kind)]


# From beginning to end


async def test_a_recording_is_brought_in_parts_finished_and_played(world):
    recorder = await recorded(world)
    await world.run_jobs()
    seen = await recorder.seen()
    assert (seen.state, seen.seconds, seen.size) == (RecordingState.ready, 3.0, 3 * BYTES_PER_SECOND)
    assert await recorder.played() == BEGIN + SECOND + SECOND
    assert await recorder.played(BYTES_PER_SECOND - 1, 3) == b"abb"


async def test_who_turned_it_on_and_when_is_kept(world):
    """Reliability D6."""
    recorder = await recording(world)
    (began,) = await settled(world, recorder.meeting, RecordingBegan)
    assert (began.by, began.at, began.session) == (recorder.meeting.owner_id, world.now, S1)
    seen = await recorder.seen()
    assert (seen.begun_by, seen.began_at, seen.session) == (began.by, began.at, S1)


async def test_nothing_is_recorded_until_somebody_turns_it_on(world):
    meeting = await world.meeting(status="completed")
    assert await settled(world, meeting, RecordingBegan) == []
    assert (await world.app.recordings.list(meeting.owner_id, meeting.id)).made == ()


async def test_a_ready_recording_is_told_with_our_own_address(world):
    recorder = await recorded(world)
    world.advance(minutes=1)
    await world.run_jobs()
    (ready,) = await settled(world, recorder.meeting, RecordingReady)
    assert ready.url == f"/api/meetings/{recorder.meeting.id}/recordings/{recorder.recording.id}/media"
    assert ready.started_at == recorder.recording.began_at
    assert ready.ended_at - ready.started_at == timedelta(seconds=3)
    assert (ready.session, ready.filename) == (S1, recorder.recording.id)


async def test_its_owner_is_told_when_it_is_ready(world):
    recorder = await recorded(world)
    async with world.outside.storage.begin() as unit:
        before = await unit.changes.latest(recorder.meeting.owner_id)
    await world.run_jobs()
    async with world.outside.storage.begin() as unit:
        after = await unit.changes.after(recorder.meeting.owner_id, before, 10)
    assert ("meetings", recorder.meeting.id) in {(one.topic, one.id) for one in after}


async def test_a_part_more_is_no_news(world):
    recorder = await recording(world)
    async with world.outside.storage.begin() as unit:
        before = await unit.changes.latest(recorder.meeting.owner_id)
    await recorder.send(BEGIN, SECOND)
    async with world.outside.storage.begin() as unit:
        assert await unit.changes.latest(recorder.meeting.owner_id) == before


async def test_recording_changes_no_status(world):
    recorder = await recorded(world)
    await world.run_jobs()
    assert (await world.see(recorder.meeting)).standing.status == "active"


async def test_its_parts_go_once_it_is_ready(world):
    recorder = await recorded(world)
    await world.run_jobs()
    (whole,) = await files(world)
    assert whole == (await recorder.seen()).file


async def test_one_meeting_may_have_several(world):
    """A page that is reloaded begins anew."""
    first = await recorded(world)
    world.advance(minutes=1)
    second = await recording(world, first.meeting)
    await second.send(BEGIN)
    await second.complete()
    await world.run_jobs()
    found = await world.app.recordings.list(first.meeting.owner_id, first.meeting.id)
    assert [(one.id, one.seconds) for one in found.made] == [
        (first.recording.id, 3.0),
        (second.recording.id, 1.0),
    ]


async def test_what_a_provider_recorded_stands_beside_it(world):
    recorder = await recorded(world)
    vendors = RecordingReady(
        session=S1,
        filename="rec.mp4",
        url="https://x/r",
        started_at=world.now,
        ended_at=world.now,
        at=world.now,
    )
    await world.tell(recorder.meeting, vendors)
    await world.run_jobs()
    found = await world.app.recordings.list(recorder.meeting.owner_id, recorder.meeting.id)
    assert ([one.id for one in found.made], found.announced) == ([recorder.recording.id], (vendors,))


# What is refused


@pytest.mark.parametrize("status", ["upcoming", "processing", "completed", "cancelled"])
async def test_only_a_meeting_that_goes_on_is_recorded(world, status):
    meeting = await world.meeting(status=status)
    with pytest.raises(IllegalTransition):
        await world.app.recordings.begin(meeting.owner_id, meeting.id, WEBM)


async def test_what_we_cannot_finish_is_not_begun(world):
    meeting = await world.meeting(status="active")
    with pytest.raises(Invalid):
        await world.app.recordings.begin(meeting.owner_id, meeting.id, "audio/ogg")
    assert (await world.app.recordings.list(meeting.owner_id, meeting.id)).made == ()


async def test_a_part_out_of_turn_is_refused_and_leaves_nothing(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    with pytest.raises(Conflict, match="Part 1"):
        await recorder.send(SECOND, begin=2)
    assert len(await files(world)) == (await recorder.seen()).parts == 1


async def test_a_part_sent_again_is_taken_once(world):
    recorder = await recording(world)
    await recorder.send(BEGIN, SECOND)
    await recorder.send(BEGIN, SECOND)
    await recorder.send(SECOND, begin=1)
    assert ((await recorder.seen()).parts, (await recorder.seen()).size) == (2, 2 * BYTES_PER_SECOND)


async def test_a_part_sent_again_does_not_take_the_place_of_the_first(world):
    recorder = await recording(world)
    await recorder.send(BEGIN, SECOND)
    await recorder.send(b"something else", begin=1)
    await recorder.complete()
    await world.run_jobs()
    assert await recorder.played() == BEGIN + SECOND


async def test_a_part_too_large_is_refused(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    with pytest.raises(TooLarge):
        await recorder.send(b"a" * (LARGEST_PART + 1), begin=1)


async def test_what_does_not_begin_as_it_should_is_refused(world):
    recorder = await recording(world)
    with pytest.raises(Invalid):
        await recorder.send(b"<html>")
    assert await files(world) == ()


async def test_a_complete_recording_takes_no_part_and_may_be_completed_again(world):
    recorder = await recorded(world, BEGIN, SECOND)
    with pytest.raises(Conflict):
        await recorder.send(SECOND, begin=2)
    await recorder.send(SECOND, begin=1)
    await world.run_jobs()
    assert (await recorder.complete()).state is RecordingState.ready
    assert await world.run_jobs() == 0
    assert len(await settled(world, recorder.meeting, RecordingReady)) == 1


async def test_a_meeting_has_so_many_recordings_and_no_more(world):
    recorder = await recording(world)
    for _ in range(MOST_RECORDINGS - 1):
        await recording(world, recorder.meeting)
    with pytest.raises(Conflict):
        await recording(world, recorder.meeting)


async def test_nothing_is_played_before_it_is_ready(world):
    recorder = await recorded(world)
    with pytest.raises(NotFound):
        await recorder.played()


async def test_what_is_lost_from_the_files_is_not_found(world):
    recorder = await recorded(world)
    await world.run_jobs()
    await world.outside.files.remove((await recorder.seen()).file)
    with pytest.raises(NotFound):
        await recorder.played()


AS_A_STRANGER = {
    "begin": lambda app, user, one: app.recordings.begin(user.id, one.meeting_id, WEBM),
    "add_part": lambda app, user, one: app.recordings.add_part(user.id, one.meeting_id, one.id, 1, SECOND),
    "complete": lambda app, user, one: app.recordings.complete(user.id, one.meeting_id, one.id),
    "list": lambda app, user, one: app.recordings.list(user.id, one.meeting_id),
    "open": lambda app, user, one: app.recordings.open(user.id, one.meeting_id, one.id),
}


@pytest.mark.parametrize("act", AS_A_STRANGER)
async def test_a_strangers_meeting_has_no_recordings_to_be_seen(world, act):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    before = await recorder.seen()
    with pytest.raises(NotFound):
        await AS_A_STRANGER[act](world.app, await world.user("Budi"), before)
    assert await recorder.seen() == before


@pytest.mark.parametrize("act", ["add_part", "complete", "open"])
async def test_a_recording_is_found_in_its_own_meeting_only(world, act):
    recorder, other = await recording(world), await world.meeting(status="active")
    elsewhere = structs.replace(recorder.recording, meeting_id=other.id)
    with pytest.raises(NotFound):
        await AS_A_STRANGER[act](world.app, await world.user(), elsewhere)
    unknown = structs.replace(recorder.recording, id=RecordingId("unknown"))
    with pytest.raises(NotFound):
        await AS_A_STRANGER[act](world.app, await world.user(), unknown)


# Browsers that die


async def test_one_that_nobody_completed_is_finished_after_its_session(world):
    recorder = await recording(world)
    await recorder.send(BEGIN, SECOND)
    await world.tell(recorder.meeting, SessionEnded(session=S1, at=world.now))
    await world.run_jobs()
    assert (await recorder.seen()).state is RecordingState.open
    await recorder.send(SECOND, begin=2)
    world.advance(seconds=RECORDING_PATIENCE.total_seconds())
    await world.run_jobs()
    assert ((await recorder.seen()).state, (await recorder.seen()).seconds) == (RecordingState.ready, 3.0)


async def test_one_of_a_session_whose_end_nobody_told_is_finished_when_it_is_cut_off(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    world.advance(seconds=(LONGEST_SESSION + RECORDING_PATIENCE).total_seconds())
    await world.run_jobs()
    assert (await recorder.seen()).state is RecordingState.ready


async def test_the_end_of_another_session_is_none_of_its_business(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    await world.tell(
        recorder.meeting, SessionStarted(session=S2, at=world.now), SessionEnded(session=S2, at=world.now)
    )
    world.advance(minutes=30)
    await world.run_jobs()
    assert (await recorder.seen()).state is RecordingState.open


async def test_the_end_of_the_call_ends_its_recordings(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    await world.tell(recorder.meeting, CallEnded(at=world.now))
    world.advance(seconds=RECORDING_PATIENCE.total_seconds())
    await world.run_jobs()
    assert (await recorder.seen()).state is RecordingState.ready


@pytest.mark.parametrize("parts", [(), (BEGIN[:4] + NO_SOUND,)])
async def test_one_without_sound_is_broken_visibly_and_harms_nothing(world, parts):
    recorder = await recording(world)
    await recorder.send(*parts)
    await recorder.complete()
    other = await recorded(world)
    await world.run_jobs()
    seen = await recorder.seen()
    assert seen.state is RecordingState.broken
    (broken,) = await settled(world, recorder.meeting, RecordingBroken)
    assert broken.reason == seen.fault != ""
    assert (await other.seen()).state is RecordingState.ready
    assert await world.app.works.list(WorkState.quarantined) == ()
    with pytest.raises(NotFound):
        await recorder.played()


async def test_the_parts_of_a_broken_one_are_kept(world):
    await recorded(world, BEGIN[:4] + NO_SOUND)
    await world.run_jobs()
    assert len(await files(world)) == 1


# Workers that die


async def test_a_worker_may_die_at_any_moment():
    deaths = 0
    while (world := World()) and (recorder := await dead_while_finishing(world, boundary=deaths)):
        deaths += 1
        world.advance(seconds=LEASE.total_seconds())
        await world.run_jobs()
        seen = await recorder.seen()
        assert (seen.state, seen.seconds, seen.parts) == (RecordingState.ready, 3.0, 3)
        assert len(await settled(world, recorder.meeting, RecordingReady)) == 1
        assert await files(world) == (seen.file,)
        assert await world.app.works.list(WorkState.quarantined) == ()
    assert deaths > 6


async def dead_while_finishing(world, *, boundary):
    """None where there is no such boundary any more."""
    recorder = await recorded(world)
    storage = CrashingStorage(world.outside.storage, lambda number: number == boundary)
    try:
        await assemble(replace(world.outside, storage=storage)).works.run_all()
    except WorkerDied:
        return recorder
    return None


@pytest.mark.parametrize("frozen_after", range(3))
async def test_a_worker_that_wakes_up_too_late_spoils_nothing(frozen_after):
    world = World()
    recorder = await recorded(world)

    async def meanwhile():
        world.advance(seconds=LEASE.total_seconds())
        await world.run_jobs()

    storage = FreezingStorage(world.outside.storage, frozen_after, meanwhile)
    (key,) = await world.app.works.runnable()
    await assemble(replace(world.outside, storage=storage)).works.run(key)
    await world.run_jobs()
    assert await recorder.played() == BEGIN + SECOND + SECOND
    assert len(await settled(world, recorder.meeting, RecordingReady)) == 1


async def test_files_that_are_away_are_tried_again(world):
    recorder = await recorded(world)
    away = assemble(replace(world.outside, files=AwayFiles()))
    (key,) = await world.app.works.runnable()
    await away.works.run(key)
    assert (await recorder.seen()).state is RecordingState.closed
    world.advance(minutes=11)
    await world.run_jobs()
    assert (await recorder.seen()).state is RecordingState.ready


async def test_a_part_that_could_not_be_kept_is_not_counted(world):
    recorder = await recording(world)
    recorder.app = assemble(replace(world.outside, files=AwayFiles()))
    with pytest.raises(Unavailable):
        await recorder.send(BEGIN)
    assert (await recorder.seen()).parts == 0


async def test_a_part_that_comes_while_the_recording_is_closed_is_refused(world):
    """It was let in, and while it was kept the recording ended."""
    recorder = await recording(world)
    await recorder.send(BEGIN)
    recorder.app = assemble(replace(world.outside, files=SlowFiles(world.outside.files, recorder.complete)))
    with pytest.raises(Conflict):
        await recorder.send(SECOND, begin=1)
    assert (await recorder.seen()).parts == 1


async def test_a_part_sent_twice_at_once_is_taken_once(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    twin = Recorder(world, recorder.meeting, recorder.recording)
    recorder.app = assemble(
        replace(world.outside, files=SlowFiles(world.outside.files, lambda: twin.send(SECOND, begin=1)))
    )
    await recorder.send(SECOND, begin=1)
    assert (await recorder.seen()).parts == 2


# Meetings that are deleted


async def test_the_files_go_with_the_meeting(world):
    doomed, kept = await recorded(world), await recorded(world)
    await recording(world, doomed.meeting)
    await world.run_jobs()
    await world.app.meetings.remove(doomed.meeting.owner_id, doomed.meeting.id)
    await world.run_jobs()
    assert await files(world) == ((await kept.seen()).file,)


async def test_files_are_removed_though_the_process_died_over_it(world):
    recorder = await recorded(world)
    await world.run_jobs()
    await world.app.meetings.remove(recorder.meeting.owner_id, recorder.meeting.id)
    assert await files(world) != ()
    for boundary in range(4):
        storage = CrashingStorage(world.outside.storage, lambda number, dies=boundary: number == dies)
        with pytest.raises(WorkerDied):
            await assemble(replace(world.outside, storage=storage)).works.run_all()
        world.advance(seconds=LEASE.total_seconds())
    await world.run_jobs()
    assert await files(world) == ()


async def test_what_was_on_its_way_when_the_meeting_went_is_removed_later(world):
    recorder = await recording(world)
    await recorder.send(BEGIN)
    owner, id = recorder.meeting.owner_id, recorder.meeting.id
    recorder.app = assemble(
        replace(
            world.outside, files=SlowFiles(world.outside.files, lambda: world.app.meetings.remove(owner, id))
        )
    )
    with pytest.raises(NotFound):
        await recorder.send(SECOND, begin=1)
    await world.run_jobs()
    world.advance(seconds=ONCE_MORE_AFTER.total_seconds())
    await world.run_jobs()
    assert await files(world, files_of(id)) == ()
    assert await world.app.works.list(WorkState.ready, WorkState.quarantined) == ()


async def test_a_meeting_removed_while_its_recording_is_finished_stays_removed(world):
    recorder = await recorded(world)
    owner, id = recorder.meeting.owner_id, recorder.meeting.id
    slow = SlowFiles(world.outside.files, lambda: world.app.meetings.remove(owner, id))
    (key,) = await world.app.works.runnable()
    await assemble(replace(world.outside, files=slow)).works.run(key)
    for _ in range(2):
        await world.run_jobs()
        world.advance(seconds=ONCE_MORE_AFTER.total_seconds())
    assert await files(world) == ()
    with pytest.raises(NotFound):
        await world.see(recorder.meeting)


async def test_a_meeting_without_recordings_leaves_no_such_work(world):
    meeting = await world.meeting(status="completed")
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    assert [one for one in await world.app.works.list() if one.work.key.startswith("remove_files")] == []


class AwayFiles(MemoryFiles):
    async def put(self, key, pieces):
        raise Unavailable

    async def read(self, key, *, start=0, length=None):
        raise Unavailable
        yield b""


class SlowFiles(MemoryFiles):
    """Keeps where the world does; before it counts as kept, something else happens."""

    def __init__(self, files, meanwhile):
        self._files = files._files
        self._meanwhile = meanwhile

    async def put(self, key, pieces):
        size = await super().put(key, pieces)
        await self._meanwhile()
        return size
