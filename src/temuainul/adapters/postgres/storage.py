"""One unit of work is one transaction on one connection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from temuainul.adapters.postgres.agents import PostgresAgents
from temuainul.adapters.postgres.changes import PostgresChanges
from temuainul.adapters.postgres.deliveries import PostgresDeliveries
from temuainul.adapters.postgres.driver import DRIVER_ERRORS
from temuainul.adapters.postgres.facts import PostgresFacts
from temuainul.adapters.postgres.invitations import PostgresInvitations
from temuainul.adapters.postgres.login_sessions import PostgresLoginSessions
from temuainul.adapters.postgres.meetings import PostgresMeetings
from temuainul.adapters.postgres.passing import unavailable
from temuainul.adapters.postgres.questions import PostgresQuestions
from temuainul.adapters.postgres.recordings import PostgresRecordings
from temuainul.adapters.postgres.rooms import PostgresRooms
from temuainul.adapters.postgres.statistics import PostgresStatistics
from temuainul.adapters.postgres.summaries import PostgresSummaries
from temuainul.adapters.postgres.ticks import PostgresTicks
from temuainul.adapters.postgres.transcripts import PostgresTranscripts
from temuainul.adapters.postgres.users import PostgresUsers
from temuainul.adapters.postgres.work import PostgresWork
from temuainul.ports.storage import Storage, UnitOfWork

NOW = select(func.clock_timestamp())


class PostgresStorage(Storage):
    def __init__(self, engine: AsyncEngine) -> None:
        """The engine comes from `create_engine`, which sets the time limits and translates errors."""
        self._engine = engine

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        connection = await self._connect()
        try:
            async with connection.begin():
                yield PostgresUnitOfWork(connection)
        finally:
            await connection.close()

    async def _connect(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except (*DRIVER_ERRORS, SQLAlchemyError) as error:
            raise unavailable(error) from error


class PostgresUnitOfWork(UnitOfWork):
    """Repositories are made when first asked for: most units need two or three."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @cached_property
    def users(self) -> PostgresUsers:
        return PostgresUsers(self._session)

    @cached_property
    def login_sessions(self) -> PostgresLoginSessions:
        return PostgresLoginSessions(self._session)

    @cached_property
    def agents(self) -> PostgresAgents:
        return PostgresAgents(self._session)

    @cached_property
    def meetings(self) -> PostgresMeetings:
        return PostgresMeetings(self._connection)

    @cached_property
    def facts(self) -> PostgresFacts:
        return PostgresFacts(self._connection)

    @cached_property
    def transcripts(self) -> PostgresTranscripts:
        return PostgresTranscripts(self._connection)

    @cached_property
    def summaries(self) -> PostgresSummaries:
        return PostgresSummaries(self._connection)

    @cached_property
    def ticks(self) -> PostgresTicks:
        return PostgresTicks(self._connection)

    @cached_property
    def questions(self) -> PostgresQuestions:
        return PostgresQuestions(self._session)

    @cached_property
    def rooms(self) -> PostgresRooms:
        return PostgresRooms(self._connection)

    @cached_property
    def invitations(self) -> PostgresInvitations:
        return PostgresInvitations(self._connection)

    @cached_property
    def recordings(self) -> PostgresRecordings:
        return PostgresRecordings(self._connection)

    @cached_property
    def deliveries(self) -> PostgresDeliveries:
        return PostgresDeliveries(self._connection)

    @cached_property
    def work(self) -> PostgresWork:
        return PostgresWork(self._connection)

    @cached_property
    def changes(self) -> PostgresChanges:
        return PostgresChanges(self._connection)

    @cached_property
    def statistics(self) -> PostgresStatistics:
        return PostgresStatistics(self._connection)

    async def now(self) -> datetime:
        now: datetime = (await self._connection.execute(NOW)).scalar_one()
        return now

    @cached_property
    def _session(self) -> AsyncSession:
        """For advanced-alchemy, in this unit's transaction, which it may neither commit nor close."""
        return AsyncSession(self._connection, join_transaction_mode="rollback_only", expire_on_commit=False)
