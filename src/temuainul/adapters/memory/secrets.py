"""Passwords and tokens that anybody can guess: for tests and nothing else."""

from hashlib import sha256
from hmac import compare_digest

from temuainul.ports.secrets import IssuedToken, Passwords, Tokens


class MemoryPasswords(Passwords):
    """Fast and unsalted. Another `generation` makes the hashes of earlier ones outdated."""

    def __init__(self, generation: int = 1) -> None:
        self._generation = generation

    async def hash(self, password: str) -> str:
        return _unsafe_hash(password, str(self._generation))

    async def check(self, password_hash: str | None, password: str) -> bool:
        known = password_hash or ""
        generation = known.split(":")[1] if known.startswith("unsafe:") else ""
        return compare_digest(known.encode(), _unsafe_hash(password, generation).encode())

    def is_outdated(self, password_hash: str) -> bool:
        return not password_hash.startswith(f"unsafe:{self._generation}:")


class MemoryTokens(Tokens):
    """Counted, not drawn: two of these issue the same tokens."""

    def __init__(self) -> None:
        self._count = 0

    def issue(self) -> IssuedToken:
        self._count += 1
        token = sha256(f"unsafe token {self._count}".encode()).hexdigest()
        return IssuedToken(token=token, token_hash=self.hash(token))

    def hash(self, token: str) -> str:
        return sha256(token.encode()).hexdigest()


def _unsafe_hash(password: str, generation: str) -> str:
    return f"unsafe:{generation}:{sha256(password.encode()).hexdigest()}"
