"""One of everything that can be stored, so that a test names only what matters to it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from temuainul.domain.model.agent import DEFAULT_VOICE, Agent, AgentProfile
from temuainul.domain.model.evidence import Citation, Verdict
from temuainul.domain.model.ids import (
    AgentId,
    CallSessionId,
    LoginId,
    MeetingId,
    QuestionId,
    RecordingId,
    SegmentId,
    UserId,
)
from temuainul.domain.model.meeting import Meeting, MeetingStatus, Outcome, OutcomeKind, Standing, call_of
from temuainul.domain.model.question import Answer, Question
from temuainul.domain.model.recording import MediaType, Recording
from temuainul.domain.model.summary import ActionItem, Statement, Summary, Topic
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.domain.model.user import LoginSession, User
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.domain.model.words import Language
from temuainul.ports.storage import Storage

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

AWKWARD = (
    "Rapat anggaran — apa hasilnya?",
    "'; DROP TABLE meetings; --",
    "100% _selesai_",
    r"C:\rapat\n",
    '"kutipan" & <b>tebal</b>',
    "日本語 ⚙️ 👩🏽‍💻 مرحبا",
    "{}[]$1 :nama %s %(x)s ?",
)
"""Texts that storages have tripped over; each is as good a title as any."""


async def keep(storage: Storage, *nouns: User | Agent | Meeting) -> None:
    """Store them all in one unit of work, in the order given."""
    async with storage.begin() as unit:
        for noun in nouns:
            match noun:
                case User():
                    await unit.users.add(noun, f"hash of {noun.id}")
                case Agent():
                    await unit.agents.add(noun)
                case Meeting():
                    await unit.meetings.add(noun)


def a_user(name: str = "sari") -> User:
    return User(
        id=UserId(f"user-{name}"),
        email=f"{name}@example.com",
        name=name,
        language=Language.indonesian,
        created_at=NOON,
    )


def a_login_session(user: User, hashed: str = "hash-1") -> LoginSession:
    return LoginSession(
        id=LoginId(f"login-of-{hashed}"),
        token_hash=hashed,
        user_id=user.id,
        device="Mozilla/5.0",
        created_at=NOON,
        last_used_at=NOON,
    )


def a_profile(name: str = "Notulis") -> AgentProfile:
    return AgentProfile(
        name=name, instructions="Catat semua keputusan.", language=Language.indonesian, voice=DEFAULT_VOICE
    )


def an_agent(
    owner: User, id: str = "agent-1", *, name: str = "Notulis", created_at: datetime = NOON
) -> Agent:
    return Agent(
        id=AgentId(id),
        owner_id=owner.id,
        profile=a_profile(name),
        created_at=created_at,
        updated_at=created_at,
    )


UPCOMING = Standing(status=MeetingStatus.upcoming)
CANCELLED = Standing(status=MeetingStatus.cancelled)


def a_meeting(
    owner: User,
    id: str = "meeting-1",
    *,
    title: str = "Rapat mingguan",
    agent: Agent | None = None,
    planned_start: datetime | None = None,
    created_at: datetime = NOON,
    standing: Standing = UPCOMING,
) -> Meeting:
    return Meeting(
        id=MeetingId(id),
        owner_id=owner.id,
        title=title,
        agent_id=None if agent is None else agent.id,
        agent=a_profile() if agent is None else agent.profile,
        call=call_of(MeetingId(id)),
        planned_start=planned_start,
        duration_minutes=30,
        created_at=created_at,
        updated_at=created_at,
        standing=standing,
        version=1,
    )


def active(started_at: datetime) -> Standing:
    return Standing(status=MeetingStatus.active, started_at=started_at, session=CallSessionId("session-1"))


def completed(ended_at: datetime) -> Standing:
    return Standing(
        status=MeetingStatus.completed,
        outcome=Outcome(kind=OutcomeKind.summarised),
        started_at=ended_at - HOUR,
        ended_at=ended_at,
        transcript_digest="digest-1",
    )


def processing(ended_at: datetime) -> Standing:
    return Standing(status=MeetingStatus.processing, started_at=ended_at - HOUR, ended_at=ended_at)


def a_part(
    *said: str, session: str = "session-1", started_at: datetime = NOON, speaker: str = "Sari"
) -> TranscriptPart:
    """Each text lasts two seconds and a quarter."""
    return TranscriptPart(
        session=CallSessionId(session),
        started_at=started_at,
        timing=Timing.measured,
        utterances=tuple(
            Utterance(speaker=speaker, text=text, start_seconds=place * 2.25, end_seconds=(place + 1) * 2.25)
            for place, text in enumerate(said)
        ),
    )


def a_summary(
    version: int = 1,
    *,
    digest: str = "digest-1",
    request: str = "",
    overview: Sequence[str] = ("Anggaran dibahas.",),
    action_items: Sequence[str] = (),
) -> Summary:
    return Summary(
        version=version,
        transcript_digest=digest,
        request=request,
        prompt_version="2026-11",
        written_by="memory",
        written_at=NOON,
        overview=tuple(a_statement(text) for text in overview),
        topics=(Topic(title="Anggaran", statements=(a_statement("Naik sepuluh persen."),)),),
        decisions=(a_statement("Disetujui."),),
        action_items=tuple(_action_item(text) for text in action_items),
    )


def a_statement(text: str) -> Statement:
    return Statement(text=text, citations=(_citation(text), _false_citation(text)), verified=False)


def a_question(meeting: Meeting, id: str = "question-1", *, asked_at: datetime = NOON) -> Question:
    return Question(
        id=QuestionId(id),
        meeting_id=meeting.id,
        asked_by=meeting.owner_id,
        text="Berapa anggarannya?",
        asked_at=asked_at,
        answer=None,
        stopped_at=None,
    )


def an_answer(text: str = "Sepuluh juta.") -> Answer:
    return Answer(
        statements=(a_statement(text),), written_by="memory", prompt_version="2026-11", answered_at=NOON
    )


def a_recording(meeting: Meeting, id: str = "recording-1", *, began_at: datetime = NOON) -> Recording:
    return Recording(
        id=RecordingId(id),
        meeting_id=meeting.id,
        session=CallSessionId("session-1"),
        media_type=MediaType.webm,
        begun_by=meeting.owner_id,
        began_at=began_at,
    )


def a_delivery(
    id: str = "delivery-1",
    *,
    body: bytes = b'{"type":"call.ended"}',
    source: str = "memory",
    type: str = "call.ended",  # noqa: A002  # what a delivery calls it
    mailbox: str = "default:meeting-1",
    event_at: datetime | None = NOON,
    received_at: datetime = NOON,
) -> Delivery:
    return Delivery(
        source=source,
        delivery_id=id,
        digest=sha256(body).hexdigest(),
        type=type,
        mailbox=mailbox,
        attempt=1,
        event_at=event_at,
        received_at=received_at,
        headers={"x-webhook-id": id},
        body=body,
        state=DeliveryState.stored,
    )


def _action_item(text: str) -> ActionItem:
    return ActionItem(text=text, owner="Budi", due="Jumat", citations=(_citation(text),), verified=True)


def _citation(text: str) -> Citation:
    return Citation(
        segment_id=SegmentId("0a1b2c3d-0"),
        quote=text,
        speaker="Sari",
        start_seconds=1.5,
        verdict=Verdict.verified,
    )


def _false_citation(text: str) -> Citation:
    return Citation(
        segment_id=SegmentId("0a1b2c3d-99"),
        quote=text,
        speaker="Sari",
        start_seconds=None,
        verdict=Verdict.no_such_segment,
    )


def a_row_of(count: int, owner: User) -> list[Meeting]:
    return [a_meeting(owner, f"meeting-{n}", created_at=NOON + n * MINUTE) for n in range(count)]


def a_mixture(owner: User, agent: Agent) -> list[Meeting]:
    """Two completed, one upcoming, one cancelled; three of the agent, three about the budget."""
    return [
        a_meeting(owner, "meeting-1", title="Rapat Anggaran", agent=agent, standing=completed(NOON)),
        a_meeting(owner, "meeting-2", title="anggaran lain", agent=agent),
        a_meeting(owner, "meeting-3", title="Perpisahan", agent=agent, standing=completed(NOON)),
        a_meeting(owner, "meeting-4", title="Anggaran batal", standing=CANCELLED),
    ]
