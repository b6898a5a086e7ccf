"""As whom the server runs: PostgreSQL refuses to be root, so root lends it another account."""

import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from temuainul.domain.model.errors import Unavailable

# The first that exists. `nobody` is on every system; an administrator who minds sharing it adds `temuainul`.
STAND_INS = ("temuainul", "nobody")


class Account(NamedTuple):
    """A user and group by number, as they stand in a file's owner fields."""

    uid: int
    gid: int

    @property
    def is_us(self) -> bool:
        return self.uid == os.geteuid()

    def barrier(self, path: Path) -> Path | None:
        """The outermost existing directory at or above `path` this account may not pass, if there is one."""
        ways = [place for place in (*reversed(path.parents), path) if place.is_dir()]
        return next((place for place in ways if not self._may_pass(place)), None)

    def _may_pass(self, directory: Path) -> bool:
        found = directory.stat()
        if self.uid == found.st_uid:
            return bool(found.st_mode & stat.S_IXUSR)
        return bool(found.st_mode & (stat.S_IXGRP if self.gid == found.st_gid else stat.S_IXOTH))


def ourselves() -> Account:
    return Account(os.geteuid(), os.getegid())


def account_for(data: Path) -> Account:
    """Ourselves; for root the owner of what is there already, so that it stays readable, or a stand-in."""
    if os.geteuid() != 0:
        return ourselves()
    if data.is_dir() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    return _stand_in()


def _stand_in() -> Account:
    for name in STAND_INS:
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise Unavailable(f"PostgreSQL does not run as root, and there is no user {' or '.join(STAND_INS)}")
