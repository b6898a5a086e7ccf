"""Units of work in memory: each works on a copy of the tables, which takes their place when it is left normally."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from temuainul.adapters.memory.agents import MemoryAgentRepository
from temuainul.adapters.memory.changes import MemoryChangeRepository
from temuainul.adapters.memory.deliveries import MemoryDeliveryRepository
from temuainul.adapters.memory.facts import MemoryFactRepository
from temuainul.adapters.memory.invitations import MemoryInvitationRepository
from temuainul.adapters.memory.meetings import MemoryMeetingRepository
from temuainul.adapters.memory.questions import MemoryQuestionRepository
from temuainul.adapters.memory.recordings import MemoryRecordingRepository
from temuainul.adapters.memory.rooms import MemoryRoomRepository
from temuainul.adapters.memory.statistics import MemoryStatisticsRepository
from temuainul.adapters.memory.summaries import MemorySummaryRepository
from temuainul.adapters.memory.tables import Tables
from temuainul.adapters.memory.ticks import MemoryTickRepository
from temuainul.adapters.memory.transcript_parts import MemoryTranscriptRepository
from temuainul.adapters.memory.users import MemoryLoginSessionRepository, MemoryUserRepository
from temuainul.adapters.memory.work import MemoryWorkRepository
from temuainul.ports.ambient import Clock, NewId
from temuainul.ports.rooms import InvitationRepository, RoomRepository
from temuainul.ports.storage import (
    AgentRepository,
    ChangeRepository,
    DeliveryRepository,
    FactRepository,
    LoginSessionRepository,
    MeetingRepository,
    QuestionRepository,
    RecordingRepository,
    StatisticsRepository,
    Storage,
    SummaryRepository,
    TickRepository,
    TranscriptRepository,
    UnitOfWork,
    UserRepository,
    WorkRepository,
)


class MemoryStorage(Storage):
    """One lock is held for each unit, so units run one after another, in one event loop.

    A unit begun inside another by the same task could never start and is refused with `RuntimeError`.
    """

    def __init__(self, clock: Clock, new_id: NewId) -> None:
        self._clock = clock
        self._new_id = new_id
        self._tables = Tables()
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[object] | None = None

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._unit()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Tables]:
        """A copy of the tables to change, kept unless the block is left by an exception."""
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            raise RuntimeError("A unit of work is already open in this task.")
        async with self._lock:
            self._holder = task
            try:
                draft = self._tables.copy()
                yield draft
                self._tables = draft
            finally:
                self._holder = None

    @asynccontextmanager
    async def _unit(self) -> AsyncIterator[UnitOfWork]:
        async with self.writing() as tables:
            yield MemoryUnitOfWork(tables, self._clock, self._new_id)


class MemoryUnitOfWork(UnitOfWork):
    def __init__(self, tables: Tables, clock: Clock, new_id: NewId) -> None:
        self._tables = tables
        self._clock = clock
        self._new_id = new_id

    @property
    def users(self) -> UserRepository:
        return MemoryUserRepository(self._tables)

    @property
    def login_sessions(self) -> LoginSessionRepository:
        return MemoryLoginSessionRepository(self._tables)

    @property
    def agents(self) -> AgentRepository:
        return MemoryAgentRepository(self._tables)

    @property
    def meetings(self) -> MeetingRepository:
        return MemoryMeetingRepository(self._tables)

    @property
    def facts(self) -> FactRepository:
        return MemoryFactRepository(self._tables)

    @property
    def transcripts(self) -> TranscriptRepository:
        return MemoryTranscriptRepository(self._tables)

    @property
    def summaries(self) -> SummaryRepository:
        return MemorySummaryRepository(self._tables)

    @property
    def ticks(self) -> TickRepository:
        return MemoryTickRepository(self._tables)

    @property
    def questions(self) -> QuestionRepository:
        return MemoryQuestionRepository(self._tables)

    @property
    def rooms(self) -> RoomRepository:
        return MemoryRoomRepository(self._tables)

    @property
    def invitations(self) -> InvitationRepository:
        return MemoryInvitationRepository(self._tables)

    @property
    def recordings(self) -> RecordingRepository:
        return MemoryRecordingRepository(self._tables)

    @property
    def deliveries(self) -> DeliveryRepository:
        return MemoryDeliveryRepository(self._tables)

    @property
    def work(self) -> WorkRepository:
        return MemoryWorkRepository(self._tables, self._clock, self._new_id)

    @property
    def changes(self) -> ChangeRepository:
        return MemoryChangeRepository(self._tables)

    @property
    def statistics(self) -> StatisticsRepository:
        return MemoryStatisticsRepository(self._tables, self._clock)

    async def now(self) -> datetime:
        return self._clock.now()
