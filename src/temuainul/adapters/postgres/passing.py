"""Which of the driver's errors pass by themselves."""

from temuainul.adapters.postgres.driver import BREAKING_ERRORS, DRIVER_ERRORS
from temuainul.domain.model.errors import Unavailable

# Connection lost, rolled back to let others through, out of resources, stopped by an operator, broken hardware;
# and of two more classes: a lock not had in time, a transaction idle or open for too long.
# https://www.postgresql.org/docs/current/errcodes-appendix.html
PASSING_STATES = ("08", "40", "53", "57", "58", "55P03", "25P03", "25P04")


def is_passing(error: BaseException | None) -> bool:
    """True if the same statement may succeed later. SQLAlchemy's copy of an error has the driver's as its cause."""
    return any(_passes(one) for one in (error, getattr(error, "__cause__", None)))


def is_broken(error: BaseException | None) -> bool:
    """True if the connection it happened on cannot be trusted any more."""
    return any(isinstance(one, BREAKING_ERRORS) for one in (error, getattr(error, "__cause__", None)))


def unavailable(error: BaseException | None) -> Unavailable:
    """Says nothing of the address: it may hold a password."""
    return Unavailable(f"The database does not answer ({type(error).__name__}); try again later.")


def _passes(error: BaseException | None) -> bool:
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return str(state).startswith(PASSING_STATES)
    # asyncpg calls a value it cannot send an interface error too; that does not pass.
    return isinstance(error, DRIVER_ERRORS) and not isinstance(error, ValueError)
