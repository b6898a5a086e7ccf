import os
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.testing.contracts import examples


@pytest.fixture
async def engine(database_url):
    engine = create_engine(database_url, pool_size=20)
    yield engine
    await engine.dispose()


@pytest.fixture
def storage(engine):
    return PostgresStorage(engine)


@pytest.fixture
async def blank_url(postgres_server):
    """A database without a single table."""
    name = f"temuainul_blank_{os.getpid()}"
    server = await asyncpg.connect(postgres_server)
    await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await server.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(postgres_server)._replace(path=f"/{name}"))
    await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await server.close()


@pytest.fixture
async def blank(blank_url):
    engine = create_engine(blank_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def inbox(database_url):
    inbox = PostgresInbox(database_url)
    yield inbox
    await inbox.close()


@pytest.fixture
def a_delivery():
    return examples.a_delivery
