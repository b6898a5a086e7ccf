"""A queue in a database of its own, which no test before has used."""

import asyncio

import psycopg
import pytest

from temuainul.adapters.saq.queues import build_queue, prepare


@pytest.fixture
def without_tables(database_url):
    """The address of a database in which SAQ's tables are missing."""
    with psycopg.connect(database_url) as connection:
        connection.execute("DROP TABLE IF EXISTS saq_jobs, saq_stats, saq_versions")
    return database_url


@pytest.fixture
def prepared(without_tables):
    """With the tables, and nothing in them."""
    asyncio.run(prepare(without_tables))
    return without_tables


@pytest.fixture
async def queue(prepared):
    queue = build_queue(prepared)
    await queue.connect()
    yield queue
    await queue.disconnect()
