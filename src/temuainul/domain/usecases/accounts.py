"""Who somebody is: signing up, in and out, and in which browsers."""

from dataclasses import dataclass
from datetime import datetime

from msgspec import UNSET, Struct, UnsetType

from temuainul.domain.model.errors import Invalid, NotFound, NotSignedIn, WrongCredentials
from temuainul.domain.model.ids import LoginId, UserId
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.user import (
    MOST_LOGINS,
    PASSWORD_LENGTHS,
    LoginSession,
    User,
    checked_email,
    checked_password,
    new_user,
    plain_device,
    renamed,
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


class UserChanges(Struct, frozen=True, kw_only=True):
    """What is not given stays as it is."""

    name: str | UnsetType = UNSET
    language: Language | UnsetType = UNSET


class Login(Struct, frozen=True, kw_only=True):
    """One browser somebody is signed in with."""

    id: LoginId
    current: bool
    """True for the one that asks."""
    device: str
    """As the browser calls itself; empty where it does not say."""
    created_at: datetime
    last_used_at: datetime
    """To within ten minutes."""


@dataclass(frozen=True)
class Accounts:
    units: Units
    passwords: Passwords
    tokens: Tokens
    clock: Clock
    new_id: NewId

    async def sign_up(
        self, *, email: str, name: str, password: str, language: Language, device: str = ""
    ) -> SignedIn:
        """Raises `Invalid` or `AddressTaken`."""
        now = self.clock.now()
        user = new_user(id=UserId(self.new_id()), email=email, name=name, language=language, now=now)
        password_hash = await self.passwords.hash(checked_password(password))
        async with self.units.begin() as unit:
            await unit.store.users.add(user, password_hash)
            return await self._open(unit, user, device)

    async def sign_in(self, *, email: str, password: str, device: str = "") -> SignedIn:
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
            return await self._open(unit, user, device)

    async def sign_out(self, token: str) -> None:
        async with self.units.begin() as unit:
            session = await unit.store.login_sessions.by_token_hash(self.tokens.hash(token))
            if session is not None:
                await _end(unit, session)

    async def sign_out_everywhere(self, actor: UserId) -> None:
        async with self.units.begin() as unit:
            for session in await unit.store.login_sessions.of(actor):
                await _end(unit, session)

    async def logins(self, actor: UserId, token: str) -> tuple[Login, ...]:
        """The one with this token first, then the last used ones."""
        mine, now = self.tokens.hash(token), self.clock.now()
        async with self.units.begin() as unit:
            known = await unit.store.login_sessions.of(actor)
        shown = [_shown(one, current=one.token_hash == mine) for one in known if one.lives(now)]
        return tuple(sorted(shown, key=lambda one: (one.current, one.last_used_at, one.id), reverse=True))

    async def end_login(self, actor: UserId, id: LoginId) -> None:
        """Raises `NotFound`, also for a stranger's."""
        async with self.units.begin() as unit:
            known = {one.id: one for one in await unit.store.login_sessions.of(actor)}
            if id not in known:
                raise NotFound
            await _end(unit, known[id])

    async def edit(self, actor: UserId, changes: UserChanges) -> User:
        async with self.units.begin() as unit:
            user = await unit.store.users.by_id(actor)
            name = user.name if changes.name is UNSET else changes.name
            language = user.language if changes.language is UNSET else changes.language
            edited = renamed(user, name=name, language=language)
            await unit.store.users.save(edited)
            unit.changed(actor, ChangeTopic.account, actor)
        return edited

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

    async def _open(self, unit: Unit, user: User, device: str) -> SignedIn:
        issued, now = self.tokens.issue(), self.clock.now()
        session = LoginSession(
            id=LoginId(self.new_id()),
            token_hash=issued.token_hash,
            user_id=user.id,
            device=plain_device(device),
            created_at=now,
            last_used_at=now,
        )
        await unit.store.login_sessions.add(session)
        await _end_surplus(unit, user, now)
        unit.changed(user.id, ChangeTopic.logins, session.id)
        return SignedIn(user=user, token=issued.token)


async def _end_surplus(unit: Unit, user: User, now: datetime) -> None:
    living = [one for one in await unit.store.login_sessions.of(user.id) if one.lives(now)]
    for session in living[:-MOST_LOGINS]:
        await _end(unit, session)


async def _end(unit: Unit, session: LoginSession) -> None:
    """Whoever follows changes with it looks again when that is told."""
    await unit.store.login_sessions.remove(session.token_hash)
    unit.changed(session.user_id, ChangeTopic.logins, session.id)


def _shown(session: LoginSession, *, current: bool) -> Login:
    return Login(
        id=session.id,
        current=current,
        device=session.device,
        created_at=session.created_at,
        last_used_at=session.last_used_at,
    )
