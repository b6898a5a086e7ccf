"""The exam of `WorkRepository`: what is owed, and what becomes of it."""

import asyncio
from datetime import timedelta

import pytest

from temuainul.domain.model.fact import Deadline
from temuainul.domain.model.ids import CallSessionId, RecordingId, WorkId
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import (
    MOST_ERRORS,
    DigestDeliveries,
    Done,
    EndCall,
    FetchTranscript,
    FindCalls,
    FinishRecording,
    Later,
    Lease,
    PassDeadline,
    ReconcileCall,
    RemoveFiles,
    Work,
    WorkItem,
    WorkState,
    WriteSummary,
)
from temuainul.ports.storage import Inbox, Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, NOON, a_delivery, a_meeting, a_user, keep
from temuainul.testing.contracts.storage import StorageContract, StorageUnderTest

SARI = a_user("sari")
MEETING = a_meeting(SARI)
WORK = DigestDeliveries(mailbox="mailbox-1")
ONE_OF_EACH: tuple[Work, ...] = (
    WORK,
    FindCalls(since=NOON),
    FetchTranscript(
        meeting_id=MEETING.id,
        session=CallSessionId("session-1"),
        filename="a 'b' %.jsonl",
        url="https://x.test/a?b=%20",
    ),
    WriteSummary(meeting_id=MEETING.id, digest="digest-1", request=""),
    PassDeadline(meeting_id=MEETING.id, deadline=Deadline.summary, subject="digest-1:"),
    EndCall(meeting_id=MEETING.id, session=CallSessionId("session-1")),
    ReconcileCall(meeting_id=MEETING.id, phase="active:session-1"),
    FinishRecording(meeting_id=MEETING.id, recording=RecordingId("recording-1")),
    RemoveFiles(prefix="recordings/meeting-1/"),
)


