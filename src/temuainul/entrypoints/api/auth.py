"""Cookie → User."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler

from temuainul.domain.model.errors import NotSignedIn
from temuainul.domain.model.user import ABSOLUTE_LIFE, User
from temuainul.domain.usecases.accounts import Accounts

Connection = ASGIConnection[Any, Any, Any, Any]
OPEN_TO_ALL = "open_to_all"
"""An `opt` of the few routes that need no login; a route that says nothing is closed."""


@dataclass(frozen=True)
class Logins:
    """The browser's half of a login session: one cookie that only we can read, and only over https if we have it."""

    accounts: Accounts
    secure: bool

    async def who(self, connection: Connection, *, is_use: bool = True) -> User:
        """Raises `NotSignedIn`."""
        return await self.accounts.who(self.token(connection), is_use=is_use)

    def token(self, connection: Connection) -> str:
        """Raises `NotSignedIn` where the browser sends none."""
        token = connection.cookies.get(self.cookie_name, "")
        if not token:
            raise NotSignedIn
        return token

    @property
    def cookie_name(self) -> str:
        """Browsers take the prefixed name only from us, over https, for the whole host."""
        return "__Host-session" if self.secure else "session"

    def cookie(self, token: str) -> Cookie:
        return self._cookie(token, int(ABSOLUTE_LIFE.total_seconds()))

    def no_cookie(self) -> Cookie:
        return self._cookie("", 0)

    def _cookie(self, value: str, max_age: int) -> Cookie:
        return Cookie(
            key=self.cookie_name,
            value=value,
            max_age=max_age,
            path="/",
            httponly=True,
            secure=self.secure,
            samesite="lax",
        )


def signed_in(logins: Logins) -> Callable[[Connection, BaseRouteHandler], Awaitable[None]]:
    """A guard, so that nothing of a body is read for who is not signed in.

    A closure, since the framework copies guards deeply: a bound method would take a copy of the whole application along.
    """

    async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        if not handler.opt.get(OPEN_TO_ALL):
            connection.scope["user"] = await logins.who(connection)

    return guard


def user(request: Request[User, Any, Any]) -> User:
    return request.user
