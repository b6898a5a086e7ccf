"""Signing up, in and out."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, get, post
from litestar.params import JSONBody
from msgspec import Meta, Struct

from temuainul.domain.model.user import EMAIL_LENGTH, NAME_LENGTH, PASSWORD_LENGTHS, User
from temuainul.domain.model.words import Language
from temuainul.domain.usecases.accounts import Accounts, SignedIn
from temuainul.entrypoints.api.auth import OPEN_TO_ALL, Logins
from temuainul.entrypoints.api.given import Given

Address = Annotated[str, Meta(max_length=EMAIL_LENGTH, pattern=r"^[^\x00-\x1f\x7f]*$")]


class SignUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Address
    name: Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
    password: Annotated[str, Meta(min_length=PASSWORD_LENGTHS[0], max_length=PASSWORD_LENGTHS[1])]
    language: Language = Language.indonesian


class SignIn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Address
    password: Annotated[str, Meta(max_length=PASSWORD_LENGTHS[1])]


class AccountController(Controller):
    path = "/auth"
    tags = ["accounts"]  # noqa: RUF012  the framework's own attribute

    @post("/sign-up", operation_id="signUp", opt={OPEN_TO_ALL: True})
    async def sign_up(
        self, data: JSONBody[SignUp], accounts: Given[Accounts], logins: Given[Logins]
    ) -> Response[User]:
        opened = await accounts.sign_up(
            email=data.email, name=data.name, password=data.password, language=data.language
        )
        return _signed_in(opened, logins, 201)

    @post("/sign-in", operation_id="signIn", status_code=200, opt={OPEN_TO_ALL: True})
    async def sign_in(
        self, data: JSONBody[SignIn], accounts: Given[Accounts], logins: Given[Logins]
    ) -> Response[User]:
        return _signed_in(await accounts.sign_in(email=data.email, password=data.password), logins, 200)

    @post("/sign-out", operation_id="signOut", status_code=204, opt={OPEN_TO_ALL: True})
    async def sign_out(
        self, request: Request[Any, Any, Any], accounts: Given[Accounts], logins: Given[Logins]
    ) -> Response[None]:
        """Also for who is not signed in, or no longer."""
        if token := request.cookies.get(logins.cookie_name):
            await accounts.sign_out(token)
        # Not "cookies": that would also empty those of every other port of this host.
        headers = {"clear-site-data": '"cache", "storage"'}
        return Response(None, status_code=204, cookies=[logins.no_cookie()], headers=headers)

    @get("/me", operation_id="readMe")
    async def me(self, user: Given[User]) -> User:
        return user


def _signed_in(opened: SignedIn, logins: Logins, status: int) -> Response[User]:
    return Response(opened.user, status_code=status, cookies=[logins.cookie(opened.token)])
