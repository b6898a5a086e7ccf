"""A real PostgreSQL whose clock can be moved: for histories that take days and must not."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.adapters.system.ambient import TimeOrderedIds
from temuainul.ports.outside import Outside

STEERED_CLOCK = (
    "CREATE SCHEMA IF NOT EXISTS steered",
    "CREATE TABLE IF NOT EXISTS steered.ahead (by interval NOT NULL)",
    "INSERT INTO steered.ahead SELECT '0' WHERE NOT EXISTS (SELECT FROM steered.ahead)",
    """CREATE OR REPLACE FUNCTION steered.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
       $$ SELECT pg_catalog.clock_timestamp() + by FROM steered.ahead $$""",
    """CREATE OR REPLACE FUNCTION steered.statement_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
       $$ SELECT pg_catalog.statement_timestamp() + by FROM steered.ahead $$""",
    # Looked up before the system's own, so that the storage's statements find these clocks unchanged.
    """DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = steered, pg_catalog, public',
       current_database()); END $$""",
)


async def created(server: str, name: str) -> str:
    """The address of a new, empty database on that server."""
    engine = create_engine(server).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f'CREATE DATABASE "{name}"'))
    await engine.dispose()
    return engine.url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)


class PostgresStage:
    """Storage and inbox on PostgreSQL, everything else in memory. Open it before use, close it after."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: AsyncEngine = create_engine(url)
        self._inbox = PostgresInbox(url)
        self.outside: Outside = replace(
            _plain(memory_outside()),
            storage=PostgresStorage(self._engine),
            inbox=self._inbox,
            new_id=TimeOrderedIds(),  # the database may hold what another stage made
        )

    async def open(self) -> None:
        engine = create_engine(self._url)
        async with engine.begin() as connection:
            for statement in STEERED_CLOCK:
                await connection.execute(text(statement))
        await engine.dispose()

    async def advance(self, by: timedelta) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(text("UPDATE steered.ahead SET by = by + :by"), {"by": by})

    async def close(self) -> None:
        await self._inbox.close()
        await self._engine.dispose()


def _plain(outside: Outside) -> Outside:
    """Without the narrower types of the memory's own outside."""
    return Outside(**{name: getattr(outside, name) for name in Outside.__dataclass_fields__})
