"""Every error the domain knows, as a caller over HTTP meets it."""

from collections.abc import Iterator, Sequence

import msgspec

from temuainul.domain.model import errors
from temuainul.domain.model.errors import DomainError
from temuainul.domain.model.words import invalid
from temuainul.entrypoints.api import problems
from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import code, fenced, one_line, table
from temuainul.entrypoints.reference.source import attribute_docstrings

_INTRODUCTION = """\
Every failure leaves as `application/problem+json` (RFC 9457). Programs decide by `code`, which never changes its meaning;
`title` is the same for every problem of a code, `detail` says what went wrong this time."""
_OTHERS = """\
What the server refuses before the domain is asked has the code of its status: `unsupported-media-type` (415) for a body
of another type than the route takes, `method-not-allowed` (405), and `internal-server-error` (500) for what nobody
foresaw, which says nothing and is logged. A 503 carries `Retry-After`."""


def page() -> str:
    return markdown.page(
        "Problems",
        _INTRODUCTION,
        table(("Member", "Meaning"), _members()),
        "For example:",
        fenced(_example(), "json"),
        "## The family",
        fenced(_tree()),
        *(_section(error) for error in family()),
        "## From the server itself",
        _OTHERS,
    )


def family() -> Iterator[type[DomainError]]:
    """All that can be raised, parents before their children."""
    for error in _descendants(DomainError):
        if error is not DomainError:
            yield error


def status_of(error: type[DomainError]) -> int:
    return next(problems.STATUSES[one] for one in error.__mro__ if one in problems.STATUSES)


def _descendants(error: type[DomainError]) -> Iterator[type[DomainError]]:
    """Only ours: a test or an embedder may have defined more."""
    yield error
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _descendants(child)


def _members() -> Iterator[Sequence[str]]:
    told = attribute_docstrings(problems.Problem)
    for name in problems.Problem.__struct_fields__:
        yield code(name), told.get(name, "")


def _example() -> str:
    problem = problems.problem_of(invalid("email", "is not an e-mail address"), "/api/auth/sign-up")
    return msgspec.json.format(msgspec.json.encode(problem), indent=2).decode()


def _tree() -> str:
    depth = {error: len(error.__mro__) for error in _descendants(DomainError)}
    least = min(depth.values())
    return "\n".join(f"{'  ' * (depth[error] - least)}{error.__name__}" for error in depth)


def _section(error: type[DomainError]) -> str:
    parent = error.__mro__[1]
    family = "" if parent is DomainError else f", a kind of {code(parent.__name__)}"
    return f"### {error.code}\n\n{one_line(error.__doc__)}\n\n{code(error.__name__)}{family}; answered {status_of(error)}."
