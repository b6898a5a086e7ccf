"""Who somebody is: signing up, in and out."""

from dataclasses import dataclass

from msgspec import Struct

from temuainul.domain.model.errors import Invalid, NotSignedIn, WrongCredentials
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.user import (
    PASSWORD_LENGTHS,
    LoginSession,
    User,
    checked_email,
    checked_password,
    new_user,
)
from temuainul.domain.model.words import Language
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import Clock, NewId
from temuainul.ports.secrets import Passwords, Tokens

_, LONGEST_PASSWORD = PASSWORD_LENGTHS


class SignedIn(Struct, frozen=True, kw_only=True):
    user: User
    token: str
    """For the browser's cookie; it is kept nowhere here."""


@dataclass(frozen=True)
class Accounts:
    units: Units
    passwords: Passwords
    tokens: Tokens
    clock: Clock
    new_id: NewId

    async def sign_up(self, *, email: str, name: str, password: str, language: Language) -> SignedIn:
        """Raises `Invalid` or `AddressTaken`."""
        now = self.clock.now()
        user = new_user(id=UserId(self.new_id()), email=email, name=name, language=language, now=now)
        password_hash = await self.passwords.hash(checked_password(password))
        async with self.units.begin() as unit:
            await unit.store.users.add(user, password_hash)
            return await self._open(unit, user)

    async def sign_in(self, *, email: str, password: str) -> SignedIn:
        """Raises `WrongCredentials`, the same for an unknown address and a wrong password."""
        user, password_hash = await self._known(email, password)
        if (
            not await self.passwords.check(password_hash, password[:LONGEST_PASSWORD])
            or user is None
            or password_hash is None
        ):
            raise WrongCredentials
        renewed = await self._renewed(password_hash, password)
        async with self.units.begin() as unit:
            if renewed is not None:
                await unit.store.users.set_password_hash(user.id, renewed)
            return await self._open(unit, user)

    async def sign_out(self, token: str) -> None:
        async with self.units.begin() as unit:
            await unit.store.login_sessions.remove(self.tokens.hash(token))

    async def who(self, token: str, *, is_use: bool = True) -> User:
        """Raises `NotSignedIn` for a token we did not issue, or one that is too old.

        `is_use=False` only looks: a page left open must not keep a login session alive.
        """
        now = self.clock.now()
        async with self.units.begin() as unit:
            session = await unit.store.login_sessions.by_token_hash(self.tokens.hash(token))
            if session is None or not session.lives(now):
                raise NotSignedIn
            if is_use and session.wants_touch(now):
                await unit.store.login_sessions.touch(session.token_hash, now)
            return await unit.store.users.by_id(session.user_id)

    async def _known(self, email: str, password: str) -> tuple[User, str] | tuple[None, None]:
        """What no account can have is unknown, and costs the same."""
        try:
            address, _ = checked_email(email), checked_password(password)
        except Invalid:
            return None, None
        async with self.units.begin() as unit:
            return await unit.store.users.credentials(address) or (None, None)

    async def _renewed(self, password_hash: str, password: str) -> str | None:
        outdated = self.passwords.is_outdated(password_hash)
        return await self.passwords.hash(password) if outdated else None

    async def _open(self, unit: Unit, user: User) -> SignedIn:
        issued, now = self.tokens.issue(), self.clock.now()
        session = LoginSession(
            token_hash=issued.token_hash, user_id=user.id, created_at=now, last_used_at=now
        )
        await unit.store.login_sessions.add(session)
        return SignedIn(user=user, token=issued.token)