class OwingContract(StorageContract):
    """Work is owed once while it is live, that is, until it is done."""

    @pytest.mark.parametrize("work", ONE_OF_EACH)
    async def test_any_work_can_be_owed_and_claimed(self, storage: Storage, work: Work) -> None:
        await keep(storage, SARI, MEETING)
        assert await owe(storage, work)
        item = await the_item(storage)
        lease = await claim(storage, work)
        assert (item.work, item.state, item.lease_until) == (work, WorkState.ready, None)
        assert (item.deaths, item.errors, item.last_error) == (0, 0, "")
        assert (lease.id, lease.work, lease.errors) == (item.id, work, 0)
        assert lease.created_at == item.created_at

    @pytest.mark.parametrize("mailbox", [*AWKWARD, "x" * 500])
    async def test_keys_of_work_may_hold_any_sign(self, storage: Storage, mailbox: str) -> None:
        work = DigestDeliveries(mailbox=mailbox)
        assert await owe(storage, work)
        assert not await owe(storage, work)
        assert (await claim(storage, work)).work == work

    async def test_what_is_owed_already_is_not_owed_again(self, storage: Storage) -> None:
        assert await owe(storage)
        assert not await owe(storage)
        assert len(await items(storage)) == 1

    async def test_what_is_being_done_is_not_owed_again(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        assert not await owe(storage)
        async with storage.begin() as unit:
            await unit.work.guard(lease)

    async def test_what_is_quarantined_is_not_owed_again(self, storage: Storage) -> None:
        await owe(storage)
        await _quarantine(storage, await claim(storage))
        assert not await owe(storage)
        assert (await the_item(storage)).state is WorkState.quarantined

    async def test_what_is_done_can_be_owed_anew(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        await finish(storage, lease)
        assert await owe(storage)
        again = await claim(storage)
        assert again.id != lease.id
        assert {item.state for item in await items(storage)} == {WorkState.done, WorkState.leased}

    async def test_many_who_owe_the_same_at_once_owe_it_once(self, storage: Storage) -> None:
        owed = await asyncio.gather(*(owe(storage) for _ in range(6)))
        assert sorted(owed) == [False] * 5 + [True]
        assert len(await items(storage)) == 1

    async def test_nothing_runs_before_its_time(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage, after=HOUR)
        assert await _try(storage) is None
        assert await runnable(storage) == []
        await under_test.advance(2 * HOUR)
        assert await runnable(storage) == [WORK.key]
        assert await _try(storage) is not None

    async def test_owing_it_for_an_earlier_time_brings_it_forward(self, storage: Storage) -> None:
        await owe(storage, after=HOUR)
        assert not await owe(storage)
        assert await runnable(storage) == [WORK.key]

    async def test_owing_it_for_a_later_time_puts_nothing_off(self, storage: Storage) -> None:
        await owe(storage)
        assert not await owe(storage, after=HOUR)
        assert await runnable(storage) == [WORK.key]

    async def test_the_storage_tells_an_aware_time(self, storage: Storage) -> None:
        async with storage.begin() as unit:
            now = await unit.now()
        assert now.utcoffset() == timedelta(0)

    async def test_items_are_listed_by_state(self, storage: Storage) -> None:
        for n in range(3):
            await owe(storage, DigestDeliveries(mailbox=f"mailbox-{n}"))
        lease = await claim(storage, DigestDeliveries(mailbox="mailbox-1"))
        await finish(storage, lease)
        await claim(storage, DigestDeliveries(mailbox="mailbox-2"))
        async with storage.begin() as unit:
            done = await unit.work.list(states=[WorkState.done])
            live = await unit.work.list(states=[WorkState.ready, WorkState.leased])
            assert {one.work.key for one in done} == {"digest:mailbox-1"}
            assert {one.work.key for one in live} == {"digest:mailbox-0", "digest:mailbox-2"}
            assert len(await unit.work.list(limit=2)) == 2


class RunnableContract(StorageContract):
    """What a poll finds: everything whose time has come, and every mailbox with unread deliveries."""

    async def test_nothing_owed_is_nothing_runnable(self, storage: Storage) -> None:
        assert await runnable(storage) == []

    async def test_what_waits_longest_comes_first(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        for minutes in (30, 10, 20, 90):
            work = DigestDeliveries(mailbox=f"mailbox-{minutes}")
            await owe(storage, work, after=timedelta(minutes=minutes))
        await under_test.advance(HOUR)
        assert await runnable(storage) == [f"digest:mailbox-{n}" for n in (10, 20, 30)]
        assert await runnable(storage, limit=2) == [f"digest:mailbox-{n}" for n in (10, 20)]

    async def test_what_is_held_done_or_quarantined_does_not_run(self, storage: Storage) -> None:
        for n in range(3):
            await owe(storage, DigestDeliveries(mailbox=f"mailbox-{n}"))
        await claim(storage, DigestDeliveries(mailbox="mailbox-0"))
        await finish(storage, await claim(storage, DigestDeliveries(mailbox="mailbox-1")))
        await _quarantine(storage, await claim(storage, DigestDeliveries(mailbox="mailbox-2")))
        assert await runnable(storage) == []

    async def test_a_lease_that_ran_out_is_runnable(self, under_test: StorageUnderTest) -> None:
        await owe(under_test.storage)
        await claim(under_test.storage)
        await under_test.advance(HOUR)
        assert await runnable(under_test.storage) == [WORK.key]

    async def test_an_unread_delivery_makes_its_mailbox_runnable(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        await inbox.store(a_delivery("delivery-1", mailbox="mailbox-1"))
        await inbox.store(a_delivery("delivery-2", mailbox="mailbox-1"))
        await inbox.store(a_delivery("delivery-3", mailbox="mailbox-2"))
        for _ in range(2):
            assert sorted(await runnable(storage)) == ["digest:mailbox-1", "digest:mailbox-2"]
        assert len(await items(storage)) == 2
        assert (await claim(storage, WORK)).work == WORK

    async def test_a_mailbox_read_to_the_end_is_not_runnable(self, storage: Storage, inbox: Inbox) -> None:
        delivery = a_delivery(mailbox="mailbox-1")
        await inbox.store(delivery)
        await runnable(storage)
        lease = await claim(storage)
        async with storage.begin() as unit:
            await unit.deliveries.mark(delivery, DeliveryState.digested)
            await unit.work.finish(lease, Done())
        assert await runnable(storage) == []

    async def test_a_delivery_that_came_while_its_mailbox_was_read_is_not_forgotten(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        await owe(storage)
        lease = await claim(storage)
        await inbox.store(a_delivery(mailbox="mailbox-1"))
        assert await runnable(storage) == []
        await finish(storage, lease)
        assert await runnable(storage) == [WORK.key]

    async def test_a_mailbox_that_could_not_be_read_keeps_its_back_off(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        await inbox.store(a_delivery(mailbox="mailbox-1"))
        await runnable(storage)
        await _fail(storage, await claim(storage), after=HOUR)
        assert await runnable(storage) == []

    async def test_a_quarantined_mailbox_stays_so(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(a_delivery(mailbox="mailbox-1"))
        await runnable(storage)
        await _quarantine(storage, await claim(storage))
        assert await runnable(storage) == []


class ResultContract(StorageContract):
    """What becomes of work: done, later, failed, given back, put aside, let run again."""

    async def test_done_work_is_over(self, storage: Storage) -> None:
        await owe(storage)
        await finish(storage, await claim(storage))
        item = await the_item(storage)
        assert (item.state, item.lease_until) == (WorkState.done, None)
        assert await _try(storage) is None

    async def test_work_put_off_runs_later_and_counts_nothing(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        lease = await claim(storage)
        async with storage.begin() as unit:
            await unit.work.finish(lease, Later(await unit.now() + HOUR))
        assert await _try(storage) is None
        item = await the_item(storage)
        assert (item.state, item.deaths, item.errors) == (WorkState.ready, 0, 0)
        await under_test.advance(2 * HOUR)
        assert (await claim(storage)).id == lease.id

    async def test_work_put_off_more_often_than_it_may_fail_still_runs(self, storage: Storage) -> None:
        await owe(storage)
        for _ in range(MOST_ERRORS + 2):
            lease = await claim(storage)
            async with storage.begin() as unit:
                await unit.work.finish(lease, Later(await unit.now() - HOUR))
        assert (await claim(storage)).errors == 0

    async def test_failed_work_waits_and_is_tried_again(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        await _fail(storage, await claim(storage), "it's 100% broken", after=HOUR)
        item = await the_item(storage)
        assert (item.errors, item.deaths, item.last_error) == (1, 0, "it's 100% broken")
        assert await _try(storage) is None
        await under_test.advance(2 * HOUR)
        assert (await claim(storage)).errors == 1

    async def test_errors_are_counted_and_the_last_is_kept(self, storage: Storage) -> None:
        """How many are too many is for the worker to say."""
        await owe(storage)
        for n in range(MOST_ERRORS):
            await _fail(storage, await claim(storage), f"error {n}")
        item = await the_item(storage)
        assert (item.state, item.errors, item.last_error) == (WorkState.ready, 10, "error 9")

    async def test_work_can_be_quarantined_at_once(self, storage: Storage) -> None:
        await owe(storage)
        await _quarantine(storage, await claim(storage), "never again 🙂")
        item = await the_item(storage)
        assert (item.state, item.last_error) == (WorkState.quarantined, "never again 🙂")
        assert await _try(storage) is None

    async def test_released_work_runs_at_once_and_counts_nothing(self, storage: Storage) -> None:
        await owe(storage)
        for _ in range(5):
            lease = await claim(storage)
            async with storage.begin() as unit:
                await unit.work.release(lease)
        item = await the_item(storage)
        assert (item.state, item.deaths, item.errors) == (WorkState.ready, 0, 0)
        assert await runnable(storage) == [WORK.key]

    async def test_quarantined_work_is_let_run_again_with_its_counts_at_nought(
        self, storage: Storage
    ) -> None:
        await owe(storage)
        await _fail(storage, await claim(storage))
        await _quarantine(storage, await claim(storage))
        async with storage.begin() as unit:
            assert await unit.work.requeue((await unit.work.list())[0].id)
        item = await the_item(storage)
        assert (item.state, item.deaths, item.errors) == (WorkState.ready, 0, 0)
        assert (await claim(storage)).errors == 0

    async def test_only_quarantined_work_is_let_run_again(self, storage: Storage) -> None:
        await owe(storage)
        item = await the_item(storage)
        async with storage.begin() as unit:
            assert not await unit.work.requeue(item.id)
            assert not await unit.work.requeue(WorkId("work-none"))
        await finish(storage, await claim(storage))
        async with storage.begin() as unit:
            assert not await unit.work.requeue(item.id)


async def owe(storage: Storage, work: Work = WORK, *, after: timedelta | None = None) -> bool:
    async with storage.begin() as unit:
        run_after = None if after is None else await unit.now() + after
        return await unit.work.owe(work, run_after=run_after)


async def claim(storage: Storage, work: Work = WORK) -> Lease:
    lease = await _try(storage, work)
    assert lease is not None, f"{work.key} cannot be claimed"
    return lease


async def finish(storage: Storage, lease: Lease) -> None:
    async with storage.begin() as unit:
        await unit.work.finish(lease, Done())


async def runnable(storage: Storage, limit: int = 100) -> list[str]:
    async with storage.begin() as unit:
        return list(await unit.work.runnable(limit))


async def items(storage: Storage) -> tuple[WorkItem, ...]:
    async with storage.begin() as unit:
        return await unit.work.list()


async def the_item(storage: Storage) -> WorkItem:
    """The only one there is."""
    (item,) = await items(storage)
    return item


async def _try(storage: Storage, work: Work = WORK) -> Lease | None:
    async with storage.begin() as unit:
        return await unit.work.claim(work.key)


async def _fail(storage: Storage, lease: Lease, error: str = "broken", *, after: timedelta = -HOUR) -> None:
    async with storage.begin() as unit:
        await unit.work.fail(lease, error, run_after=await unit.now() + after)


async def _quarantine(storage: Storage, lease: Lease, error: str = "put aside") -> None:
    async with storage.begin() as unit:
        await unit.work.quarantine(lease, error)
