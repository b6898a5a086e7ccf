"""The exam of `MeetingRepository`: one meeting at a time."""

import asyncio
from contextlib import suppress

import pytest
from msgspec import structs

from temuainul.domain.model.errors import LeaseLost, NotFound
from temuainul.domain.model.fact import CallEnded
from temuainul.domain.model.ids import ActionItemId, CallId, CallSessionId, MeetingId
from temuainul.domain.model.meeting import Meeting, MeetingStatus, Standing
from temuainul.domain.model.work import EndCall, Lease, WriteSummary
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    AWKWARD,
    HOUR,
    NOON,
    a_meeting,
    a_part,
    a_profile,
    a_question,
    a_summary,
    a_user,
    active,
    an_agent,
    completed,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")
AGENT = an_agent(SARI)
MEETING = a_meeting(SARI)
OTHER = a_meeting(SARI, "meeting-2")


class MeetingContract(StorageContract):
    """Meetings belong to one person; the worker reaches them by id or call, one at a time."""

    async def test_a_meeting_is_found_by_its_owner(self, storage: Storage) -> None:
        meeting = a_meeting(SARI, agent=AGENT, planned_start=NOON + HOUR, standing=completed(NOON))
        await keep(storage, SARI, AGENT, meeting)
        async with storage.begin() as unit:
            assert await unit.meetings.by_id(SARI.id, meeting.id) == meeting

    async def test_a_meeting_may_have_no_agent(self, storage: Storage) -> None:
        meeting = structs.replace(MEETING, agent=None)
        await keep(storage, SARI, meeting)
        async with storage.begin() as unit:
            assert await unit.meetings.by_id(SARI.id, meeting.id) == meeting

    async def test_a_meeting_does_not_exist_for_a_stranger(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, MEETING)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.meetings.by_id(BUDI.id, MEETING.id)

    @pytest.mark.parametrize("id", ["meeting-none", "", "'", "🙂"])
    async def test_an_unknown_meeting_is_not_found(self, storage: Storage, id: str) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.meetings.by_id(SARI.id, MeetingId(id))
            assert await unit.meetings.lock_by_id(MeetingId(id)) is None
            assert await unit.meetings.lock_by_call(CallId(id)) is None

    async def test_the_worker_reaches_a_meeting_by_id_and_by_call(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        async with storage.begin() as unit:
            assert await unit.meetings.lock_by_id(MEETING.id) == MEETING
            assert await unit.meetings.lock_by_call(OTHER.call) == OTHER

    @pytest.mark.parametrize(
        "standing",
        [
            active(NOON),
            completed(NOON),
            Standing(status=MeetingStatus.cancelled),
            Standing(status=MeetingStatus.processing, summary_request="request-1"),
        ],
    )
    async def test_a_saved_meeting_is_as_it_was_saved(self, storage: Storage, standing: Standing) -> None:
        await keep(storage, SARI, AGENT, MEETING)
        edited = structs.replace(
            MEETING,
            title="Rapat lain",
            agent_id=AGENT.id,
            agent=a_profile("Lain"),
            planned_start=NOON + HOUR,
            duration_minutes=45,
            updated_at=NOON + HOUR,
            standing=standing,
            version=2,
        )
        await _save(storage, edited)
        async with storage.begin() as unit:
            assert await unit.meetings.by_id(SARI.id, MEETING.id) == edited

    async def test_what_was_set_can_be_taken_away(self, storage: Storage) -> None:
        await keep(storage, SARI, AGENT, a_meeting(SARI, agent=AGENT, planned_start=NOON))
        bare = structs.replace(MEETING, agent=AGENT.profile)
        await _save(storage, bare)
        async with storage.begin() as unit:
            assert await unit.meetings.by_id(SARI.id, MEETING.id) == bare

    async def test_saving_changes_no_owner(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, MEETING)
        await _save(storage, structs.replace(MEETING, owner_id=BUDI.id, title="Milik siapa?"))
        async with storage.begin() as unit:
            assert (await unit.meetings.by_id(SARI.id, MEETING.id)).title == "Milik siapa?"
            with pytest.raises(NotFound):
                await unit.meetings.by_id(BUDI.id, MEETING.id)

    async def test_a_locked_meeting_is_changed_by_one_unit_at_a_time(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await asyncio.gather(*(_count_up(storage, by_call=n % 2 == 0) for n in range(6)))
        async with storage.begin() as unit:
            assert (await unit.meetings.by_id(SARI.id, MEETING.id)).version == MEETING.version + 6

    async def test_upcoming_meetings_follow_their_agent(self, storage: Storage) -> None:
        planned = a_meeting(SARI, "meeting-1", agent=AGENT)
        past = a_meeting(SARI, "meeting-2", agent=AGENT, standing=completed(NOON))
        running = a_meeting(SARI, "meeting-3", agent=AGENT, standing=active(NOON))
        anothers = a_meeting(SARI, "meeting-4")
        await keep(storage, SARI, AGENT, planned, past, running, anothers)
        edited = AGENT.edited(a_profile("Juru tulis"), NOON + HOUR)
        async with storage.begin() as unit:
            await unit.agents.save(edited)
            await unit.meetings.follow_agent(edited)
        async with storage.begin() as unit:
            assert (await unit.meetings.by_id(SARI.id, planned.id)).agent == edited.profile
            for unmoved in (past, running, anothers):
                assert await unit.meetings.by_id(SARI.id, unmoved.id) == unmoved

    @pytest.mark.parametrize("title", AWKWARD)
    async def test_a_meeting_may_have_any_title(self, storage: Storage, title: str) -> None:
        meeting = a_meeting(SARI, title=title)
        await keep(storage, SARI, meeting)
        async with storage.begin() as unit:
            assert await unit.meetings.by_id(SARI.id, meeting.id) == meeting


class MeetingRemovalContract(StorageContract):
    """A removed meeting leaves nothing but a tombstone."""

    async def test_a_removed_meeting_is_gone(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.meetings.by_id(SARI.id, MEETING.id)
            assert await unit.meetings.lock_by_id(MEETING.id) is None
            assert await unit.meetings.lock_by_call(MEETING.call) is None
            assert await unit.meetings.by_id(SARI.id, OTHER.id) == OTHER

    async def test_the_call_of_a_removed_meeting_is_buried(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            assert await unit.meetings.is_buried(MEETING.call)
            assert not await unit.meetings.is_buried(OTHER.call)
            assert not await unit.meetings.is_buried(CallId("default:never"))

    async def test_what_was_said_goes_with_the_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        await _hold(storage, MEETING)
        await _hold(storage, OTHER)
        await _remove(storage, MEETING)
        assert await _count(storage, MEETING) == [0, 0, 0, 0, 0]
        assert await _count(storage, OTHER) == [1, 1, 1, 1, 1]

    async def test_work_goes_with_the_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        async with storage.begin() as unit:
            for meeting in (MEETING, OTHER):
                await unit.work.owe(EndCall(meeting_id=meeting.id, session=CallSessionId("session-1")))
                await unit.work.owe(_summarise(meeting))
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            left = await unit.work.list()
            assert {item.work.key for item in left} == {
                f"end_call:{OTHER.id}:session-1",
                _summarise(OTHER).key,
            }
            assert await unit.work.claim(_summarise(MEETING).key) is None

    async def test_whoever_works_on_a_removed_meeting_is_fenced(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        lease = await _working(storage)
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            assert not await unit.work.heartbeat(lease)
            assert await unit.work.step(lease.id, "draft") is None
        with pytest.raises(LeaseLost):
            async with storage.begin() as unit:
                await unit.work.guard(lease)

    async def test_a_removed_meeting_is_no_longer_found(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _hold(storage, MEETING)
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            assert await unit.meetings.search(SARI.id, "anggaran", 10) == ()
            assert await unit.meetings.search(SARI.id, "rapat", 10) == ()

    async def test_saving_does_not_bring_a_removed_meeting_back(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _remove(storage, MEETING)
        with suppress(NotFound):
            await _save(storage, MEETING)
        async with storage.begin() as unit:
            assert await unit.meetings.lock_by_id(MEETING.id) is None

    async def test_removing_twice_is_fine(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _remove(storage, MEETING)
        await _remove(storage, MEETING)
        async with storage.begin() as unit:
            assert await unit.meetings.is_buried(MEETING.call)


async def _save(storage: Storage, meeting: Meeting) -> None:
    async with storage.begin() as unit:
        await unit.meetings.lock_by_id(meeting.id)
        await unit.meetings.save(meeting)


async def _remove(storage: Storage, meeting: Meeting) -> None:
    async with storage.begin() as unit:
        await unit.meetings.remove(meeting.id)


async def _count_up(storage: Storage, *, by_call: bool) -> None:
    async with storage.begin() as unit:
        meetings = unit.meetings
        found = await (meetings.lock_by_call(MEETING.call) if by_call else meetings.lock_by_id(MEETING.id))
        await asyncio.sleep(0.002)  # a chance for the others to read what is about to change
        assert found is not None
        await meetings.save(structs.replace(found, version=found.version + 1))


async def _hold(storage: Storage, meeting: Meeting) -> None:
    async with storage.begin() as unit:
        await unit.facts.put(meeting.id, [CallEnded(at=NOON)], source="test", now=NOON)
        await unit.transcripts.add(meeting.id, "a.jsonl", a_part("Anggaran naik."))
        await unit.summaries.add(meeting.id, a_summary())
        await unit.ticks.add(meeting.id, ActionItemId("item-1"), NOON)
        await unit.questions.add(a_question(meeting, f"question-of-{meeting.id}"))


async def _count(storage: Storage, meeting: Meeting) -> list[int]:
    async with storage.begin() as unit:
        return [
            len(await unit.facts.of(meeting.id)),
            len((await unit.transcripts.of(meeting.id)).parts),
            len(await unit.summaries.versions(meeting.id)),
            len(await unit.ticks.of(meeting.id)),
            len(await unit.questions.of(meeting.id)),
        ]


async def _working(storage: Storage) -> Lease:
    async with storage.begin() as unit:
        await unit.work.owe(_summarise(MEETING))
    async with storage.begin() as unit:
        lease = await unit.work.claim(_summarise(MEETING).key)
        assert lease is not None
        await unit.work.keep_step(lease, "draft", b"what was said")
    return lease


def _summarise(meeting: Meeting) -> WriteSummary:
    return WriteSummary(meeting_id=meeting.id, digest="digest-1", request="")
