"""The exam of `RecordingRepository`."""

import asyncio

import pytest
from msgspec import structs

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.recording import MediaType, Recording, RecordingState
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, MINUTE, NOON, a_meeting, a_recording, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING = a_meeting(SARI)
OTHER = a_meeting(SARI, "meeting-2")
RECORDING = a_recording(MEETING)
LARGE = 5 * 1024**3
"""Bytes; more than 32 bits can count."""


class RecordingContract(StorageContract):
    """A recording grows by parts without a gap until it is closed; what came of it is written once, then."""

    async def test_a_recording_comes_back_as_it_was_added(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        assert await _read(storage) == RECORDING

    async def test_recordings_stand_earliest_first_and_belong_to_one_meeting(self, storage: Storage) -> None:
        later = a_recording(MEETING, "recording-0", began_at=NOON + MINUTE)
        twin = a_recording(MEETING, "recording-2")
        await _begun(storage, later, twin, RECORDING, a_recording(OTHER, "recording-3"))
        async with storage.begin() as unit:
            assert await unit.recordings.of(MEETING.id) == (RECORDING, twin, later)

    async def test_a_recording_is_found_in_its_own_meeting_only(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.recordings.by_id(OTHER.id, RECORDING.id)
            with pytest.raises(NotFound):
                await unit.recordings.close(OTHER.id, RECORDING.id)
        assert await _read(storage) == RECORDING

    async def test_parts_are_counted_one_after_the_other(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        assert [await _count(storage, number, 100) for number in (0, 1, 2)] == [True, True, True]
        assert await _read(storage) == structs.replace(RECORDING, parts=3, size=300)

    async def test_a_part_is_counted_once_and_none_is_left_out(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        assert await _count(storage, 0, 100)
        assert [await _count(storage, number, 50) for number in (0, 2, -1)] == [False, False, False]
        assert await _read(storage) == structs.replace(RECORDING, parts=1, size=100)

    async def test_sizes_may_be_large(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        for number in (0, 1):
            assert await _count(storage, number, LARGE)
        assert (await _read(storage)).size == 2 * LARGE

    async def test_of_two_who_count_the_same_part_one_does(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        counted = await asyncio.gather(*(_count(storage, 0, 100) for _ in range(4)))
        assert sorted(counted) == [False, False, False, True]
        assert (await _read(storage)).parts == 1

    async def test_what_is_closed_takes_no_part_any_more(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        await _count(storage, 0, 100)
        closed = structs.replace(RECORDING, state=RecordingState.closed, parts=1, size=100)
        for _ in range(2):
            assert await _close(storage) == closed
            assert not await _count(storage, 1, 100)
        assert await _read(storage) == closed

    async def test_whoever_closes_it_knows_every_part_that_was_counted(self, storage: Storage) -> None:
        await _begun(storage, RECORDING)
        counted, closed = await asyncio.gather(_count(storage, 0, 100), _close(storage))
        assert closed.parts == int(counted)
        assert await _read(storage) == closed

    @pytest.mark.parametrize(
        "outcome",
        [
            {
                "state": RecordingState.ready,
                "seconds": 0.1 + 0.2,
                "file": "recordings/a/b/whole.webm",
                "size": 9,
            },
            *({"state": RecordingState.broken, "fault": fault} for fault in AWKWARD),
        ],
    )
    async def test_what_came_of_it_is_kept(self, storage: Storage, outcome: dict[str, object]) -> None:
        await _begun(storage, RECORDING)
        finished = structs.replace(await _close(storage), **outcome)
        await _save(storage, finished)
        assert await _read(storage) == finished
        assert await _close(storage) == finished

    async def test_saving_one_leaves_the_others(self, storage: Storage) -> None:
        other = structs.replace(a_recording(MEETING, "recording-2"), media_type=MediaType.mp4)
        await _begun(storage, RECORDING, other)
        await _save(storage, structs.replace(await _close(storage), state=RecordingState.ready))
        async with storage.begin() as unit:
            assert await unit.recordings.by_id(MEETING.id, other.id) == other

    async def test_recordings_go_with_their_meeting_and_do_not_come_back(self, storage: Storage) -> None:
        kept = a_recording(OTHER, "recording-2")
        await _begun(storage, RECORDING, kept)
        async with storage.begin() as unit:
            await unit.meetings.remove(MEETING.id)
        await _save(storage, structs.replace(RECORDING, state=RecordingState.ready))
        assert not await _count(storage, 0, 100)
        async with storage.begin() as unit:
            assert await unit.recordings.of(MEETING.id) == ()
            assert await unit.recordings.of(OTHER.id) == (kept,)


async def _begun(storage: Storage, *recordings: Recording) -> None:
    await keep(storage, SARI, MEETING, OTHER)
    async with storage.begin() as unit:
        for recording in recordings:
            await unit.recordings.add(recording)


async def _read(storage: Storage) -> Recording:
    async with storage.begin() as unit:
        return await unit.recordings.by_id(MEETING.id, RECORDING.id)


async def _count(storage: Storage, number: int, size: int) -> bool:
    async with storage.begin() as unit:
        return await unit.recordings.count_part(RECORDING.id, number, size)


async def _close(storage: Storage) -> Recording:
    async with storage.begin() as unit:
        return await unit.recordings.close(MEETING.id, RECORDING.id)


async def _save(storage: Storage, recording: Recording) -> None:
    async with storage.begin() as unit:
        await unit.recordings.save(recording)
