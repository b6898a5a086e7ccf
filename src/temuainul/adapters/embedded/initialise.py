"""Makes a data directory, wholly or not at all."""

import glob
import os
import shutil
import tempfile
from pathlib import Path

from temuainul.adapters.embedded.binaries import run
from temuainul.adapters.embedded.place import Place
from temuainul.domain.model.errors import Unavailable

# The built-in provider sorts the same on every system, and goes on doing so when the system's locales change.
OPTIONS = (
    *("-U", "postgres", "-E", "UTF8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    *("--auth-local=trust", "--auth-host=scram-sha-256"),
    *("-c", "max_connections=100", "-c", "timezone=UTC"),
)

# Text search asks this locale, and not the provider, what a letter is: under plain C a typographic quote or a
# dash is one, and “halo” is not found by halo. So C comes last, for systems that have neither of the others.
CHARACTER_TYPES = ("C.UTF-8", "en_US.UTF-8", "C")


def initialise(place: Place, programs: Path, *, durable: bool) -> None:
    """Work under another name and rename at the end: an interrupted attempt is never taken for data."""
    _refuse_unusable(place.data)
    with tempfile.TemporaryDirectory(dir=place.data.parent, prefix=_prefix(place)) as scratch:
        os.chown(scratch, *place.account)
        fresh = Place(Path(scratch) / "data", place.account)
        _initdb(fresh, programs, durable=durable)
        fresh.data.rename(place.data)
    _persist(place.data.parent)


def clear_remains(place: Place) -> None:
    """Remove what killed attempts left; to be called with the lock held, when no attempt is under way.

    An initdb may have outlived its caller and still write. Then something stays until the next time.
    """
    for remains in place.data.parent.glob(f"{glob.escape(_prefix(place))}*"):
        shutil.rmtree(remains, ignore_errors=True)


def _prefix(place: Place) -> str:
    return f".{place.data.name}.initdb-"


def _refuse_unusable(data: Path) -> None:
    if data.is_mount():
        raise Unavailable(f"{data} is a mount point: choose a directory inside it")
    if data.is_dir() and any(data.iterdir()):
        raise Unavailable(f"{data} is not empty and holds no database: choose another directory")


def _initdb(fresh: Place, programs: Path, *, durable: bool) -> None:
    sync = () if durable else ("--no-sync",)
    for character_type in CHARACTER_TYPES:
        options = (*OPTIONS, *sync, f"--lc-ctype={character_type}")
        done = run(programs / "initdb", *options, account=fresh.account, data=fresh.data)
        if b"invalid locale name" not in done.stdout:
            break
    if done.returncode != 0:
        raise Unavailable(f"initdb failed: {done.stdout.decode(errors='replace').strip()}")


def _persist(directory: Path) -> None:
    """A rename is only on the disk once its directory is."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
