"""The exam of everything in a storage that is forgotten in time."""

from datetime import datetime, timedelta

import pytest
from msgspec import structs

from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.user import ABSOLUTE_LIFE, IDLE_LIFE, User
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.domain.model.work import DigestDeliveries, Later, Lease, WorkState
from temuainul.ports.storage import Inbox, Storage
from temuainul.testing.contracts.examples import DAY, NOON, a_delivery, a_login_session, a_user, keep
from temuainul.testing.contracts.storage import StorageContract, StorageUnderTest
from temuainul.testing.contracts.work import claim, finish, items, owe

SARI, BUDI = a_user("sari"), a_user("budi")
LATER = NOON + DAY
INSTANT = timedelta(microseconds=1)
MOST = 100


class ForgetDeliveriesContract(StorageContract):
    """Bodies go first, then whole deliveries; each by when it came."""

    async def test_old_bodies_are_emptied_and_all_else_stays(self, storage: Storage, inbox: Inbox) -> None:
        old, new = a_delivery("old"), a_delivery("new", received_at=LATER)
        for delivery in (old, new):
            await inbox.store(delivery)
        assert await _forget_bodies(storage, LATER) == 1
        assert await _listed(storage) == [new, structs.replace(old, body=b"")]

    @pytest.mark.parametrize("state", list(DeliveryState))
    async def test_bodies_are_emptied_whatever_became_of_them(
        self, storage: Storage, inbox: Inbox, state: DeliveryState
    ) -> None:
        await inbox.store(a_delivery())
        async with storage.begin() as unit:
            await unit.deliveries.mark(a_delivery(), state, "a reason")
        assert await _forget_bodies(storage, LATER) == 1
        (kept,) = await _listed(storage)
        assert (kept.body, kept.state, kept.reason) == (b"", state, "a reason")

    async def test_a_body_is_emptied_once(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(a_delivery())
        assert [await _forget_bodies(storage, LATER) for _ in range(2)] == [1, 0]

    async def test_a_delivery_whose_body_is_forgotten_is_known_again(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        await inbox.store(a_delivery())
        await _forget_bodies(storage, LATER)
        assert not await inbox.store(a_delivery())
        assert [one.body for one in await _listed(storage)] == [b""]

    async def test_a_mailbox_is_forgotten_alone(self, storage: Storage, inbox: Inbox) -> None:
        other = a_delivery("other", mailbox="default:meeting-2")
        for delivery in (a_delivery("one"), a_delivery("two", received_at=LATER), other):
            await inbox.store(delivery)
        async with storage.begin() as unit:
            await unit.deliveries.forget_mailbox(a_delivery().mailbox)
        bodies = {one.delivery_id: one.body for one in await _listed(storage)}
        assert bodies == {"one": b"", "two": b"", "other": other.body}

    async def test_old_deliveries_are_removed_read_or_not(self, storage: Storage, inbox: Inbox) -> None:
        unread, read, new = (a_delivery(id) for id in ("unread", "read", "new"))
        for delivery in (unread, read, structs.replace(new, received_at=LATER)):
            await inbox.store(delivery)
        async with storage.begin() as unit:
            await unit.deliveries.mark(read, DeliveryState.digested)
        assert await _forget_deliveries(storage, LATER) == 2
        assert [one.delivery_id for one in await _listed(storage)] == ["new"]
        assert await inbox.store(unread)

    async def test_no_more_deliveries_are_forgotten_at_once_than_asked_for(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        for n in range(5):
            await inbox.store(a_delivery(f"delivery-{n}"))
        assert [await _forget_bodies(storage, LATER, 2) for _ in range(4)] == [2, 2, 1, 0]
        assert [await _forget_deliveries(storage, LATER, 2) for _ in range(4)] == [2, 2, 1, 0]

    async def test_what_came_just_then_is_kept(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(a_delivery())
        assert await _forget_bodies(storage, NOON) == 0
        assert await _forget_deliveries(storage, NOON) == 0
        assert await _forget_bodies(storage, NOON + INSTANT) == 1


class ForgetLoginSessionsContract(StorageContract):
    """Login sessions go by when they ended, unused or too old."""

    async def test_login_sessions_are_removed_by_the_end_of_their_life(self, storage: Storage) -> None:
        await keep(storage, SARI)
        unused = a_login_session(SARI, "unused")
        used = structs.replace(a_login_session(SARI, "used"), last_used_at=NOON + ABSOLUTE_LIFE)
        async with storage.begin() as unit:
            await unit.login_sessions.add(unused)
            await unit.login_sessions.add(used)
        assert await _forget_logins(storage, NOON + IDLE_LIFE) == 0
        assert await _forget_logins(storage, NOON + IDLE_LIFE + INSTANT) == 1
        assert await _logins(storage) == {"used"}
        assert await _forget_logins(storage, NOON + ABSOLUTE_LIFE) == 0
        assert await _forget_logins(storage, NOON + ABSOLUTE_LIFE + INSTANT) == 1
        assert await _logins(storage) == set()

    async def test_no_more_login_sessions_are_forgotten_at_once_than_asked_for(
        self, storage: Storage
    ) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            for n in range(5):
                await unit.login_sessions.add(a_login_session(SARI, f"hash-{n}"))
        assert [await _forget_logins(storage, NOON + 99 * DAY, 2) for _ in range(4)] == [2, 2, 1, 0]


class ForgetWorkContract(StorageContract):
    """Done work goes by when it was done, steps by when they were kept."""

    async def test_work_is_removed_so_long_after_it_was_done(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lease = await _owed_and_claimed(storage)
        await under_test.advance(2 * DAY)
        await finish(storage, lease)
        assert await _forget_work(storage, DAY) == 0
        await under_test.advance(2 * DAY)
        assert await _forget_work(storage, DAY) == 1
        assert await items(storage) == ()

    async def test_steps_go_with_their_work(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lease = await _owed_and_claimed(storage, step=b"1")
        await finish(storage, lease)
        await under_test.advance(2 * DAY)
        await _forget_work(storage, DAY)
        assert await _step(storage, lease.id) is None

    async def test_work_that_is_not_done_is_never_removed(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        for n in range(3):
            await owe(storage, DigestDeliveries(mailbox=f"mailbox-{n}"))
        await claim(storage, DigestDeliveries(mailbox="mailbox-0"))
        lease = await claim(storage, DigestDeliveries(mailbox="mailbox-1"))
        async with storage.begin() as unit:
            await unit.work.quarantine(lease, "put aside")
        await under_test.advance(99 * DAY)
        assert await _forget_work(storage, DAY) == 0
        states = {item.state for item in await items(storage)}
        assert states == {WorkState.leased, WorkState.quarantined, WorkState.ready}

    async def test_of_the_work_under_one_key_only_what_is_done_goes(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        await finish(storage, await _owed_and_claimed(storage))
        live = await _owed_and_claimed(storage, step=b"1")
        await under_test.advance(2 * DAY)
        assert await _forget_work(storage, DAY) == 1
        assert [item.id for item in await items(storage)] == [live.id]
        assert await _step(storage, live.id) == b"1"
        await finish(storage, live)

    async def test_old_steps_go_though_their_work_is_not_done(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lease = await _owed_and_claimed(storage, step=b"1")
        assert await _forget_steps(storage, DAY) == 0
        assert await _step(storage, lease.id) == b"1"
        await under_test.advance(2 * DAY)
        assert await _forget_steps(storage, DAY) == 1
        assert await _step(storage, lease.id) is None
        async with storage.begin() as unit:
            await unit.work.finish(lease, Later(await unit.now()))

    async def test_a_step_that_was_forgotten_can_be_kept_anew(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        lease = await _owed_and_claimed(storage, step=b"1")
        await under_test.advance(2 * DAY)
        await _forget_steps(storage, DAY)
        async with storage.begin() as unit:
            await unit.work.keep_step(lease, "draft", b"2")
        assert await _forget_steps(storage, DAY) == 0
        assert await _step(storage, lease.id) == b"2"

    async def test_no_more_work_is_forgotten_at_once_than_asked_for(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        for _ in range(5):
            await finish(storage, await _owed_and_claimed(storage, step=b"1"))
        await under_test.advance(2 * DAY)
        assert [await _forget_steps(storage, DAY, 2) for _ in range(4)] == [2, 2, 1, 0]
        assert [await _forget_work(storage, DAY, 2) for _ in range(4)] == [2, 2, 1, 0]


class ForgetChangesContract(StorageContract):
    """Of each person's changes only the newest stay; their numbers go on."""

    async def test_each_person_keeps_their_newest_changes(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI)
        await _change(storage, SARI, 5)
        await _change(storage, BUDI, 2)
        assert await _forget_changes(storage, 3) == 2
        assert await _numbers(storage, SARI) == [3, 4, 5]
        assert await _numbers(storage, BUDI) == [1, 2]

    async def test_numbers_go_on_after_changes_are_forgotten(self, storage: Storage) -> None:
        await keep(storage, SARI)
        await _change(storage, SARI, 5)
        await _forget_changes(storage, 1)
        await _change(storage, SARI, 2)
        assert await _numbers(storage, SARI) == [5, 6, 7]
        async with storage.begin() as unit:
            assert await unit.changes.latest(SARI.id) == 7
            assert [one.number for one in await unit.changes.after(SARI.id, 5, 1)] == [6]

    async def test_no_more_changes_are_forgotten_at_once_than_asked_for(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI)
        await _change(storage, SARI, 4)
        await _change(storage, BUDI, 4)
        assert [await _forget_changes(storage, 1, 4) for _ in range(3)] == [4, 2, 0]
        assert [await _numbers(storage, one) for one in (SARI, BUDI)] == [[4], [4]]


async def _forget_bodies(storage: Storage, before: datetime, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.deliveries.forget_bodies(before, limit)


async def _forget_deliveries(storage: Storage, before: datetime, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.deliveries.forget(before, limit)


async def _forget_logins(storage: Storage, ended_before: datetime, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.login_sessions.forget(ended_before, limit)


async def _forget_work(storage: Storage, after: timedelta, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.work.forget(await unit.now() - after, limit)


async def _forget_steps(storage: Storage, after: timedelta, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.work.forget_steps(await unit.now() - after, limit)


async def _forget_changes(storage: Storage, keep: int, limit: int = MOST) -> int:
    async with storage.begin() as unit:
        return await unit.changes.forget(keep, limit)


async def _listed(storage: Storage) -> list[Delivery]:
    async with storage.begin() as unit:
        return list(await unit.deliveries.list())


async def _logins(storage: Storage) -> set[str]:
    async with storage.begin() as unit:
        return {one for one in ("unused", "used") if await unit.login_sessions.by_token_hash(one)}


async def _owed_and_claimed(storage: Storage, *, step: bytes | None = None) -> Lease:
    await owe(storage)
    lease = await claim(storage)
    if step is not None:
        async with storage.begin() as unit:
            await unit.work.keep_step(lease, "draft", step)
    return lease


async def _step(storage: Storage, id: WorkId) -> bytes | None:
    async with storage.begin() as unit:
        return await unit.work.step(id, "draft")


async def _change(storage: Storage, user: User, times: int) -> None:
    async with storage.begin() as unit:
        for n in range(times):
            await unit.changes.add(user.id, "meetings", f"meeting-{n}")


async def _numbers(storage: Storage, user: User) -> list[int]:
    async with storage.begin() as unit:
        return [one.number for one in await unit.changes.after(user.id, 0, MOST)]
