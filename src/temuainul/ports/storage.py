"""What is remembered: one unit of work, left committed or not at all, and one repository per noun in it.

Whatever begins with `forget` takes at most so many at once, so that no transaction takes long, and says how many they
were: fewer than that, and there are no more.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from temuainul.domain.model.agent import Agent
from temuainul.domain.model.fact import Fact, ParticipantJoined
from temuainul.domain.model.glimpse import Lead
from temuainul.domain.model.ids import (
    ActionItemId,
    AgentId,
    CallId,
    MeetingId,
    QuestionId,
    RecordingId,
    UserId,
    WorkId,
)
from temuainul.domain.model.listing import (
    AgentPage,
    Change,
    Hit,
    Home,
    MeetingFilter,
    MeetingPage,
    PageRequest,
)
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.question import Answer, Question
from temuainul.domain.model.recording import Recording
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.talk import Outline
from temuainul.domain.model.transcript import Transcript, TranscriptPart
from temuainul.domain.model.user import LoginSession, User
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.domain.model.work import Lease, Result, Work, WorkItem, WorkState
from temuainul.ports.rooms import InvitationRepository, RoomRepository


class UserRepository(Protocol):
    async def add(self, user: User, password_hash: str) -> None:
        """Raises `AddressTaken`."""
        ...

    async def by_id(self, id: UserId) -> User:
        """Raises `NotFound`."""
        ...

    async def credentials(self, email: str) -> tuple[User, str] | None:
        """The user and their password hash; None for an unknown address."""
        ...

    async def set_password_hash(self, id: UserId, password_hash: str) -> None: ...
    async def save(self, user: User) -> None:
        """Writes name and language."""
        ...


class LoginSessionRepository(Protocol):
    async def add(self, session: LoginSession) -> None: ...
    async def by_token_hash(self, token_hash: str) -> LoginSession | None: ...
    async def of(self, user: UserId) -> tuple[LoginSession, ...]:
        """Oldest first, those included that have ended and are not yet forgotten."""
        ...

    async def touch(self, token_hash: str, now: datetime) -> None: ...
    async def remove(self, token_hash: str) -> None: ...
    async def forget(self, ended_before: datetime, limit: int) -> int: ...


class AgentRepository(Protocol):
    """Every read names the actor; what is not theirs is `NotFound`."""

    async def add(self, agent: Agent) -> None: ...
    async def by_id(self, actor: UserId, id: AgentId) -> Agent: ...
    async def save(self, agent: Agent) -> None: ...
    async def remove(self, actor: UserId, id: AgentId) -> None:
        """Meetings keep their frozen copy and lose only the link."""
        ...

    async def page(self, actor: UserId, search: str, page: PageRequest) -> AgentPage: ...
    async def meetings_of(self, agents: Sequence[AgentId]) -> Mapping[AgentId, int]:
        """How many meetings each has; one without is left out."""
        ...


class MeetingRepository(Protocol):
    """People's reads name the actor; the worker's go by meeting or call, and lock."""

    async def add(self, meeting: Meeting) -> None: ...
    async def by_id(self, actor: UserId, id: MeetingId) -> Meeting:
        """Raises `NotFound`."""
        ...

    async def lock_by_id(self, id: MeetingId) -> Meeting | None:
        """Held until the unit of work ends; None once the meeting is deleted."""
        ...

    async def lock_by_call(self, call: CallId) -> Meeting | None: ...

    async def save(self, meeting: Meeting) -> None:
        """Writes everything but who owns it. Call it only under the meeting's lock."""
        ...

    async def follow_agent(self, agent: Agent) -> None:
        """Give the agent's upcoming meetings its present profile."""
        ...

    async def remove(self, id: MeetingId) -> None:
        """With its facts, transcript, summaries, ticks, questions, recordings and work; its call leaves a tombstone."""
        ...

    async def is_buried(self, call: CallId) -> bool:
        """True for the call of a deleted meeting."""
        ...

    async def page(self, actor: UserId, wanted: MeetingFilter, page: PageRequest) -> MeetingPage:
        """Latest first, by when it was held, or else by planned start, or else by creation."""
        ...

    async def home(self, actor: UserId, day: tuple[datetime, datetime], now: datetime) -> Home:
        """`day` includes its beginning, not its end; today's meetings stand in order of time.

        Recent are the five that are processing, else those that ended last; own agents the four with most meetings.
        """
        ...

    async def search(self, actor: UserId, words: str, limit: int) -> tuple[Hit, ...]:
        """Over titles, transcripts and current summaries, best first."""
        ...


