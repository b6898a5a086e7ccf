"""SQLAlchemy's engine, as storage and migrations want it."""

import msgspec
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from temuainul.adapters.postgres.driver import COMMAND_SECONDS, connector
from temuainul.adapters.postgres.passing import is_broken, is_passing, unavailable
from temuainul.domain.model.errors import Unavailable

POOL_SECONDS = 5.0
"""Who waits longer for a connection than this is better told of the overload."""


def create_engine(
    url: str, *, pool_size: int = 10, command_seconds: float | None = COMMAND_SECONDS
) -> AsyncEngine:
    """Connects when first used. None for `command_seconds` lets a statement take as long as it takes."""
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+asyncpg"),
        async_creator=connector(url, command_seconds),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        json_serializer=_to_json,
        json_deserializer=msgspec.json.decode,
    )
    _listen(engine.sync_engine)
    return engine


def _to_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _listen(engine: Engine) -> None:
    event.listen(engine, "checkout", _replace_closed)
    event.listen(engine, "handle_error", _translate)


def _replace_closed(connection: DBAPIConnection, *_: object) -> None:
    """After a restart of the server every pooled connection is closed; asyncpg has noticed, and asking costs nothing."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _translate(context: ExceptionContext) -> Unavailable | None:
    """Vendor errors that pass stop here. Whose protocol is out of step, or who does not answer, is not used again."""
    error = context.original_exception
    if not is_passing(error):
        return None
    context.is_disconnect = context.is_disconnect or is_broken(error)
    return unavailable(error)
