"""The exam of `WorkRepository`: who holds work, and what a worker may write that lost it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from msgspec import structs

from temuainul.domain.model.errors import LeaseLost
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.work import LEASE, MOST_DEATHS, Done, Later, Lease, WorkState
from temuainul.ports.storage import Storage, WorkRepository
from temuainul.testing.contracts.examples import HOUR, NOON
from temuainul.testing.contracts.storage import StorageContract, StorageUnderTest
from temuainul.testing.contracts.work import WORK, claim, finish, owe, the_item

Write = Callable[[WorkRepository, Lease], Awaitable[object]]

FENCED: dict[str, Write] = {
    "guard": lambda work, lease: work.guard(lease),
    "finish": lambda work, lease: work.finish(lease, Done()),
    "put off": lambda work, lease: work.finish(lease, Later(NOON)),
    "fail": lambda work, lease: work.fail(lease, "broken", run_after=NOON),
    "quarantine": lambda work, lease: work.quarantine(lease, "put aside"),
    "keep a step": lambda work, lease: work.keep_step(lease, "draft", b"too late"),
}
"""Every write that carries a lease and must not happen once it is lost."""


class LeaseContract(StorageContract):
    """A lease is held by one worker; it runs out unless lengthened, and every claim counts its epoch up."""

    async def test_what_nobody_owes_cannot_be_claimed(self, storage: Storage) -> None:
        assert await _try(storage) is None

    async def test_two_who_claim_at_once_get_one_lease(self, storage: Storage) -> None:
        await owe(storage)
        leases = await asyncio.gather(*(_try(storage) for _ in range(6)))
        assert sum(lease is not None for lease in leases) == 1

    async def test_work_that_is_held_cannot_be_claimed(self, under_test: StorageUnderTest) -> None:
        await owe(under_test.storage)
        await claim(under_test.storage)
        await under_test.advance(LEASE / 2)
        assert await _try(under_test.storage) is None

    async def test_a_lease_is_held_by_the_storages_time(self, storage: Storage) -> None:
        await owe(storage)
        async with storage.begin() as unit:
            before = await unit.now()
        await claim(storage)
        async with storage.begin() as unit:
            after = await unit.now()
        item = await the_item(storage)
        assert item.state is WorkState.leased
        assert item.lease_until is not None
        assert before + LEASE <= item.lease_until <= after + LEASE

    async def test_a_heartbeat_lengthens_the_lease(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        lease = await claim(storage)
        for _ in range(4):
            await under_test.advance(LEASE * 2 / 3)
            assert await _heartbeat(storage, lease)
            assert await _try(storage) is None
        assert (await the_item(storage)).deaths == 0
        await finish(storage, lease)

    async def test_a_lease_that_ran_out_goes_to_the_next_with_a_higher_epoch(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        await owe(storage)
        first = await claim(storage)
        await under_test.advance(2 * LEASE)
        second = await claim(storage)
        assert second.id == first.id
        assert second.epoch > first.epoch
        assert (await the_item(storage)).deaths == 1

    async def test_a_lease_that_ran_out_goes_to_one_of_many(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        await claim(storage)
        await under_test.advance(2 * LEASE)
        leases = await asyncio.gather(*(_try(storage) for _ in range(6)))
        assert sum(lease is not None for lease in leases) == 1
        assert (await the_item(storage)).deaths == 1

    async def test_a_lease_that_ran_out_and_nobody_took_still_counts(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        await owe(storage)
        lease = await claim(storage)
        await under_test.advance(2 * LEASE)
        assert await _heartbeat(storage, lease)
        assert await _try(storage) is None
        await under_test.advance(2 * LEASE)
        await finish(storage, lease)
        assert (await the_item(storage)).state is WorkState.done

    async def test_the_third_death_quarantines(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        for _ in range(MOST_DEATHS):
            await claim(storage)
            await under_test.advance(2 * LEASE)
        assert await _try(storage) is None
        item = await the_item(storage)
        assert (item.state, item.deaths, item.lease_until) == (WorkState.quarantined, MOST_DEATHS, None)
        assert item.last_error

    async def test_epochs_count_every_claim(self, storage: Storage) -> None:
        await owe(storage)
        epochs = []
        for _ in range(3):
            lease = await claim(storage)
            epochs.append(lease.epoch)
            async with storage.begin() as unit:
                await unit.work.release(lease)
        assert epochs == sorted(set(epochs))


class FenceContract(StorageContract):
    """A worker that froze and woke can write nothing."""

    @pytest.mark.parametrize("write", FENCED)
    async def test_whoever_lost_the_lease_to_another_is_refused(
        self, under_test: StorageUnderTest, write: str
    ) -> None:
        storage = under_test.storage
        lost = await _lost(under_test)
        before = await the_item(storage)
        with pytest.raises(LeaseLost):
            await _write(storage, write, lost)
        assert await the_item(storage) == before
        async with storage.begin() as unit:
            assert await unit.work.step(lost.id, "draft") is None

    @pytest.mark.parametrize("write", FENCED)
    async def test_whoever_is_done_is_refused(self, storage: Storage, write: str) -> None:
        await owe(storage)
        lease = await claim(storage)
        await finish(storage, lease)
        with pytest.raises(LeaseLost):
            await _write(storage, write, lease)
        assert (await the_item(storage)).state is WorkState.done

    @pytest.mark.parametrize("write", FENCED)
    async def test_whoever_gave_the_work_back_is_refused(self, storage: Storage, write: str) -> None:
        await owe(storage)
        lease = await claim(storage)
        async with storage.begin() as unit:
            await unit.work.release(lease)
        with pytest.raises(LeaseLost):
            await _write(storage, write, lease)
        assert (await the_item(storage)).state is WorkState.ready

    @pytest.mark.parametrize("write", FENCED)
    async def test_a_lease_nobody_gave_is_refused(self, storage: Storage, write: str) -> None:
        await owe(storage)
        lease = await claim(storage)
        for forged in (structs.replace(lease, id=WorkId("work-none")), structs.replace(lease, epoch=99)):
            with pytest.raises(LeaseLost):
                await _write(storage, write, forged)
        await finish(storage, lease)

    async def test_the_heart_of_whoever_lost_the_lease_beats_for_nobody(
        self, under_test: StorageUnderTest
    ) -> None:
        lost = await _lost(under_test)
        before = await the_item(under_test.storage)
        assert not await _heartbeat(under_test.storage, lost)
        assert await the_item(under_test.storage) == before

    async def test_whoever_lost_the_lease_releases_nothing(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lost = await _lost(under_test)
        before = await the_item(storage)
        async with storage.begin() as unit:
            await unit.work.release(lost)
        assert await the_item(storage) == before

    async def test_a_quarantined_worker_is_fenced_after_the_work_runs_again(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        await owe(storage)
        leases = []
        for _ in range(MOST_DEATHS):
            leases.append(await claim(storage))
            await under_test.advance(2 * LEASE)
        assert await _try(storage) is None
        async with storage.begin() as unit:
            assert await unit.work.requeue(leases[0].id)
        await claim(storage)
        for lease in leases:
            assert not await _heartbeat(storage, lease)

    async def test_what_is_refused_takes_the_whole_unit_with_it(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lost = await _lost(under_test)
        with pytest.raises(LeaseLost):
            await _owe_and_finish(storage, lost)
        assert (await the_item(storage)).work == WORK

    async def test_a_guarded_lease_cannot_be_taken_until_the_unit_ends(
        self, under_test: StorageUnderTest
    ) -> None:
        """The lease has run out, so only the guard stands between it and the next worker."""
        storage = under_test.storage
        await owe(storage)
        lease = await claim(storage)
        await under_test.advance(2 * LEASE)
        guarded = asyncio.Event()
        taken, _ = await asyncio.gather(_take_once(storage, guarded), _guard_finish(storage, lease, guarded))
        assert taken is None
        item = await the_item(storage)
        assert (item.state, item.deaths) == (WorkState.done, 0)


class StepContract(StorageContract):
    """Finished steps are kept and never run again."""

    async def test_a_step_not_taken_has_no_output(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        async with storage.begin() as unit:
            assert await unit.work.step(lease.id, "draft") is None
            assert await unit.work.step(WorkId("work-none"), "draft") is None

    @pytest.mark.parametrize("output", [b"", b"{}", bytes(range(256)) * 4000])
    async def test_a_step_is_kept_byte_by_byte(self, storage: Storage, output: bytes) -> None:
        await owe(storage)
        lease = await claim(storage)
        await _keep(storage, lease, "draft", output)
        async with storage.begin() as unit:
            assert await unit.work.step(lease.id, "draft") == output
            assert await unit.work.step(lease.id, "another") is None

    async def test_a_step_kept_before_stays_as_it_was(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        await _keep(storage, lease, "draft", b"first")
        await _keep(storage, lease, "draft", b"second")
        async with storage.begin() as unit:
            assert await unit.work.step(lease.id, "draft") == b"first"

    async def test_the_next_worker_finds_the_steps_of_the_one_that_died(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        await owe(storage)
        lease = await claim(storage)
        await _keep(storage, lease, "one", b"1")
        await under_test.advance(2 * LEASE)
        following = await claim(storage)
        await _keep(storage, following, "two", b"2")
        async with storage.begin() as unit:
            assert await unit.work.step(following.id, "one") == b"1"
            assert await unit.work.step(following.id, "two") == b"2"

    async def test_steps_outlive_errors(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        await _keep(storage, lease, "draft", b"1")
        async with storage.begin() as unit:
            await unit.work.fail(lease, "broken", run_after=await unit.now() - HOUR)
        following = await claim(storage)
        async with storage.begin() as unit:
            assert await unit.work.step(following.id, "draft") == b"1"

    async def test_new_work_under_an_old_key_starts_without_steps(self, storage: Storage) -> None:
        await owe(storage)
        lease = await claim(storage)
        await _keep(storage, lease, "draft", b"1")
        await finish(storage, lease)
        await owe(storage)
        following = await claim(storage)
        async with storage.begin() as unit:
            assert await unit.work.step(following.id, "draft") is None


async def _try(storage: Storage) -> Lease | None:
    async with storage.begin() as unit:
        return await unit.work.claim(WORK.key)


async def _heartbeat(storage: Storage, lease: Lease) -> bool:
    async with storage.begin() as unit:
        return await unit.work.heartbeat(lease)


async def _write(storage: Storage, write: str, lease: Lease) -> None:
    async with storage.begin() as unit:
        await FENCED[write](unit.work, lease)


async def _owe_and_finish(storage: Storage, lease: Lease) -> None:
    async with storage.begin() as unit:
        await unit.work.owe(structs.replace(WORK, mailbox="mailbox-2"))
        await unit.work.finish(lease, Done())


async def _keep(storage: Storage, lease: Lease, name: str, output: bytes) -> None:
    async with storage.begin() as unit:
        await unit.work.keep_step(lease, name, output)


async def _lost(under_test: StorageUnderTest) -> Lease:
    """A lease that ran out and was taken by another worker."""
    await owe(under_test.storage)
    lost = await claim(under_test.storage)
    await under_test.advance(2 * LEASE)
    await claim(under_test.storage)
    return lost


async def _guard_finish(storage: Storage, lease: Lease, guarded: asyncio.Event) -> None:
    async with storage.begin() as unit:
        await unit.work.guard(lease)
        guarded.set()
        await asyncio.sleep(0.05)
        await unit.work.finish(lease, Done())


async def _take_once(storage: Storage, guarded: asyncio.Event) -> Lease | None:
    await guarded.wait()
    return await _try(storage)
