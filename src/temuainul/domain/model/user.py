"""People with an account, and the browsers they are signed in with."""

import re
from datetime import datetime, timedelta

from msgspec import Struct, structs

from temuainul.domain.model.ids import LoginId, UserId
from temuainul.domain.model.words import Language, clean_name, invalid

NAME_LENGTH = 120
EMAIL_LENGTH = 254
"""RFC 5321's longest path, less its two brackets."""
PASSWORD_LENGTHS = (8, 256)
"""Reliability A3."""

IDLE_LIFE = timedelta(days=7)
ABSOLUTE_LIFE = timedelta(days=30)
TOUCH_INTERVAL = timedelta(minutes=10)
"""Reliability A2: a login session's last use is written at most this often."""

MOST_LOGINS = 20
"""Reliability 7.1.2: for each person; beyond them the oldest ends."""
DEVICE_LENGTH = 200

_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s.\x00-\x1f\x7f]+(\.[^@\s.\x00-\x1f\x7f]+)+")


class User(Struct, frozen=True, kw_only=True):
    id: UserId
    email: str
    name: str
    language: Language
    created_at: datetime


class LoginSession(Struct, frozen=True, kw_only=True):
    """One signed-in browser. The token itself is never kept, only its hash."""

    id: LoginId
    """What its user ends it by; nothing of the token can be told from it."""
    token_hash: str
    user_id: UserId
    device: str
    """As the browser calls itself."""
    created_at: datetime
    last_used_at: datetime

    def lives(self, now: datetime) -> bool:
        return now < self.ends_at

    @property
    def ends_at(self) -> datetime:
        """Unless it is used again before."""
        return min(self.last_used_at + IDLE_LIFE, self.created_at + ABSOLUTE_LIFE)

    def wants_touch(self, now: datetime) -> bool:
        return now - self.last_used_at >= TOUCH_INTERVAL


def new_user(*, id: UserId, email: str, name: str, language: Language, now: datetime) -> User:
    return User(
        id=id,
        email=checked_email(email),
        name=clean_name(name, where="name", longest=NAME_LENGTH),
        language=language,
        created_at=now,
    )


def renamed(user: User, *, name: str, language: Language) -> User:
    """Raises `Invalid`."""
    return structs.replace(user, name=clean_name(name, where="name", longest=NAME_LENGTH), language=language)


def plain_device(told: str) -> str:
    """What a browser says of itself is taken as it is, but for what cannot be shown, and not at any length."""
    return "".join(sign for sign in told if sign.isprintable())[:DEVICE_LENGTH]


def checked_email(email: str) -> str:
    """Lower-cased and trimmed. Raises `Invalid`."""
    address = email.strip().lower()
    if len(address) > EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        raise invalid("email", "is not an e-mail address")
    return address


def checked_password(password: str) -> str:
    """As given, never trimmed. Raises `Invalid`."""
    shortest, longest = PASSWORD_LENGTHS
    if not shortest <= len(password) <= longest:
        raise invalid("password", f"must have {shortest} to {longest} characters")
    return password
