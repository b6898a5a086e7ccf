"""Room for the files of one remuxing, which a process that is killed leaves behind."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ABANDONED_SECONDS = 24 * 3600
"""Nothing takes a day to be made; a process died over what is older."""
_OURS_ALONE = 0o700


@contextmanager
def scratch(root: Path) -> Iterator[Path]:
    """An empty directory, gone in the end."""
    root.mkdir(mode=_OURS_ALONE, parents=True, exist_ok=True)
    _remove_abandoned(root)
    with tempfile.TemporaryDirectory(dir=root, ignore_cleanup_errors=True) as directory:
        yield Path(directory)


def _remove_abandoned(root: Path) -> None:
    """Another process may do the same at the same time."""
    oldest = time.time() - ABANDONED_SECONDS
    for path in root.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path, ignore_errors=True)
