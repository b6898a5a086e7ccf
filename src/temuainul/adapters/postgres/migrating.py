"""Brings a database up to date. Any number of processes may do so at once."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from advanced_alchemy.base import convention
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from temuainul.adapters.postgres.engine import create_engine

SCRIPTS = "temuainul.adapters.postgres:migrations"
VERSION_TABLE = "temuainul_version"
"""Not alembic's usual name: the database may be shared with an application that uses alembic too."""
LOCK = 0x74656D75
"""Any number that nobody else locks; these are the letters "temu"."""


async def migrate(engine: AsyncEngine, *, to: str = "head") -> list[str]:
    """The revisions applied, in order; none where the database was up to date. Each is applied whole or not at all."""
    async with _alone(engine) as connection:
        return await connection.run_sync(_run, command.upgrade, to)


async def undo(engine: AsyncEngine, *, to: str = "base") -> list[str]:
    """Back to an earlier revision; what only later ones can hold is lost."""
    async with _alone(engine) as connection:
        return await connection.run_sync(_run, command.downgrade, to)


@asynccontextmanager
async def _alone(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection of its own: a migration may take longer than a statement otherwise may, and so may waiting for one.

    Closing it gives the lock back, however it ends.
    """
    unhurried = create_engine(
        engine.url.render_as_string(hide_password=False), pool_size=1, command_seconds=None
    )
    try:
        async with unhurried.connect() as connection:
            await connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
            await connection.commit()
            yield connection
    finally:
        await unhurried.dispose()


def _run(connection: Connection, direction: Callable[[Config, str], None], to: str) -> list[str]:
    applied: list[str] = []
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes.update(
        connection=connection,
        metadata=MetaData(naming_convention=convention),
        version_table=VERSION_TABLE,
        note=lambda *, step, **_: applied.append(step.up_revision_id),
    )
    direction(config, to)
    return applied
