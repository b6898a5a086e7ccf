"""Forgetting gets in nobody's way."""

import asyncio
from datetime import timedelta

import pytest

from temuainul.domain.model.webhook import DeliveryState
from temuainul.testing.contracts.examples import NOON, a_delivery, a_login_session, a_user, keep

pytestmark = pytest.mark.anyio

LONG_AFTER = NOON + timedelta(days=500)
SARI = a_user("sari")


async def forgotten(storage, forget):
    async with asyncio.timeout(2), storage.begin() as unit:
        return await forget(unit)


async def test_a_delivery_somebody_holds_is_passed_over_and_found_again(storage, inbox):
    for id in ("held", "free"):
        await inbox.store(a_delivery(id))
    for forget in (
        lambda unit: unit.deliveries.forget_bodies(LONG_AFTER, 10),
        lambda unit: unit.deliveries.forget(LONG_AFTER, 10),
    ):
        async with storage.begin() as holding:
            await holding.deliveries.mark(a_delivery("held"), DeliveryState.digested)
            assert await forgotten(storage, forget) == 1
        assert await forgotten(storage, forget) == 1


async def test_a_login_somebody_uses_is_passed_over_and_kept(storage):
    await keep(storage, SARI)
    async with storage.begin() as unit:
        await unit.login_sessions.add(a_login_session(SARI))
    async with storage.begin() as using:
        await using.login_sessions.touch("hash-1", LONG_AFTER)
        assert await forgotten(storage, lambda unit: unit.login_sessions.forget(NOON + timedelta(8), 10)) == 0
    async with storage.begin() as unit:
        assert await unit.login_sessions.by_token_hash("hash-1")


async def test_two_who_forget_at_once_forget_everything_once(storage, inbox):
    for number in range(60):
        await inbox.store(a_delivery(f"delivery-{number}"))
    rounds = [forgotten(storage, lambda unit: unit.deliveries.forget(LONG_AFTER, 15)) for _ in range(4)]
    assert sum(await asyncio.gather(*rounds)) == 60
