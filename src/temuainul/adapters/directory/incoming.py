"""How a file comes into a directory: written aside, made durable, then put in its place at once."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from temuainul.adapters.directory.places import make_directory, sync

ASIDE = ".incoming"
"""No key begins with a dot, so nothing kept can be mistaken for this."""
ABANDONED_SECONDS = 24 * 3600
"""Nothing takes a day to be written; a process died over what is older."""
_TRIES = 3


class Incoming:
    """One file on its way. `discard` it in the end, also when it was kept."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    @classmethod
    def begun(cls, root: Path) -> "Incoming":
        aside = root / ASIDE
        make_directory(aside)
        _remove_abandoned(aside)
        number, name = tempfile.mkstemp(dir=aside)
        return cls(Path(name), os.fdopen(number, "wb"))

    def write(self, piece: bytes) -> None:
        self._file.write(piece)

    def keep(self, path: Path) -> None:
        """Whoever removes another file may take the empty directory away in the very moment."""
        self._file.flush()
        os.fsync(self._file.fileno())
        for left in reversed(range(_TRIES)):
            try:
                make_directory(path.parent)
                self._path.replace(path)
            except FileNotFoundError:
                if not left:
                    raise
            else:
                break
        sync(path.parent)

    def discard(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def _remove_abandoned(aside: Path) -> None:
    """Another process may do the same at the same time."""
    oldest = time.time() - ABANDONED_SECONDS
    for path in aside.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()
