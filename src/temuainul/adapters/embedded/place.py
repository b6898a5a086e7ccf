"""Where the data of one server lives, and how it is reached."""

import hashlib
import os
import re
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from temuainul.adapters.embedded.account import Account, account_for
from temuainul.domain.model.errors import Unavailable

# Each server listens in its own data directory, so all may have the same port.
PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"

# A socket's path may have 103 bytes on macOS and 107 on Linux.
LONGEST_SOCKET_PATH = 103

# Where data and programs go when root's own directories are closed to the account that runs the server.
SYSTEM_DIRECTORY = Path("/var/lib/temuainul")


@dataclass(frozen=True, slots=True)
class Place:
    """A data directory, the files beside it, and the account that owns it."""

    data: Path
    account: Account

    @property
    def is_initialised(self) -> bool:
        return (self.data / "PG_VERSION").is_file()

    @property
    def lock(self) -> Path:
        return self.data.with_name(f"{self.data.name}.lock")

    @property
    def log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def dsn(self) -> str:
        """For asyncpg and psycopg; for SQLAlchemy write `postgresql+asyncpg` in front."""
        return f"postgresql://postgres@/postgres?host={quote(str(self.host), safe='/')}&port={PORT}"

    @property
    def host(self) -> Path:
        """The directory of the socket, by a name that every driver can take."""
        return self.data if _fits_a_dsn(self.data) else _short_name(self.data)


def find_place(requested: Path) -> Place:
    """Normally what was asked for; as root perhaps a folder of `SYSTEM_DIRECTORY`, and then always that."""
    data = requested.expanduser().resolve()
    asked = Place(data, account_for(data))
    if asked.account.is_us or asked.is_initialised:
        return asked
    stand_in = SYSTEM_DIRECTORY / f"{data.name}-{_digest(data)}"
    moved = Place(stand_in, account_for(stand_in))
    # Data that was moved once stays there, even if the way to the first choice has opened since.
    return moved if moved.is_initialised or asked.account.barrier(data.parent) else asked


def private_directory(path: Path, mode: int = 0o700) -> Path:
    """Made if missing; refused when somebody else made it, or could change what is in it."""
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(mode)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o777 & ~mode:
        raise Unavailable(f"{path} must be a directory of user {os.geteuid()} with mode {mode:o}")
    return path


def _fits_a_dsn(directory: Path) -> bool:
    """Some drivers read a comma as two hosts and a colon as a port."""
    plain = re.fullmatch(r"[\w/.+-]+", str(directory), re.ASCII)
    return bool(plain) and len(f"{directory}/{SOCKET}") <= LONGEST_SOCKET_PATH


def _short_name(directory: Path) -> Path:
    """A link to the directory; the socket stays inside, where a new link finds it if this one is lost."""
    links = private_directory(Path(tempfile.gettempdir()).resolve() / f"temuainul-{os.geteuid()}")
    link = links / _digest(directory)
    with suppress(FileExistsError):
        link.symlink_to(directory)
    if not _fits_a_dsn(link):
        raise Unavailable(f"{links} is too long a name for a socket, too: set TMPDIR to a shorter one")
    return link


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
