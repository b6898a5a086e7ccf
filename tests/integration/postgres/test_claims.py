import asyncio
from collections import Counter

import pytest

from temuainul.domain.model.work import DigestDeliveries, Done

pytestmark = pytest.mark.anyio

ITEMS = 40
WORKERS = 8


async def test_many_workers_take_everything_once(storage):
    await _owe(storage)
    taken = Counter()
    await asyncio.gather(*(_work_off(storage, taken) for _ in range(WORKERS)))
    assert taken == {f"digest:mailbox-{n}": 1 for n in range(ITEMS)}


async def test_a_heartbeat_does_not_wait_for_the_unit_that_guards_its_lease(storage):
    await _owe(storage, 1)
    async with storage.begin() as unit:
        lease = await unit.work.claim("digest:mailbox-0")
    async with storage.begin() as guarding:
        await guarding.work.guard(lease)
        async with asyncio.timeout(5), storage.begin() as beating:
            assert await beating.work.heartbeat(lease)
        await guarding.work.finish(lease, Done())


async def test_pollers_that_find_the_same_mailboxes_owe_each_once(storage, inbox, a_delivery):
    for n in range(20):
        await inbox.store(a_delivery(f"delivery-{n}", mailbox=f"mailbox-{n % 5}"))
    await asyncio.gather(*(_poll(storage) for _ in range(8)))
    async with storage.begin() as unit:
        assert len(await unit.work.list()) == 5


async def test_a_crowd_of_failing_mailboxes_hides_no_other(storage, inbox, a_delivery):
    for n in range(5):
        await inbox.store(a_delivery(f"delivery-{n}", mailbox=f"mailbox-{n}"))
    await _poll(storage, limit=4)
    for n in range(4):
        async with storage.begin() as unit:
            lease = await unit.work.claim(f"digest:mailbox-{n}")
            await unit.work.quarantine(lease, "never again")
    assert await _poll(storage, limit=4) == ("digest:mailbox-4",)


async def _owe(storage, count=ITEMS):
    async with storage.begin() as unit:
        for n in range(count):
            await unit.work.owe(DigestDeliveries(mailbox=f"mailbox-{n}"))


async def _work_off(storage, taken):
    while keys := await _poll(storage):
        for key in keys:
            await _take(storage, key, taken)


async def _take(storage, key, taken):
    async with storage.begin() as unit:
        lease = await unit.work.claim(key)
    if lease is not None:
        taken[key] += 1
        async with storage.begin() as unit:
            await unit.work.finish(lease, Done())


async def _poll(storage, limit=10):
    async with storage.begin() as unit:
        return await unit.work.runnable(limit)