class FactRepository(Protocol):
    """Call it only under the meeting's lock, unless it is to show something."""

    async def of(self, meeting: MeetingId) -> tuple[Fact, ...]: ...
    async def joined(
        self, meetings: Sequence[MeetingId]
    ) -> Mapping[MeetingId, tuple[ParticipantJoined, ...]]:
        """Who came to each, for their names; a meeting without is left out."""
        ...

    async def put(self, meeting: MeetingId, facts: Sequence[Fact], *, source: str, now: datetime) -> None:
        """Stores each under its key in place of what stood there; the caller has merged.

        Source and time stay those of the first telling.
        """
        ...


class TranscriptRepository(Protocol):
    async def add(self, meeting: MeetingId, filename: str, part: TranscriptPart) -> None:
        """Adding the same words twice keeps them once."""
        ...

    async def of(self, meeting: MeetingId) -> Transcript: ...
    async def outlines(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, tuple[Outline, ...]]:
        """Of every part of each, in any order, without reading what was said; a meeting without is left out."""
        ...


class SummaryRepository(Protocol):
    async def add(self, meeting: MeetingId, summary: Summary) -> None:
        """Raises `Conflict` if one for the same words and request is there."""
        ...

    async def current(self, meeting: MeetingId) -> Summary | None:
        """The one with the highest version."""
        ...

    async def versions(self, meeting: MeetingId) -> tuple[Summary, ...]:
        """Newest first."""
        ...

    async def leads(self, meetings: Sequence[MeetingId]) -> Mapping[MeetingId, Lead]:
        """Of the current summaries; a meeting without is left out."""
        ...


class TickRepository(Protocol):
    """Action items that were ticked off, whichever version of the summary names them. Call it under the meeting's lock."""

    async def add(self, meeting: MeetingId, item: ActionItemId, now: datetime) -> None:
        """Ticked off before, it keeps its time."""
        ...

    async def remove(self, meeting: MeetingId, item: ActionItemId) -> None: ...
    async def of(self, meeting: MeetingId) -> frozenset[ActionItemId]: ...


class QuestionRepository(Protocol):
    async def add(self, question: Question) -> None: ...
    async def set_answer(self, id: QuestionId, answer: Answer) -> bool:
        """False, and nothing is kept, where it was stopped or is gone."""
        ...

    async def stop(self, id: QuestionId, now: datetime) -> bool:
        """False where there is nothing to stop: it has an answer, was stopped before, or is gone."""
        ...

    async def of(self, meeting: MeetingId) -> tuple[Question, ...]:
        """Oldest first."""
        ...


class RecordingRepository(Protocol):
    """What was recorded here; the bytes are in `Files`."""

    async def add(self, recording: Recording) -> None: ...

    async def by_id(self, meeting: MeetingId, id: RecordingId) -> Recording:
        """Raises `NotFound`."""
        ...

    async def of(self, meeting: MeetingId) -> tuple[Recording, ...]:
        """Earliest first."""
        ...

    async def count_part(self, id: RecordingId, number: int, size: int) -> bool:
        """Count one more, if that is its number and the recording is open. False, and nothing done, if not."""
        ...

    async def close(self, meeting: MeetingId, id: RecordingId) -> Recording:
        """As it is from now on, for no part is counted any more. Raises `NotFound`."""
        ...

    async def save(self, recording: Recording) -> None:
        """Writes what came of it; nothing where it was removed. Call it only once it is closed."""
        ...


