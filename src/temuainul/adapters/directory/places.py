"""Directories below the one where files are kept: made when needed, gone when empty."""

import os
from collections.abc import Iterator
from pathlib import Path

_OURS_ALONE = 0o700


def make_directory(path: Path) -> None:
    """Durable from the root down, or a crash might lose the directory and keep no trace of what was in it."""
    if not path.is_dir():
        make_directory(path.parent)
        path.mkdir(mode=_OURS_ALONE, exist_ok=True)
        sync(path.parent)


def sync(directory: Path) -> None:
    number = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def remove_file(root: Path, path: Path) -> None:
    """And the directories it leaves empty."""
    if path.is_file():
        path.unlink(missing_ok=True)
    for directory in path.parents:
        if directory == root or not _is_removed(directory):
            return


def keys_below(root: Path, prefix: str) -> tuple[str, ...]:
    """In order; what is on its way is not there yet."""
    return tuple(
        sorted(key for key in _keys(root, root / prefix.rpartition("/")[0]) if key.startswith(prefix))
    )


def _keys(root: Path, directory: Path) -> Iterator[str]:
    for parent, directories, names in os.walk(directory):
        directories[:] = [name for name in directories if not name.startswith(".")]
        yield from ((Path(parent) / name).relative_to(root).as_posix() for name in names)


def _is_removed(directory: Path) -> bool:
    """False where something is in it; one that is gone already is removed."""
    try:
        directory.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
