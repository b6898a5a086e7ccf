"""The exam of `Inbox`, and of `DeliveryRepository`, which reads what the inbox stored."""

import asyncio

import pytest
from msgspec import structs

from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.ports.storage import Inbox, Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, MINUTE, NOON, a_delivery
from temuainul.testing.contracts.storage import StorageContract

ONE = a_delivery()
MAILBOX = ONE.mailbox


class InboxContract(StorageContract):
    """Every different delivery is stored once, whatever becomes of it."""

    async def test_what_is_stored_waits(self, storage: Storage, inbox: Inbox) -> None:
        assert await inbox.store(ONE)
        assert await _waiting(storage) == (ONE,)

    async def test_the_same_delivery_is_stored_once(self, storage: Storage, inbox: Inbox) -> None:
        assert await inbox.store(ONE)
        again = structs.replace(ONE, received_at=NOON + HOUR, attempt=2)
        assert not await inbox.store(again)
        assert await _waiting(storage) == (ONE,)

    async def test_the_same_delivery_is_stored_once_even_after_it_was_read(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        await inbox.store(ONE)
        await _mark(storage, ONE, DeliveryState.digested)
        assert not await inbox.store(ONE)
        assert await _waiting(storage) == ()

    @pytest.mark.parametrize(
        "other", [a_delivery("delivery-2"), a_delivery(body=b"other"), a_delivery(source="another")]
    )
    async def test_another_id_body_or_source_is_another_delivery(
        self, storage: Storage, inbox: Inbox, other: Delivery
    ) -> None:
        assert await inbox.store(ONE)
        assert await inbox.store(other)
        assert len(await _waiting(storage)) == 2

    async def test_the_same_delivery_stored_many_times_at_once_is_new_once(self, inbox: Inbox) -> None:
        stored = await asyncio.gather(*(inbox.store(ONE) for _ in range(6)))
        assert sorted(stored) == [False] * 5 + [True]

    async def test_the_body_is_kept_byte_by_byte(self, storage: Storage, inbox: Inbox) -> None:
        delivery = a_delivery(body=bytes(range(256)) * 1000)
        await inbox.store(delivery)
        assert await _waiting(storage) == (delivery,)

    async def test_any_headers_and_names_are_kept(self, storage: Storage, inbox: Inbox) -> None:
        headers = {f"x-{n}": text for n, text in enumerate(AWKWARD)}
        delivery = structs.replace(a_delivery("'; -- %s"), headers=headers, type=AWKWARD[2])
        await inbox.store(delivery)
        assert await _waiting(storage) == (delivery,)

    async def test_what_is_stored_outlives_a_unit_that_fails(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(ONE)
        with pytest.raises(ZeroDivisionError):
            await _mark(storage, ONE, DeliveryState.ignored, fail=True)
        assert await _waiting(storage) == (ONE,)


class DeliveryContract(StorageContract):
    """Stored deliveries, read mailbox by mailbox."""

    async def test_deliveries_wait_in_order_of_event_then_arrival(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        for id, event, arrival in (("d", 3, 4), ("b", 2, 9), ("a", 1, 8), ("c", 3, 3)):
            at, received = NOON + event * MINUTE, NOON + arrival * MINUTE
            await inbox.store(a_delivery(id, event_at=at, received_at=received))
        assert [one.delivery_id for one in await _waiting(storage)] == ["a", "b", "c", "d"]

    async def test_deliveries_without_an_event_time_wait_too(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(a_delivery("timeless", event_at=None))
        await inbox.store(a_delivery("timed"))
        assert {one.delivery_id for one in await _waiting(storage)} == {"timeless", "timed"}

    async def test_a_mailbox_holds_only_its_own(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(ONE)
        await inbox.store(a_delivery("delivery-2", mailbox="default:meeting-2"))
        assert await _waiting(storage) == (ONE,)

    async def test_no_more_wait_than_asked_for(self, storage: Storage, inbox: Inbox) -> None:
        for n in range(5):
            await inbox.store(a_delivery(f"delivery-{n}", event_at=NOON + n * MINUTE))
        async with storage.begin() as unit:
            found = await unit.deliveries.waiting(MAILBOX, 2)
        assert [one.delivery_id for one in found] == ["delivery-0", "delivery-1"]

    @pytest.mark.parametrize("state", [one for one in DeliveryState if one is not DeliveryState.stored])
    async def test_what_is_marked_waits_no_more(
        self, storage: Storage, inbox: Inbox, state: DeliveryState
    ) -> None:
        other = a_delivery("delivery-2")
        await inbox.store(ONE)
        await inbox.store(other)
        await _mark(storage, ONE, state, "a reason, 'quoted'")
        assert await _waiting(storage) == (other,)
        async with storage.begin() as unit:
            marked = structs.replace(ONE, state=state, reason="a reason, 'quoted'")
            assert await unit.deliveries.list(state=state) == (marked,)

    async def test_only_the_body_that_is_marked_is_marked(self, storage: Storage, inbox: Inbox) -> None:
        twin = a_delivery(body=b"other")
        await inbox.store(ONE)
        await inbox.store(twin)
        await _mark(storage, ONE, DeliveryState.digested)
        assert await _waiting(storage) == (twin,)

    async def test_what_was_quarantined_can_wait_again(self, storage: Storage, inbox: Inbox) -> None:
        await inbox.store(ONE)
        await _mark(storage, ONE, DeliveryState.quarantined, "not understood")
        await _mark(storage, ONE, DeliveryState.stored)
        assert await _waiting(storage) == (ONE,)

    async def test_deliveries_are_listed_newest_first(self, storage: Storage, inbox: Inbox) -> None:
        for n in (1, 3, 2):
            await inbox.store(a_delivery(f"delivery-{n}", received_at=NOON + n * MINUTE))
        async with storage.begin() as unit:
            found = await unit.deliveries.list()
        assert [one.delivery_id for one in found] == ["delivery-3", "delivery-2", "delivery-1"]

    async def test_the_list_is_narrowed(self, storage: Storage, inbox: Inbox) -> None:
        old = a_delivery("old", received_at=NOON - HOUR)
        typed = a_delivery("typed", type="call.created")
        elsewhere = a_delivery("elsewhere", mailbox="default:meeting-2")
        read = a_delivery("read")
        for delivery in (old, typed, elsewhere, read):
            await inbox.store(delivery)
        await _mark(storage, read, DeliveryState.digested)
        async with storage.begin() as unit:
            lists = unit.deliveries
            assert _names(await lists.list(since=NOON)) == {"typed", "elsewhere", "read"}
            assert _names(await lists.list(event_type="call.created")) == {"typed"}
            assert _names(await lists.list(mailbox="default:meeting-2")) == {"elsewhere"}
            assert _names(await lists.list(state=DeliveryState.digested)) == {"read"}
            assert _names(await lists.list(since=NOON, state=DeliveryState.stored)) == {"typed", "elsewhere"}

    async def test_at_most_a_thousand_are_listed(self, storage: Storage, inbox: Inbox) -> None:
        for n in range(1001):
            await inbox.store(a_delivery(f"delivery-{n}", received_at=NOON + n * MINUTE))
        async with storage.begin() as unit:
            found = await unit.deliveries.list()
        assert len(found) == 1000
        assert "delivery-0" not in _names(found)


async def _waiting(storage: Storage) -> tuple[Delivery, ...]:
    async with storage.begin() as unit:
        return await unit.deliveries.waiting(MAILBOX, 100)


async def _mark(
    storage: Storage, delivery: Delivery, state: DeliveryState, reason: str = "", *, fail: bool = False
) -> None:
    async with storage.begin() as unit:
        await unit.deliveries.mark(delivery, state, reason)
        if fail:
            raise ZeroDivisionError


def _names(deliveries: tuple[Delivery, ...]) -> set[str]:
    return {one.delivery_id for one in deliveries}
