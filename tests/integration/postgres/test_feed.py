import asyncio
from contextlib import asynccontextmanager

import asyncpg
import pytest

from temuainul.adapters.postgres.feed import PostgresFeed

pytestmark = pytest.mark.anyio

LONG = 60.0
"""Nobody is woken by the mere passing of time."""
CUT_OFF = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture
async def feeds(database_url):
    """Two processes' worth, both listening."""
    feeds = [PostgresFeed(database_url, rest_seconds=LONG) for _ in range(2)]
    for feed in feeds:
        await feed.start()
    yield feeds
    for feed in feeds:
        await feed.close()


@pytest.fixture
async def database(database_url):
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def test_a_ring_wakes_followers_in_every_process(feeds):
    async with _following(feeds[0]) as mine, _following(feeds[1]) as theirs:
        await feeds[0].ring("sari")
        await mine.heard()
        await theirs.heard()


async def test_a_ring_for_somebody_else_wakes_nobody(feeds):
    async with _following(feeds[1]) as theirs:
        await feeds[0].ring("budi")
        await theirs.quiet(0.3)
        assert theirs.count == 0


async def test_many_rings_while_a_follower_is_busy_are_one(feeds):
    async with _following(feeds[0]) as mine:
        for _ in range(50):
            await feeds[0].ring("sari")
        await mine.heard()
        await mine.quiet()
        assert mine.count == 1


async def test_followers_are_woken_when_a_lost_connection_is_back(feeds, database):
    async with _following(feeds[1]) as theirs:
        assert len(await database.fetch(CUT_OFF)) == 2
        await theirs.heard()  # it may have missed something
        await feeds[0].ring("sari")
        await theirs.heard()


async def test_followers_are_woken_after_a_while_anyhow(database_url):
    feed = PostgresFeed(database_url, rest_seconds=0.05)
    async with _following(feed) as mine:
        for _ in range(3):
            await mine.heard()


async def test_a_database_that_is_away_breaks_nothing():
    feed = PostgresFeed("postgresql://nobody@127.0.0.1:1/nothing", rest_seconds=LONG)
    await feed.start()
    async with _following(feed) as mine:
        await feed.ring("sari")
        await mine.heard()
    await feed.close()


async def test_it_can_be_closed_twice_and_started_again(database_url):
    feed = PostgresFeed(database_url)
    await feed.close()
    for _ in range(2):
        await feed.start()
        await feed.start()
        await feed.close()
        await feed.close()


class Rings:
    """Counts those after the one at the beginning."""

    def __init__(self):
        self.count = -1
        self._heard = asyncio.Event()

    async def follow(self, feed, user):
        async for _ in feed.rings(user):
            self.count += 1
            self._heard.set()

    async def heard(self):
        async with asyncio.timeout(20):
            await self._heard.wait()
        self._heard.clear()

    async def quiet(self, seconds=0.1):
        await asyncio.sleep(seconds)
        self._heard.clear()


@asynccontextmanager
async def _following(feed, user="sari"):
    rings = Rings()
    task = asyncio.create_task(rings.follow(feed, user))
    await rings.heard()
    yield rings
    task.cancel()
    await asyncio.wait([task])