class DeliveryRepository(Protocol):
    async def waiting(self, mailbox: str, limit: int) -> tuple[Delivery, ...]:
        """Stored and not yet read, in order of event time, then arrival."""
        ...

    async def mark(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None: ...

    async def list(
        self,
        *,
        since: datetime | None = None,
        event_type: str = "",
        mailbox: str = "",
        state: DeliveryState | None = None,
    ) -> tuple[Delivery, ...]:
        """Newest first, at most 1,000."""
        ...

    async def forget_bodies(self, received_before: datetime, limit: int) -> int:
        """Empty them, read or not; all else stays, so that the same delivery is known again."""
        ...

    async def forget_mailbox(self, mailbox: str) -> None:
        """Empty the bodies of all that is in it now."""
        ...

    async def forget(self, received_before: datetime, limit: int) -> int:
        """Remove them whole, read or not."""
        ...


class WorkRepository(Protocol):
    """The table of slow things owed. All times are the storage's own, so that no worker's clock matters."""

    async def owe(self, work: Work, *, run_after: datetime | None = None) -> bool:
        """Add it unless one with its key is live. True if it is new.

        Owed already and waiting, it is brought forward to an earlier `run_after`, and never put off.
        """
        ...

    async def claim(self, key: str) -> Lease | None:
        """Take the live item with this key if its time has come and nobody's lease stands.

        A lease that ran out counts as a death; the third quarantines the item instead (reliability J6).
        """
        ...

    async def runnable(self, limit: int) -> tuple[str, ...]:
        """Keys whose time has come, longest waiting first; mailboxes with unread deliveries are owed first."""
        ...

    async def heartbeat(self, lease: Lease) -> bool:
        """Lengthen the lease. False if another worker holds it by now."""
        ...

    async def guard(self, lease: Lease) -> None:
        """Raises `LeaseLost` unless the lease is still the current one; holds that true until the unit ends."""
        ...

    async def finish(self, lease: Lease, result: Result) -> None:
        """Raises `LeaseLost`."""
        ...

    async def fail(self, lease: Lease, error: str, *, run_after: datetime) -> None:
        """Count an error and give the item back until then. Raises `LeaseLost`."""
        ...

    async def quarantine(self, lease: Lease, error: str) -> None:
        """Count an error and put it aside, visibly, until somebody lets it run again. Raises `LeaseLost`."""
        ...

    async def release(self, lease: Lease) -> None:
        """Give it back at once, uncounted: the worker is stopping."""
        ...

    async def requeue(self, id: WorkId) -> bool:
        """Let a quarantined item run again, its counts at zero. False if it is not quarantined."""
        ...

    async def list(self, *, states: Sequence[WorkState] = (), limit: int = 1000) -> tuple[WorkItem, ...]: ...

    async def step(self, id: WorkId, name: str) -> bytes | None:
        """The kept output of a finished step."""
        ...

    async def keep_step(self, lease: Lease, name: str, output: bytes) -> None:
        """Raises `LeaseLost`. A step kept before stays as it was."""
        ...

    async def forget(self, done_before: datetime, limit: int) -> int:
        """Remove done work and its steps."""
        ...

    async def forget_steps(self, kept_before: datetime, limit: int) -> int:
        """Of any work. What is not done yet takes them again."""
        ...


class ChangeRepository(Protocol):
    async def add(self, user: UserId, topic: str, id: str) -> None:
        """Call it last in a unit of work: it makes one user's units wait for each other until they end."""
        ...

    async def after(self, user: UserId, number: int, limit: int) -> tuple[Change, ...]: ...

    async def latest(self, user: UserId) -> int: ...

    async def forget(self, keep: int, limit: int) -> int:
        """All but the newest `keep` of each person, at least one; numbers go on as before."""
        ...


class StatisticsRepository(Protocol):
    async def read(self) -> Statistics: ...


class UnitOfWork(Protocol):
    """Everything done in it becomes true at once, or nothing does."""

    @property
    def users(self) -> UserRepository: ...
    @property
    def login_sessions(self) -> LoginSessionRepository: ...
    @property
    def agents(self) -> AgentRepository: ...
    @property
    def meetings(self) -> MeetingRepository: ...
    @property
    def facts(self) -> FactRepository: ...
    @property
    def transcripts(self) -> TranscriptRepository: ...
    @property
    def summaries(self) -> SummaryRepository: ...
    @property
    def ticks(self) -> TickRepository: ...
    @property
    def questions(self) -> QuestionRepository: ...
    @property
    def rooms(self) -> RoomRepository: ...
    @property
    def invitations(self) -> InvitationRepository: ...
    @property
    def recordings(self) -> RecordingRepository: ...
    @property
    def deliveries(self) -> DeliveryRepository: ...
    @property
    def work(self) -> WorkRepository: ...
    @property
    def changes(self) -> ChangeRepository: ...
    @property
    def statistics(self) -> StatisticsRepository: ...

    async def now(self) -> datetime:
        """The storage's clock."""
        ...


class Storage(Protocol):
    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Commits when left normally, rolls back when left by an exception. Raises `Unavailable`."""
        ...


class Inbox(Protocol):
    """Where webhooks are kept before they are understood; apart from `Storage`, so that ingestion has its own pool."""

    async def store(self, delivery: Delivery) -> bool:
        """Durable once it returns. False if the same delivery was stored before. Raises `Unavailable`."""
        ...
