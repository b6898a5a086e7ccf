"""The exam of `Feed`."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest

from temuainul.domain.model.ids import UserId
from temuainul.ports.feed import Feed
from temuainul.testing.contracts.asynchronous import AsyncContract

SARI, BUDI = UserId("user-sari"), UserId("user-budi")
SOON_SECONDS = 5
QUIET_SECONDS = 0.2


class FeedContract(AsyncContract):
    """Whoever follows hears each ring, once or as one with others, and never the rings of somebody else.

    Fill in `feed`; and `restless_feed`, one built to ring by itself after a tenth of a second, if yours can be.
    """

    @pytest.fixture
    def feed(self) -> Feed:
        raise NotImplementedError("FeedContract needs a fixture `feed`: a Feed that nobody follows yet.")

    @pytest.fixture
    def restless_feed(self) -> Feed:
        pytest.skip("the rest of this feed cannot be shortened")

    async def test_following_begins_with_a_ring(self, feed: Feed) -> None:
        async with following(feed, SARI) as rings:
            assert await _rings_soon(rings)

    async def test_a_ring_is_heard(self, feed: Feed) -> None:
        async with following(feed, SARI) as rings:
            await anext(rings)
            for _ in range(3):
                await feed.ring(SARI)
                assert await _rings_soon(rings)

    async def test_a_ring_does_not_go_on_for_ever(self, feed: Feed) -> None:
        """It may come twice, for it is a hint; but then there is rest."""
        async with following(feed, SARI) as rings:
            await anext(rings)
            await feed.ring(SARI)
            heard = 0
            while heard < 5 and await _rings_within(rings, QUIET_SECONDS):
                heard += 1
        assert 1 <= heard < 5

    async def test_a_ring_wakes_whoever_is_resting(self, feed: Feed) -> None:
        async with following(feed, SARI) as rings:
            await anext(rings)
            resting = asyncio.ensure_future(_rings_soon(rings))
            await asyncio.sleep(QUIET_SECONDS)
            assert not resting.done()
            await feed.ring(SARI)
            assert await resting

    async def test_a_ring_while_the_follower_is_busy_is_not_lost(self, feed: Feed) -> None:
        async with following(feed, SARI) as rings:
            await anext(rings)
            await feed.ring(SARI)
            await asyncio.sleep(QUIET_SECONDS)
            assert await _rings_soon(rings)

    async def test_the_rings_of_somebody_else_are_not_heard(self, feed: Feed) -> None:
        async with following(feed, SARI) as rings:
            await anext(rings)
            await feed.ring(BUDI)
            assert not await _rings_within(rings, QUIET_SECONDS)

    async def test_everybody_who_follows_hears_it(self, feed: Feed) -> None:
        async with following(feed, SARI) as one, following(feed, SARI) as other:
            await anext(one)
            await anext(other)
            await feed.ring(SARI)
            assert all(await asyncio.gather(_rings_soon(one), _rings_soon(other)))

    async def test_ringing_where_nobody_follows_does_no_harm(self, feed: Feed) -> None:
        await feed.ring(SARI)
        async with following(feed, SARI) as rings:
            await anext(rings)
        await feed.ring(SARI)

    async def test_one_who_leaves_does_not_silence_the_others(self, feed: Feed) -> None:
        async with following(feed, SARI) as staying:
            await anext(staying)
            async with following(feed, SARI) as leaving:
                await anext(leaving)
            await feed.ring(SARI)
            assert await _rings_soon(staying)

    async def test_a_restless_follower_is_rung_though_nothing_happened(self, restless_feed: Feed) -> None:
        async with following(restless_feed, SARI) as rings:
            for _ in range(3):
                assert await _rings_soon(rings)


@asynccontextmanager
async def following(feed: Feed, user: UserId) -> AsyncIterator[AsyncIterator[None]]:
    """Leaves when the block is left, as a browser that goes away does."""
    rings = feed.rings(user)
    try:
        yield rings
    finally:
        if isinstance(rings, AsyncGenerator):
            await rings.aclose()


async def _rings_soon(rings: AsyncIterator[None]) -> bool:
    return await _rings_within(rings, SOON_SECONDS)


async def _rings_within(rings: AsyncIterator[None], seconds: float) -> bool:
    """Once False, the following has ended with it: a wait that is given up closes the iterator."""
    try:
        async with asyncio.timeout(seconds):
            await anext(rings)
    except TimeoutError:
        return False
    return True
