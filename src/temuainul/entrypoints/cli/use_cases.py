"""The use cases without HTTP, for commands that look after what is stored."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from temuainul.domain.model.errors import DomainError, Unavailable
from temuainul.domain.model.work import WorkState
from temuainul.domain.usecases.application import Application
from temuainul.entrypoints.cli.environment import settings
from temuainul.entrypoints.running import application
from temuainul.entrypoints.telemetry import configure_logging


@asynccontextmanager
async def use_cases() -> AsyncIterator[Application]:
    given = settings()
    configure_logging(given.log_level or "warning")
    async with application(given) as app:
        await _look(app)
        yield app


async def _look(app: Application) -> None:
    """What goes wrong at the first look at a database that answers is that its tables are not ours."""
    try:
        await app.works.list(WorkState.quarantined)
    except DomainError:
        raise
    except Exception as error:
        raise Unavailable("The database is not up to date; `temuainul migrate` mends that.") from error
