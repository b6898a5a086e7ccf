import asyncio
import tempfile
import time
from pathlib import Path
from shutil import rmtree

import asyncpg
import pytest

from temuainul.adapters.embedded.server import actual_directory, start, stop
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.migrating import migrate
from temuainul.domain.model.errors import Unavailable
from temuainul.testing.contracts.examples import a_delivery

pytestmark = pytest.mark.anyio


@pytest.fixture
def directory():
    home = Path(tempfile.mkdtemp(prefix="temuainul-inbox-"))
    home.chmod(0o755)
    yield home / "data"
    stop(home / "data")
    rmtree(actual_directory(home / "data"), ignore_errors=True)
    rmtree(home)


@pytest.fixture
async def url(directory):
    url = await asyncio.to_thread(start, directory, durable=False)
    engine = create_engine(url)
    await migrate(engine)
    await engine.dispose()
    return url


async def test_a_restart_of_the_server_loses_nothing(directory, url):
    inbox = PostgresInbox(url)
    assert await inbox.store(a_delivery("before"))
    during = asyncio.gather(*(_store_after(inbox, n / 10) for n in range(20)))
    await asyncio.to_thread(stop, directory)
    await asyncio.to_thread(start, directory, durable=False)
    assert all(await during)
    await inbox.close()


async def test_a_server_that_stays_away_is_told_within_the_patience(directory, url):
    inbox = PostgresInbox(url, patience_seconds=1.0)
    assert await inbox.store(a_delivery("before"))
    await asyncio.to_thread(stop, directory)
    began = time.monotonic()
    with pytest.raises(Unavailable):
        await inbox.store(a_delivery("after"))
    assert 0.5 < time.monotonic() - began < 1.5
    await inbox.close()


async def test_a_lock_that_is_held_too_long_is_told_within_the_patience(database_url):
    inbox = PostgresInbox(database_url, patience_seconds=1.0)
    blocker = await asyncpg.connect(database_url)
    async with blocker.transaction():
        await blocker.execute("LOCK TABLE deliveries IN EXCLUSIVE MODE")
        began = time.monotonic()
        with pytest.raises(Unavailable):
            await inbox.store(a_delivery())
        assert time.monotonic() - began < 1.5
    assert await inbox.store(a_delivery())
    await blocker.close()
    await inbox.close()


async def test_deliveries_are_committed_to_disk(database_url):
    inbox = PostgresInbox(database_url)
    await inbox.store(a_delivery())
    pool = await inbox._connections()
    assert await pool.fetchval("SHOW synchronous_commit") == "on"
    await inbox.close()


async def _store_after(inbox, seconds):
    await asyncio.sleep(seconds)
    return await inbox.store(a_delivery(f"delivery-{seconds}"))
