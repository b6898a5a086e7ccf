"""Passwords and login tokens."""

from typing import Protocol

from msgspec import Struct


class IssuedToken(Struct, frozen=True):
    token: str
    """Handed to the browser, kept nowhere."""
    token_hash: str


class Passwords(Protocol):
    async def hash(self, password: str) -> str: ...

    async def check(self, password_hash: str | None, password: str) -> bool:
        """Takes as long for an unknown account, None, as for a wrong password."""
        ...

    def is_outdated(self, password_hash: str) -> bool:
        """True if today's hash would be stronger."""
        ...


class Tokens(Protocol):
    def issue(self) -> IssuedToken:
        """256 random bits."""
        ...

    def hash(self, token: str) -> str: ...
