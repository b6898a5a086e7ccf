"""Error family → HTTP status; the only place that knows both. Every failure leaves as `application/problem+json`."""

import inspect
import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap
from msgspec import Struct

from temuainul.domain.model.errors import (
    Conflict,
    DomainError,
    FieldProblem,
    Invalid,
    NotAllowed,
    NotFound,
    TooLarge,
    Unavailable,
    Untrusted,
)

MEDIA_TYPE = "application/problem+json"
STATUSES: Mapping[type[DomainError], int] = {
    Invalid: 400,
    Untrusted: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    Unavailable: 503,
}
"""Looked up along an error's ancestors, so that a new subclass needs no row."""
_FAMILIES = {status: family for family, status in STATUSES.items()}
_INTERNAL = 500
_OF_CHANGES = frozenset({403, 409, 413, 415})
"""Reading sends no body, comes from anywhere, and is in nobody's way."""
_OF_LOGINS = frozenset({401})
_OF_NAMES = frozenset({404})
"""What changes something may name it in its body."""
_BODY = "data"
"""What the framework calls a body, after the handler's parameter."""
_NAMED_FIELD = re.compile(r"field `([^`]+)`")
_MISSING_PARAMETER = re.compile(r"Missing required \w+ parameter '([^']+)'")


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong, for people and for machines (RFC 9457)."""

    type: str
    """`urn:temuainul:problem:` and the code."""
    title: str
    """The same for every problem of this type."""
    status: int
    detail: str
    """What went wrong this time."""
    instance: str
    """The path that was asked for."""
    code: str
    errors: tuple[FieldProblem, ...]
    """Where in the input, if anywhere."""


def responses(*, changes: bool, needs_login: bool, names_something: bool) -> dict[str, Any]:
    """What an operation may answer instead, as the OpenAPI document says it, as far as that is told by its kind."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    never = {
        *(() if changes else _OF_CHANGES),
        *(() if needs_login else _OF_LOGINS),
        *(() if changes or names_something else _OF_NAMES),
    }
    statuses = sorted({*_FAMILIES, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _INTERNAL} - never)
    return {str(int(status)): {"description": _naming(status)[1], "content": content} for status in statuses}


def exception_handlers() -> ExceptionHandlersMap:
    """All three, or the framework keeps its own shape for the one that is missing."""
    return {DomainError: answer, HTTPException: answer, Exception: answer}


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    problem = problem_of(error, request.url.path)
    if problem.status == _INTERNAL:
        log_surprise(error, request.url.path)
    return Response(problem, status_code=problem.status, media_type=MEDIA_TYPE, headers=_headers(error))


def problem_of(error: Exception, instance: str) -> Problem:
    """Says nothing of an error nobody foresaw; log that one yourself."""
    if isinstance(error, DomainError):
        return _of_domain(error, instance)
    if isinstance(error, HTTPException) and error.status_code < _INTERNAL:
        return _of_http(error, instance)
    return _of_status(_INTERNAL, "", instance)


def log_surprise(error: Exception, instance: str) -> None:
    logging.getLogger("temuainul.api").error(
        "request.failed", exc_info=error, extra={"instance": instance, "error": type(error).__name__}
    )


def _headers(error: Exception) -> Mapping[str, str]:
    if isinstance(error, Unavailable):
        return {"retry-after": str(error.retry_after_seconds)}
    return (error.headers or {}) if isinstance(error, HTTPException) else {}


def _of_domain(error: DomainError, instance: str) -> Problem:
    status = next(STATUSES[family] for family in type(error).__mro__ if family in STATUSES)
    errors = error.problems if isinstance(error, Invalid) else ()
    return _problem(
        status=status,
        code=error.code,
        title=_title(type(error)),
        detail=error.message,
        instance=instance,
        errors=errors,
    )


def _of_http(error: HTTPException, instance: str) -> Problem:
    errors = _field_problems(error)
    told = "; ".join(f"{one.where}: {one.message}" for one in errors)
    return _of_status(error.status_code, told or error.detail, instance, errors)


def _of_status(status: int, detail: str, instance: str, errors: tuple[FieldProblem, ...] = ()) -> Problem:
    code, title = _naming(status)
    told = detail if detail and detail != HTTPStatus(status).phrase else title
    return _problem(status=status, code=code, title=title, detail=told, instance=instance, errors=errors)


def _naming(status: int) -> tuple[str, str]:
    """Code and title; of our own family where it has the status, else the standard's phrase."""
    if family := _FAMILIES.get(status):
        return family.code, _title(family)
    phrase = HTTPStatus(status).phrase
    return phrase.lower().replace(" ", "-"), f"{phrase}."


def _title(family: type[DomainError]) -> str:
    return (inspect.getdoc(family) or "").partition("\n")[0]


def _field_problems(error: HTTPException) -> tuple[FieldProblem, ...]:
    """What the framework found wrong with a body or a parameter, and says in several ways."""
    if isinstance(error.extra, list):
        return tuple(_field_problem(one) for one in error.extra if isinstance(one, dict))
    if missing := _MISSING_PARAMETER.match(error.detail):
        return (FieldProblem(where=missing[1], message="is missing"),)
    return ()


def _field_problem(told: Mapping[str, object]) -> FieldProblem:
    where, message = str(told.get("key", "")), str(told.get("message", ""))
    if where not in {"", _BODY}:
        return FieldProblem(where=where, message=message)
    if message == repr(_BODY):
        return FieldProblem(where="body", message="is missing")
    named = _NAMED_FIELD.search(message)
    return FieldProblem(where=named[1] if named else "body", message=message)


def _problem(
    *, status: int, code: str, title: str, detail: str, instance: str, errors: tuple[FieldProblem, ...]
) -> Problem:
    return Problem(
        type=f"urn:temuainul:problem:{code}",
        title=title,
        status=status,
        detail=detail,
        instance=instance,
        code=code,
        errors=errors,
    )
