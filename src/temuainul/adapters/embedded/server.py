"""Starts, finds and stops the one server of a data directory. All of it blocks: call it from a thread."""

import fcntl
import os
import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path

from temuainul.adapters.embedded.account import ourselves
from temuainul.adapters.embedded.binaries import programs, run
from temuainul.adapters.embedded.initialise import clear_remains, initialise
from temuainul.adapters.embedded.place import PORT, SYSTEM_DIRECTORY, Place, find_place, private_directory
from temuainul.adapters.embedded.stale import discard_stale_locks, postmaster
from temuainul.domain.model.errors import Unavailable

# Given on the command line, so that postgresql.conf cannot open what must stay closed.
ALWAYS = ("-k", ".", "-c", f"port={PORT}", "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700")
FORGETFUL = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")

# After a crash the dead server's children and its zombie hold on to these for a second or two.
PASSING_TROUBLE = ("lock file", "still in use", "already in use")

# The log's end that goes into an error.
LINES_IN_ERROR = 15


class Answer(IntEnum):
    """What pg_isready hears, by its exit codes."""

    READY = 0
    BUSY = 1  # starting, recovering, or shutting down
    SILENT = 2


# How long each answer may last, in seconds; recovering from a crash takes as long as starting may.
START_SECONDS = 90
PATIENCE = {Answer.BUSY: START_SECONDS, Answer.SILENT: 20}


def start(data_directory: Path, *, durable: bool = True) -> str:
    """The DSN of a server that answers, started unless it runs already; it goes on when we end.

    `durable=False` is for tests and demonstrations: quicker, but a crash loses the last commits and a power
    cut perhaps everything. A server that runs already stays as it is. As root the data may have to live
    elsewhere: `actual_directory` says where.
    """
    place = find_place(data_directory)
    with _explained(place):
        _prepare(place)
        with _alone(place):
            _start(place, durable=durable)
            return place.dsn


def stop(data_directory: Path) -> bool:
    """Ends the server for everyone attached, cleanly; False if none was running."""
    place = find_place(data_directory)
    if not place.is_initialised:
        return False
    with _explained(place), _alone(place):
        if postmaster(place) is None:
            return False
        _stop(place)
        return True


def is_running(data_directory: Path) -> bool:
    """Whether a server answers and accepts connections."""
    place = find_place(data_directory)
    return place.is_initialised and _ask(place) is Answer.READY


def actual_directory(data_directory: Path) -> Path:
    """Where the data is or will be: as asked for, unless root asked for a path closed to everyone else."""
    return find_place(data_directory).data


def _prepare(place: Place) -> None:
    if place.data.parent == SYSTEM_DIRECTORY:
        private_directory(SYSTEM_DIRECTORY, 0o755)
    _make_way(place)
    barrier = None if place.account.is_us else place.account.barrier(place.data.parent)
    if barrier:
        raise Unavailable(
            f"PostgreSQL does not run as root, and user {place.account.uid}, as whom it runs on "
            f"{place.data}, may not enter {barrier}: move the data, or allow it with chmod o+x"
        )


def _make_way(place: Place) -> None:
    """Make the directories that are missing, and for another account passable whatever our umask."""
    missing = [way for way in place.data.parents if not way.exists()]
    for directory in reversed(missing):
        directory.mkdir(exist_ok=True)
        if not place.account.is_us:
            directory.chmod(0o755)


@contextmanager
def _explained(place: Place) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"The embedded PostgreSQL cannot work in {place.data}: {error}") from error


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """One starter or stopper at a time. The lock lies beside the data, which is replaced when it is made."""
    descriptor = _open_beside(place.lock, place)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _open_beside(path: Path, place: Place) -> int:
    """Owned by the data's owner, who could not start the server after root had done it otherwise."""
    with suppress(FileExistsError):
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.fchown(made, *place.account)
        os.close(made)
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW)


def _start(place: Place, *, durable: bool) -> None:
    clear_remains(place)
    if not place.is_initialised:
        initialise(place, programs(place.account), durable=durable)
    began = time.monotonic()
    while (answer := _ask(place)) is not Answer.READY:
        trouble = _launch(place, durable=durable) if answer is Answer.SILENT else ""
        if _lasts(trouble) or time.monotonic() - began > PATIENCE[answer]:
            raise Unavailable(
                f"The embedded PostgreSQL did not start. Last in {place.log}:\n{_tail(place.log)}"
            )
        time.sleep(0.1 if trouble or answer is Answer.BUSY else 0)


def _ask(place: Place) -> Answer:
    # As ourselves: the short name of a long path is for our eyes only.
    us, host = ourselves(), str(place.host)
    asked = ("-q", "-h", host, "-p", str(PORT), "-U", "postgres", "-d", "postgres")
    done = run(programs(us) / "pg_isready", *asked, account=us, data=place.data)
    return Answer(done.returncode) if done.returncode in set(Answer) else Answer.SILENT


def _launch(place: Place, *, durable: bool) -> str:
    """Nothing if the server came up, else what was said meanwhile."""
    discard_stale_locks(place)
    # pg_ctl hands these to a shell, and so it would the paths in its own -D and -l.
    settings = shlex.join(["-D", str(place.data), *ALWAYS, *(() if durable else FORGETFUL)])
    log = _open_beside(place.log, place)
    try:
        before = os.fstat(log).st_size
        done = _control(place, "start", "-t", str(START_SECONDS), "-o", settings, output=log)
        return os.pread(log, 100_000, before).decode(errors="replace") if done.returncode else ""
    finally:
        os.close(log)


def _stop(place: Place) -> None:
    done = _control(place, "stop", "-m", "fast", "-t", str(START_SECONDS))
    if done.returncode:
        raise Unavailable(
            f"The embedded PostgreSQL did not stop: {done.stdout.decode(errors='replace').strip()}"
        )


def _control(
    place: Place, command: str, *options: str, output: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    pg_ctl = programs(place.account) / "pg_ctl"
    return run(pg_ctl, command, "-w", *options, account=place.account, data=place.data, output=output)


def _lasts(trouble: str) -> bool:
    return trouble != "" and not any(words in trouble for words in PASSING_TROUBLE)


def _tail(log: Path) -> str:
    with suppress(FileNotFoundError):
        return "\n".join(log.read_text(errors="replace").splitlines()[-LINES_IN_ERROR:])
    return "(nothing)"
