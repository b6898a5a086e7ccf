"""Tells a server's lock files from those a dead server left behind."""

from pathlib import Path

import psutil  # type: ignore[import-untyped]  # comes without types

from temuainul.adapters.embedded.place import SOCKET, Place

LOCK_FILES = ("postmaster.pid", f"{SOCKET}.lock")


def postmaster(place: Place) -> int | None:
    """The process that serves this data, ready or not; None if the pid file is missing or stale."""
    pid = _first_line(place.data / "postmaster.pid")
    return pid if pid and _serves(pid, place.data) else None


def discard_stale_locks(place: Place) -> None:
    """PostgreSQL takes any living process with the noted pid for a server, and a zombie for living.

    In a container both are usual: after a restart the same small pids belong to others, and nobody reaps.
    """
    for lock in (place.data / name for name in LOCK_FILES):
        pid = _first_line(lock)
        if pid is None or not _serves(pid, place.data):
            lock.unlink(missing_ok=True)


def _first_line(lock: Path) -> int | None:
    try:
        return int(lock.read_text(errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _serves(pid: int, data: Path) -> bool:
    try:
        process = psutil.Process(pid)
        command = process.cmdline()  # empty for a zombie
    except (psutil.Error, ValueError):
        return False
    return bool(command) and Path(command[0]).name == "postgres" and str(data) in command
