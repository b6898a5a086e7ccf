"""A whole TemuAinul in memory, with verbs to arrange things and to look at them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from temuainul.adapters.memory.outside import MemoryOutside, memory_outside
from temuainul.adapters.memory.webhooks import SOURCE, MemoryWebhooks
from temuainul.domain.model.agent import DEFAULT_VOICE, Agent, AgentProfile
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.user import User
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.words import Language
from temuainul.domain.usecases.application import Application, assemble
from temuainul.domain.usecases.meetings import NewMeeting
from temuainul.testing.vendor import VendorCall, VendorSession


@dataclass
class World:
    """Everything in memory; the clock moves only when told.

    `world.app` holds the use cases, `world.outside` the adapters with their steering wheels.
    """

    outside: MemoryOutside = field(default_factory=memory_outside)
    _told: int = 0

    def __post_init__(self) -> None:
        self.app: Application = assemble(self.outside)
        self._people: dict[str, User] = {}

    @property
    def now(self) -> datetime:
        return self.outside.clock.now()

    def advance(self, **by: float) -> None:
        """As `timedelta` takes it: `world.advance(minutes=5)`."""
        self.outside.clock.advance(timedelta(**by))

    async def user(self, name: str = "Sari") -> User:
        """The same person for the same name."""
        if name not in self._people:
            signed_in = await self.app.accounts.sign_up(
                email=f"{name.lower()}@example.org",
                name=name,
                password=f"the word of {name}",
                language=Language.indonesian,
            )
            self._people[name] = signed_in.user
        return self._people[name]

    async def agent(self, owner: User | None = None, name: str = "Notulen") -> Agent:
        owner = owner or await self.user()
        profile = AgentProfile(
            name=name, instructions="Catat keputusan.", language=Language.indonesian, voice=DEFAULT_VOICE
        )
        return await self.app.agents.create(owner.id, profile)

    async def meeting(
        self,
        *,
        owner: User | None = None,
        status: MeetingStatus | str = MeetingStatus.upcoming,
        title: str = "Rapat mingguan",
    ) -> Meeting:
        """A meeting brought to a status by what people and providers would do."""
        owner = owner or await self.user()
        agent = await self.agent(owner)
        meeting = await self.app.meetings.schedule(owner.id, NewMeeting(title=title, agent_id=agent.id))
        return await self._bring_to(owner, meeting, MeetingStatus(status))

    async def tell(self, meeting: Meeting, *facts: Fact) -> Meeting:
        """As the provider would: a signed webhook, stored, then read by the worker."""
        await self.receive(WebhookEvent(call=meeting.call, facts=facts))
        await self._read_mail()
        return await self.see(meeting)

    async def receive(self, event: WebhookEvent, *, delivery_id: str = "") -> None:
        """Store only; `run_jobs` reads it."""
        self._told += 1
        headers, body = self.reader.speak(event, delivery_id or f"delivery-{self._told}", "told")
        await self.app.webhooks.receive(SOURCE, headers, body)

    async def run_jobs(self) -> int:
        """Everything whose time has come, and what comes of it."""
        return await self.app.works.run_all()

    async def see(self, meeting: Meeting) -> Meeting:
        return await self.app.meetings.open(meeting.owner_id, meeting.id)

    async def facts(self, meeting: Meeting) -> Sequence[Fact]:
        async with self.outside.storage.begin() as unit:
            return await unit.facts.of(meeting.id)

    def call(self, *sessions: VendorSession) -> VendorCall:
        """Let the provider know these sessions, and serve their files."""
        call = VendorCall(sessions=sessions)
        for session in sessions:
            self.outside.transcripts.put(session.url, session.part())
        return call

    def session(self, name: str = "s1", *, words: Sequence[str] = ("halo", "setuju")) -> VendorSession:
        """A run of a call that begins now and lasts half an hour."""
        return VendorSession(
            id=CallSessionId(name),
            started_at=self.now,
            minutes=30,
            people=("sari", "budi"),
            words=list(words),
            fails=False,
        )

    @property
    def reader(self) -> MemoryWebhooks:
        reader = self.outside.webhooks[SOURCE]
        if not isinstance(reader, MemoryWebhooks):
            raise NotFound("This world's provider does not speak facts.")
        return reader

    async def _bring_to(self, owner: User, meeting: Meeting, status: MeetingStatus) -> Meeting:
        if status is MeetingStatus.upcoming:
            return meeting
        session = self.session()
        told = self.call(session).facts()
        match status:
            case MeetingStatus.cancelled:
                return await self.app.meetings.cancel(owner.id, meeting.id)
            case MeetingStatus.active:
                return await self.tell(meeting, *told[:3])
            case MeetingStatus.processing:
                self.advance(minutes=30)
                return await self.tell(meeting, *told[:-1])
            case MeetingStatus.completed:
                self.advance(minutes=32)
                await self.tell(meeting, *told)
                await self.run_jobs()
                return await self.see(meeting)

    async def _read_mail(self) -> None:
        for key in self.outside.jobs.take():
            if key.startswith("digest:"):
                await self.app.works.run(key)
