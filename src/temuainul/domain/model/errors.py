"""What the domain can refuse.

DomainError
├── Invalid                 what was given cannot be used; says what and where
│   └── UnreadableTranscript
├── Untrusted               we do not know who this is
│   ├── NotSignedIn
│   ├── WrongCredentials
│   └── BadSignature
├── NotAllowed              known, and not permitted
├── NotFound                it does not exist, or is not yours
├── Conflict                true in general, but not now
│   ├── IllegalTransition
│   ├── AddressTaken
│   └── LeaseLost
├── TooLarge                more than is taken at once
└── Unavailable             something outside does not answer; try later
    ├── NoCallProvider
    └── HeldElsewhere

Each class docstring is its default message; `code` names the kind for machines and for the wording in a page.
"""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct


class FieldProblem(Struct, frozen=True, kw_only=True):
    """One thing wrong with one place in the input."""

    where: str
    message: str


class DomainError(Exception):
    """The request could not be fulfilled."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())

    @property
    def message(self) -> str:
        return str(self)


class Invalid(DomainError):
    """What was given cannot be used."""

    code = "invalid"

    def __init__(self, message: str = "", *, problems: Sequence[FieldProblem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class UnreadableTranscript(Invalid):
    """The transcript cannot be read."""

    code = "unreadable-transcript"

    def __init__(self, reason: str, *, line: int | None = None) -> None:
        """`line` counts from 1; None where the fault has no line, as in an empty file."""
        where = "file" if line is None else f"line {line}"
        super().__init__(f"{where}: {reason}", problems=[FieldProblem(where=where, message=reason)])
        self.line = line
        self.reason = reason


class Untrusted(DomainError):
    """We do not know who this is."""

    code = "untrusted"


class NotSignedIn(Untrusted):
    """Sign in first."""

    code = "not-signed-in"


class WrongCredentials(Untrusted):
    """The address or the password is wrong."""

    code = "wrong-credentials"


class BadSignature(Untrusted):
    """The signature does not match the body."""

    code = "bad-signature"


class NotAllowed(DomainError):
    """You may not do this."""

    code = "not-allowed"


class NotFound(DomainError):
    """It does not exist, or is not yours."""

    code = "not-found"


class Conflict(DomainError):
    """It cannot be done now."""

    code = "conflict"


class IllegalTransition(Conflict):
    """The meeting's status does not allow this."""

    code = "illegal-transition"


class AddressTaken(Conflict):
    """An account with this address exists."""

    code = "address-taken"


class LeaseLost(Conflict):
    """Another worker holds this work now."""

    code = "lease-lost"


class TooLarge(DomainError):
    """More than is taken at once."""

    code = "too-large"


class Unavailable(DomainError):
    """A service we depend on does not answer; try again later."""

    code = "unavailable"

    def __init__(self, message: str = "", *, retry_after_seconds: int = 5) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class NoCallProvider(Unavailable):
    """No call provider is configured, so there is no room to join."""

    code = "no-call-provider"


class HeldElsewhere(Unavailable):
    """Another process holds this room."""

    code = "held-elsewhere"
