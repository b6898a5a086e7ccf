"""Argon2id for passwords, 256 random bits for login tokens."""

import asyncio
import secrets
from hashlib import sha256

from temuainul.ports.extras import require
from temuainul.ports.secrets import IssuedToken, Passwords, Tokens

require("server", "argon2")

from argon2 import PasswordHasher  # noqa: E402  said first what to install
from argon2.exceptions import InvalidHashError, VerificationError  # noqa: E402

AT_ONCE = 4
"""Reliability A3: hashing must not become a weapon against the machine that does it."""
MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1
"""Reliability A3, which is OWASP's first recommendation for Argon2id."""


class Argon2Passwords(Passwords):
    def __init__(self, *, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=LANES)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._nobodys = self._hasher.hash(secrets.token_hex())

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def check(self, password_hash: str | None, password: str) -> bool:
        async with self._turns:
            fits = await asyncio.to_thread(self._fits, password_hash or self._nobodys, password)
        return fits and password_hash is not None

    def is_outdated(self, password_hash: str) -> bool:
        return self._hasher.check_needs_rehash(password_hash)

    def _fits(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False


class RandomTokens(Tokens):
    def issue(self) -> IssuedToken:
        token = secrets.token_urlsafe(32)
        return IssuedToken(token, self.hash(token))

    def hash(self, token: str) -> str:
        return sha256(token.encode()).hexdigest()
