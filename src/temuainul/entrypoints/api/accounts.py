"""Signing up, in and out; who one is, and in which browsers."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.params import JSONBody
from msgspec import UNSET, Meta, Struct, UnsetType, structs

from temuainul.domain.model.ids import LoginId
from temuainul.domain.model.user import EMAIL_LENGTH, NAME_LENGTH, PASSWORD_LENGTHS, User
from temuainul.domain.model.words import Language
from temuainul.domain.usecases import accounts as usecases
from temuainul.domain.usecases.accounts import Accounts, Login, SignedIn
from temuainul.entrypoints.api.auth import OPEN_TO_ALL, Logins
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.parameters import PathId

Address = Annotated[str, Meta(max_length=EMAIL_LENGTH, pattern=r"^[^\x00-\x1f\x7f]*$")]


class SignUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Address
    name: Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
    password: Annotated[str, Meta(min_length=PASSWORD_LENGTHS[0], max_length=PASSWORD_LENGTHS[1])]
    language: Language = Language.indonesian


class SignIn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Address
    password: Annotated[str, Meta(max_length=PASSWORD_LENGTHS[1])]


class UserChanges(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not given stays as it is."""

    name: Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)] | UnsetType = UNSET
    language: Language | UnsetType = UNSET


class LoginList(Struct, frozen=True, kw_only=True):
    items: tuple[Login, ...]
    """This browser first, then those last used."""


class AccountController(Controller):
    path = "/auth"
    tags = ["accounts"]  # noqa: RUF012  the framework's own attribute

    @post("/sign-up", operation_id="signUp", opt={OPEN_TO_ALL: True})
    async def sign_up(
        self,
        request: Request[Any, Any, Any],
        data: JSONBody[SignUp],
        accounts: Given[Accounts],
        logins: Given[Logins],
    ) -> Response[User]:
        opened = await accounts.sign_up(
            email=data.email,
            name=data.name,
            password=data.password,
            language=data.language,
            device=_device(request),
        )
        return _signed_in(opened, logins, 201)

    @post("/sign-in", operation_id="signIn", status_code=200, opt={OPEN_TO_ALL: True})
    async def sign_in(
        self,
        request: Request[Any, Any, Any],
        data: JSONBody[SignIn],
        accounts: Given[Accounts],
        logins: Given[Logins],
    ) -> Response[User]:
        opened = await accounts.sign_in(email=data.email, password=data.password, device=_device(request))
        return _signed_in(opened, logins, 200)

    @post("/sign-out", operation_id="signOut", status_code=204, opt={OPEN_TO_ALL: True})
    async def sign_out(
        self, request: Request[Any, Any, Any], accounts: Given[Accounts], logins: Given[Logins]
    ) -> Response[None]:
        """Also for who is not signed in, or no longer."""
        if token := request.cookies.get(logins.cookie_name):
            await accounts.sign_out(token)
        return _signed_out(logins)

    @post("/sign-out-everywhere", operation_id="signOutEverywhere", status_code=204)
    async def sign_out_everywhere(
        self, user: Given[User], accounts: Given[Accounts], logins: Given[Logins]
    ) -> Response[None]:
        """Here too."""
        await accounts.sign_out_everywhere(user.id)
        return _signed_out(logins)

    @get("/logins", operation_id="listLogins")
    async def list_logins(
        self,
        request: Request[Any, Any, Any],
        user: Given[User],
        accounts: Given[Accounts],
        logins: Given[Logins],
    ) -> LoginList:
        return LoginList(items=await accounts.logins(user.id, logins.token(request)))

    @delete("/logins/{id:str}", operation_id="endLogin")
    async def end_login(self, user: Given[User], accounts: Given[Accounts], id: PathId) -> None:
        """That browser is signed out at once."""
        await accounts.end_login(user.id, LoginId(id))

    @get("/me", operation_id="readMe")
    async def me(self, user: Given[User]) -> User:
        return user

    @patch("/me", operation_id="editMe")
    async def edit(self, user: Given[User], accounts: Given[Accounts], data: JSONBody[UserChanges]) -> User:
        return await accounts.edit(user.id, usecases.UserChanges(**structs.asdict(data)))


def _device(request: Request[Any, Any, Any]) -> str:
    return str(request.headers.get("user-agent", ""))


def _signed_out(logins: Logins) -> Response[None]:
    # Not "cookies": that would also empty those of every other port of this host.
    headers = {"clear-site-data": '"cache", "storage"'}
    return Response(None, status_code=204, cookies=[logins.no_cookie()], headers=headers)


def _signed_in(opened: SignedIn, logins: Logins, status: int) -> Response[User]:
    return Response(opened.user, status_code=status, cookies=[logins.cookie(opened.token)])
