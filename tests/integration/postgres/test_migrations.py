import asyncio
from importlib.resources import as_file, files
from shutil import copytree, ignore_patterns

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import column, inspect, select, table
from sqlalchemy.exc import ProgrammingError

from temuainul.adapters.postgres import migrating
from temuainul.adapters.postgres.migrating import VERSION_TABLE, migrate, undo
from temuainul.adapters.postgres.tables import metadata

VERSIONS = files("temuainul.adapters.postgres") / "migrations" / "versions"
REVISIONS = sorted(one.name[:4] for one in VERSIONS.iterdir() if one.name.endswith(".py"))
"""Each file begins with its own."""

pytestmark = pytest.mark.anyio


async def _tables(engine):
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names())) - {VERSION_TABLE}


async def test_an_empty_database_gets_every_table(blank):
    assert await migrate(blank) == REVISIONS
    assert await _tables(blank) == set(metadata.tables)


async def test_migrating_again_changes_nothing(blank):
    await migrate(blank)
    assert await migrate(blank) == []


async def test_many_may_migrate_at_once(blank):
    applied = await asyncio.gather(*(migrate(blank) for _ in range(4)))
    assert sorted(applied) == [[], [], [], REVISIONS]


async def test_what_was_migrated_can_be_undone_and_redone(blank):
    await migrate(blank)
    assert await undo(blank) == REVISIONS[::-1]
    assert await _tables(blank) == set()
    assert await migrate(blank) == REVISIONS


async def test_the_tables_are_what_the_migrations_make(engine):
    def differences(connection):
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "table" or _is_ours(name),
            },
        )
        return compare_metadata(context, metadata)

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def _is_ours(table):
    """The queue keeps its own tables in the same database."""
    return table != VERSION_TABLE and not table.startswith("saq_")


async def test_keys_and_constraints_are_named_as_in_the_tables(engine):
    def names(connection):
        found = inspect(connection)
        return {name: _constraints(found, name) for name in metadata.tables}

    async with engine.connect() as connection:
        assert await connection.run_sync(names) == {
            table.name: {constraint.name for constraint in table.constraints}
            for table in metadata.tables.values()
        }


async def test_a_migration_that_fails_leaves_nothing_of_itself(blank, monkeypatch, tmp_path):
    """And what was applied before it stays."""
    scripts = _copy_of_the_migrations(tmp_path)
    (scripts / "versions" / "9999_broken.py").write_text(BROKEN)
    monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))
    with pytest.raises(ProgrammingError, match="no_such_table"):
        await migrate(blank)
    assert await _tables(blank) == set(metadata.tables)
    async with blank.connect() as connection:
        reached = await connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
        assert reached == REVISIONS[-1]


BROKEN = f"""
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{REVISIONS[-1]}", None, None


def upgrade():
    op.execute("CREATE TABLE half_done ()")
    op.execute("DROP TABLE no_such_table")
"""


def _constraints(found, table):
    uniques = {one["name"] for one in found.get_unique_constraints(table)}
    foreign_keys = {one["name"] for one in found.get_foreign_keys(table)}
    return {found.get_pk_constraint(table)["name"]} | uniques | foreign_keys


def _copy_of_the_migrations(target):
    with as_file(files("temuainul.adapters.postgres") / "migrations") as original:
        return copytree(original, target / "migrations", ignore=ignore_patterns("__pycache__"))
