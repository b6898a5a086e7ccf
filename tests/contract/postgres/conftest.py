from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.feed import PostgresFeed
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.ports.feed import Feed
from temuainul.testing.contracts.storage import StorageUnderTest

OLDER = (
    text("""UPDATE work SET run_after = run_after - CAST(:by AS interval),
        lease_until = lease_until - CAST(:by AS interval), finished_at = finished_at - CAST(:by AS interval)"""),
    text("UPDATE work_steps SET kept_at = kept_at - CAST(:by AS interval)"),
)


class PostgresUnderTest(StorageUnderTest):
    def __init__(self, url):
        self.engine = create_engine(url)
        self._inbox = PostgresInbox(url)

    @property
    def storage(self):
        return PostgresStorage(self.engine)

    @property
    def inbox(self):
        return self._inbox

    async def advance(self, by):
        async with self.engine.begin() as connection:
            for statement in OLDER:
                await connection.execute(statement, {"by": by})

    async def close(self):
        await self._inbox.close()
        await self.engine.dispose()


@pytest.fixture
async def postgres_under_test(database_url):
    under_test = PostgresUnderTest(database_url)
    yield under_test
    await under_test.close()


class TwoFeeds(Feed):
    """Rung in one process, heard in the other."""

    def __init__(self, ringing, heard):
        self._ringing = ringing
        self._heard = heard

    async def ring(self, user):
        await self._ringing.ring(user)

    def rings(self, user):
        return self._heard.rings(user)


@pytest.fixture
async def postgres_feed(database_url):
    async with _listening(PostgresFeed(database_url)) as feed:
        yield feed


@pytest.fixture
async def restless_postgres_feed(database_url):
    async with _listening(PostgresFeed(database_url, rest_seconds=0.1)) as feed:
        yield feed


@pytest.fixture
async def two_postgres_feeds(database_url, postgres_feed):
    async with _listening(PostgresFeed(database_url)) as another:
        yield TwoFeeds(another, postgres_feed)


@asynccontextmanager
async def _listening(feed):
    await feed.start()
    yield feed
    await feed.close()
