"""The one place that knows asyncpg: how it connects, how long anything may take, what it raises."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import asyncpg  # type: ignore[import-untyped]  # comes without types

CONNECT_SECONDS = 3.0
COMMAND_SECONDS = 10.0
"""The server stops what takes longer."""
GRACE_SECONDS = 1.0
"""The driver waits this much longer before it gives a server up: if both stopped at once, the protocol would get muddled."""

Connection: TypeAlias = asyncpg.Connection
Pool: TypeAlias = asyncpg.Pool

BREAKING_ERRORS = (OSError, TimeoutError, asyncpg.InternalClientError)
"""What leaves a connection in an unknown state; the last is asyncpg's for one that was lost at a bad moment."""
DRIVER_ERRORS = (*BREAKING_ERRORS, asyncpg.PostgresError, asyncpg.InterfaceError)
"""Everything that comes of a database that is away, full, slow or wrongly configured."""

_SCHEME = re.compile(r"^postgres(ql)?(\+\w+)?://")


def connector(
    url: str, command_seconds: float | None = COMMAND_SECONDS
) -> Callable[[], Awaitable[Connection]]:
    """What opens one connection; None lets a statement take as long as it takes."""
    options = _options(command_seconds)

    async def connect() -> Connection:
        return await asyncpg.connect(plain(url), timeout=CONNECT_SECONDS, **options)

    return connect


def bare_pool(url: str, *, size: int, command_seconds: float, settings: dict[str, str]) -> Pool:
    """For sessions that are left as they were found: asyncpg's own reset costs every use a second round trip.

    Awaiting it opens no connection yet.
    """
    options = _options(command_seconds, **settings)
    timeout = min(CONNECT_SECONDS, command_seconds)
    return asyncpg.create_pool(
        plain(url), min_size=0, max_size=size, reset=_nothing, timeout=timeout, **options
    )


def plain(url: str) -> str:
    """Without a driver in the scheme, as asyncpg wants it; what follows, such as sslmode, it understands itself."""
    return _SCHEME.sub("postgresql://", url)


def _options(command_seconds: float | None, **settings: str) -> dict[str, Any]:
    limit = f"{0 if command_seconds is None else int(command_seconds * 1000)}ms"
    always = {
        "application_name": "temuainul",
        "timezone": "UTC",
        "statement_timeout": limit,
        "idle_in_transaction_session_timeout": limit,
    }
    patience = None if command_seconds is None else command_seconds + GRACE_SECONDS
    return {"command_timeout": patience, "server_settings": {**always, **settings}}


async def _nothing(_: Connection) -> None:
    pass
