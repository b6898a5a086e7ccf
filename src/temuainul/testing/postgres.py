"""A PostgreSQL for tests; opt in with `pytest_plugins = ["temuainul.testing.postgres"]`.

One server per test run, shared by pytest-xdist's workers and stopped in the end; with TEMUAINUL_TEST_DATABASE_URL set,
that server instead, on which every run makes databases of its own and drops them. Its user must be allowed to.
"""

import asyncio
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

# A run without a test that needs a database loads no driver and starts no server: hence imports within functions.
# ruff: noqa: PLC0415

VARIABLE = "TEMUAINUL_TEST_DATABASE_URL"
EVERYTHING = ("users", "deliveries", "work", "tombstones")
"""The tables that no other owns; what hangs on them goes with them."""

_run = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process names the run; its workers are told."""
    told = getattr(config, "workerinput", {}).get("temuainul_postgres")
    config.stash[_run] = told or secrets.token_hex(4)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "pytest.Item") -> None:
    """For pytest-xdist, which sends its workers what stands in `workerinput`."""
    node.workerinput["temuainul_postgres"] = node.config.stash[_run]  # type: ignore[attr-defined]  # xdist has no types


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and _run in config.stash:
        _tidy_up(config.stash[_run])


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> str:
    """The address of a server, started when first asked for; its own database `postgres` holds nothing of ours."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    from temuainul.adapters.embedded.server import start

    home = _home(request.config.stash[_run])
    home.mkdir(exist_ok=True)
    home.chmod(0o755)  # as root the server runs as somebody else, who must be able to enter
    return start(home / "data", durable=False)


@pytest.fixture(scope="session")
def _own_database(postgres_server: str, request: pytest.FixtureRequest) -> str:
    prefix = _prefix(request.config.stash[_run])
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return asyncio.run(_clone(postgres_server, prefix, f"{prefix}_{worker}"))


@pytest.fixture
def database_url(_own_database: str) -> str:
    """A migrated database with nothing in it, for this test alone."""
    asyncio.run(_empty(_own_database))
    return _own_database


@pytest.fixture(scope="session")
def spare_database_url(new_database: Callable[[str], str]) -> str:
    """A migrated database apart from the others' in this run, for whoever changes more than rows. Nobody empties it."""
    return new_database("spare")


@pytest.fixture(scope="session")
def new_database(postgres_server: str, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Makes a migrated database that nobody else uses or empties, of another name each time."""
    prefix = _prefix(request.config.stash[_run])
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    numbers = count(1)

    def make(name: str) -> str:
        database = f"{prefix}_{worker}_{name}_{next(numbers)}"
        # In a thread of its own, since the caller's may have an event loop that runs.
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(asyncio.run, _clone(postgres_server, prefix, database)).result()

    return make


async def _clone(server: str, template: str, name: str) -> str:
    """Migrated once in each run, whoever comes first; then copied, which is quicker."""
    import asyncpg  # type: ignore[import-untyped]  # comes without types

    connection = await asyncpg.connect(server)
    try:
        await connection.execute("SELECT pg_advisory_lock(hashtext($1))", template)
        if not await connection.fetchval("SELECT true FROM pg_database WHERE datname = $1", template):
            await connection.execute(f'CREATE DATABASE "{template}"')
            await _migrate(_database(server, template))
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    finally:
        await connection.close()
    return _database(server, name)


async def _migrate(url: str) -> None:
    from temuainul.adapters.postgres.engine import create_engine
    from temuainul.adapters.postgres.migrating import migrate

    engine = create_engine(url)
    await migrate(engine)
    await engine.dispose()


async def _empty(url: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(url, command_timeout=20)
    try:
        await connection.execute("; ".join(f"DELETE FROM {table}" for table in EVERYTHING))  # noqa: S608 - ours
    finally:
        await connection.close()


async def _drop(server: str, prefix: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(server)
    try:
        of_this_run = "SELECT datname FROM pg_database WHERE starts_with(datname, $1)"
        for name in [row[0] for row in await connection.fetch(of_this_run, prefix)]:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        await connection.close()


def _tidy_up(run: str) -> None:
    given = os.environ.get(VARIABLE)
    if given:
        asyncio.run(_drop(given, _prefix(run)))
    elif _home(run).exists():
        from temuainul.adapters.embedded.server import actual_directory, stop

        stop(_home(run) / "data")
        shutil.rmtree(actual_directory(_home(run) / "data"), ignore_errors=True)
        shutil.rmtree(_home(run))


def _home(run: str) -> Path:
    return Path(tempfile.gettempdir()) / f"temuainul-tests-{run}"


def _prefix(run: str) -> str:
    return f"temuainul_tests_{run}"


def _database(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
