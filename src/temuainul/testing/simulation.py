"""Whole histories against an oracle: the provider knows what happened, and in the end we must know the same.

One history: up to three meetings with up to three sessions each; a network that repeats, delays, reorders and loses
webhooks; workers that die at any boundary; wake-ups that get lost; time that jumps. Everything follows from one seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from msgspec import Struct

from temuainul.adapters.memory.language_model import MemoryLanguageModel
from temuainul.adapters.memory.webhooks import SOURCE, MemoryWebhooks
from temuainul.domain.model.agent import DEFAULT_VOICE, AgentProfile
from temuainul.domain.model.errors import IllegalTransition, NotFound
from temuainul.domain.model.fact import SessionEnded, SessionStarted
from temuainul.domain.model.ids import CallId, CallSessionId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import Meeting, MeetingStatus, Outcome, OutcomeKind, Reason
from temuainul.domain.model.transcript import Transcript, TranscriptPart
from temuainul.domain.model.user import User
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.words import Language
from temuainul.domain.model.work import LEASE, WorkState
from temuainul.domain.usecases.application import Application, assemble
from temuainul.domain.usecases.meetings import NewMeeting
from temuainul.ports.calls import CallProvider, CallReport, ChangedCall, JoinTicket
from temuainul.ports.outside import Outside
from temuainul.ports.transcripts import TranscriptSource
from temuainul.testing.crashes import CrashingStorage, FreezingStorage, WorkerDied
from temuainul.testing.faults import Fault, FaultyLanguageModel
from temuainul.testing.vendor import VendorCall, VendorSession

DUPLICATED = 0.3
DROPPED = 0.1
ALL_DROPPED = 0.05
DIES = 0.2
"""Reliability G3."""
FREEZES = 0.1
"""Reliability G12: it wakes up long after its lease ran out and another worker took over."""
CANCELLED = 0.1
WORKS = 0.3
"""How often a worker finds time between two deliveries; mail piles up otherwise, and is read in one go."""
PAUSES = (
    *(timedelta(minutes=minutes) for minutes in (1, 1, 5, 12, 60)),
    *(timedelta(hours=hours) for hours in (8, 24, 2, 1)),
)
"""Until every lease, retry and deadline of a history has passed."""


class Stage(Protocol):
    """Where histories are played: an outside whose time can be moved."""

    @property
    def outside(self) -> Outside: ...

    async def advance(self, by: timedelta) -> None: ...


class Finding(Struct, frozen=True, kw_only=True):
    """Something that must not be: `lost`, `double` or `illegal`."""

    kind: str
    detail: str


class Played(Struct, frozen=True, kw_only=True):
    """What came of one history."""

    seed: int
    meetings: int
    events: int
    deaths: int
    thaws: int
    findings: tuple[Finding, ...]


class VendorCalls(CallProvider, TranscriptSource):
    """The provider itself: it answers questions about calls and serves their files."""

    def __init__(self) -> None:
        self.calls: dict[CallId, VendorCall] = {}
        self.now = datetime.min.replace(tzinfo=UTC)
        self.ended: list[tuple[CallId, CallSessionId]] = []

    async def join(self, meeting: Meeting, user: User) -> JoinTicket:
        return JoinTicket(provider="vendor", call=meeting.call, token=user.id, expires_in_seconds=60)

    async def end(self, meeting: Meeting, session: CallSessionId) -> None:
        self.ended.append((meeting.call, session))

    async def changed_since(self, instant: datetime) -> tuple[ChangedCall, ...]:
        """A list names sessions only, and tells nothing of their files."""
        found = []
        for id, call in self.calls.items():
            told = [fact for fact in call.report(self.now).facts if fact.at >= instant]
            sessions = [fact for fact in told if isinstance(fact, SessionStarted | SessionEnded)]
            if sessions:
                found.append(ChangedCall(call=id, facts=tuple(sessions)))
        return tuple(found)

    async def look(self, meeting: Meeting) -> CallReport | None:
        call = self.calls.get(meeting.call)
        return None if call is None else call.report(self.now)

    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        for call in self.calls.values():
            for known in call.sessions:
                if known.url == url and known.id == session and known.started_at == started_at:
                    return known.part()
        raise NotFound(url)


@dataclass
class _Play:
    """The state of one history while it is played."""

    stage: Stage
    chance: random.Random
    vendor: VendorCalls
    model: FaultyLanguageModel
    outside: Outside
    deaths: int = 0
    deaths_while_summarising: int = 0
    thaws: int = 0
    delivered: int = 0
    meetings: list[Meeting] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


async def play(seed: int, stage: Stage) -> Played:
    """One history from its seed; an empty `findings` is what was promised."""
    one = _prepare(random.Random(seed), stage)
    await _plan(one, seed)
    for arrival, message in _arrivals(one):
        await _advance_to(one, arrival)
        await _deliver(one, message)
        await _maybe_cancel(one)
        if one.chance.random() < WORKS:
            await _work(one)
    await _settle(one)
    await _judge(one)
    await _clear(one)
    return Played(
        seed=seed,
        meetings=len(one.meetings),
        events=one.delivered,
        deaths=one.deaths,
        thaws=one.thaws,
        findings=tuple(one.findings),
    )


def _prepare(chance: random.Random, stage: Stage) -> _Play:
    vendor = VendorCalls()
    model = FaultyLanguageModel(
        MemoryLanguageModel(), lambda: Fault.raised if chance.random() < 0.1 else Fault.none
    )
    outside = replace(
        stage.outside,
        calls=vendor,
        transcripts=vendor,
        language_model=model,
        webhooks={SOURCE: MemoryWebhooks()},
    )
    return _Play(stage=stage, chance=chance, vendor=vendor, model=model, outside=outside)


async def _plan(one: _Play, seed: int) -> None:
    app = assemble(one.outside)
    one.vendor.now = await _now(one)
    await app.works.prepare()
    owner = await _owner(app, seed)
    profile = AgentProfile(name="Notulen", instructions="", language=Language.indonesian, voice=DEFAULT_VOICE)
    agent = await app.agents.create(owner.id, profile)
    for _ in range(one.chance.randint(1, 3)):
        meeting = await app.meetings.schedule(owner.id, NewMeeting(title="Rapat", agent_id=agent.id))
        one.meetings.append(meeting)
        one.vendor.calls[meeting.call] = _call(one.chance, meeting)


async def _owner(app: Application, seed: int) -> User:
    signed_in = await app.accounts.sign_up(
        email=f"owner{seed}@example.org", name="Sari", password="long enough", language=Language.indonesian
    )
    return signed_in.user


def _call(chance: random.Random, meeting: Meeting) -> VendorCall:
    begin, sessions = meeting.created_at + timedelta(minutes=chance.randint(1, 60)), []
    for number in range(chance.randint(1, 3)):
        session = VendorSession(
            id=CallSessionId(f"s{number + 1}"),
            started_at=begin,
            minutes=chance.randint(1, 90),
            people=tuple(chance.sample(["sari", "budi", "dewi"], chance.randint(1, 3))),
            words=chance.choices(["halo", "setuju", "besok"], k=chance.randint(0, 4)),
            fails=chance.random() < 0.2,
            call=meeting.id,
        )
        sessions.append(session)
        begin = session.ended_at + timedelta(minutes=chance.randint(5, 60))
    return VendorCall(sessions=tuple(sessions))


_Message = tuple[dict[str, str], bytes]


def _arrivals(one: _Play) -> list[tuple[datetime, _Message]]:
    """Every telling that gets through, in order of arrival."""
    found = [arrival for meeting in one.meetings for arrival in _tellings(one.chance, one.vendor, meeting)]
    return sorted(found, key=lambda arrival: arrival[0])


def _tellings(
    chance: random.Random, vendor: VendorCalls, meeting: Meeting
) -> Iterator[tuple[datetime, _Message]]:
    reader = MemoryWebhooks()
    if chance.random() < ALL_DROPPED:
        return
    for number, fact in enumerate(vendor.calls[meeting.call].facts()):
        event = WebhookEvent(call=meeting.call, facts=(fact,))
        message = reader.speak(event, f"{meeting.id}-{number}", type(fact).__name__)
        if chance.random() >= DROPPED:
            yield fact.at + _delay(chance), message
        while chance.random() < DUPLICATED:
            yield fact.at + _delay(chance), message


def _delay(chance: random.Random) -> timedelta:
    """Mostly seconds, now and then hours: no order survives that."""
    return timedelta(seconds=chance.choice([1, 3, 20, 90, 600, 4 * 3600]) * chance.random())


async def _deliver(one: _Play, message: _Message) -> None:
    one.delivered += 1
    await assemble(one.outside).webhooks.receive(SOURCE, *message)


async def _maybe_cancel(one: _Play) -> None:
    if one.chance.random() >= CANCELLED / 10:
        return
    meeting = one.chance.choice(one.meetings)
    try:
        await assemble(one.outside).meetings.cancel(meeting.owner_id, meeting.id)
    except IllegalTransition:
        return


async def _advance_to(one: _Play, arrival: datetime) -> None:
    if arrival > one.vendor.now:
        await _advance(one, arrival - one.vendor.now)


async def _now(one: _Play) -> datetime:
    async with one.outside.storage.begin() as unit:
        return await unit.now()


async def _work(one: _Play) -> None:
    """One pass of a worker over what is runnable; it may die or freeze in the middle of anything."""
    app = assemble(one.outside)
    for key in await app.works.runnable():
        luck = one.chance.random()
        if luck < DIES:
            await _die_at_work(one, key)
        elif luck < DIES + FREEZES:
            await _freeze_at_work(one, key)
        else:
            await app.works.run(key)


async def _die_at_work(one: _Play, key: str) -> None:
    fatal = one.chance.randint(0, 9)
    storage = CrashingStorage(one.outside.storage, lambda number: number == fatal)
    try:
        await assemble(replace(one.outside, storage=storage)).works.run(key)
    except WorkerDied:
        one.deaths += 1
        one.deaths_while_summarising += key.startswith("summarise:")


async def _freeze_at_work(one: _Play, key: str) -> None:
    async def meanwhile() -> None:
        one.thaws += 1
        await _advance(one, LEASE * 2)
        await assemble(one.outside).works.run(key)

    storage = FreezingStorage(one.outside.storage, one.chance.randint(0, 2), meanwhile)
    await assemble(replace(one.outside, storage=storage)).works.run(key)


async def _advance(one: _Play, by: timedelta) -> None:
    await one.stage.advance(by)
    one.vendor.now += by


async def _settle(one: _Play) -> None:
    """The faults have stopped: an operator lets quarantined work run again, and time passes."""
    for pause in PAUSES:
        await _requeue(one)
        await assemble(one.outside).works.run_all()
        await _advance(one, pause)
    await assemble(one.outside).works.run_all()


async def _requeue(one: _Play) -> None:
    works = assemble(one.outside).works
    for item in await works.list(WorkState.quarantined):
        await works.requeue(item.id)


async def _seen(one: _Play, meeting: Meeting) -> Meeting:
    return await assemble(one.outside).meetings.open(meeting.owner_id, meeting.id)


async def _clear(one: _Play) -> None:
    """The next history on this stage finds nothing of this one to do."""
    for meeting in one.meetings:
        await assemble(one.outside).meetings.remove(meeting.owner_id, meeting.id)


async def _judge(one: _Play) -> None:
    summaries = 0
    for meeting in one.meetings:
        seen = await _seen(one, meeting)
        await _judge_standing(one, seen)
        if seen.standing.status is not MeetingStatus.cancelled:
            await _judge_record(one, seen)
        summaries += await _judge_summaries(one, seen)
    wasted = one.deaths_while_summarising + one.thaws
    if one.model.answers - summaries > wasted:
        _find(
            one, "double", f"{one.model.answers} answers for {summaries} summaries, {wasted} could be wasted"
        )


async def _judge_standing(one: _Play, seen: Meeting) -> None:
    async with one.outside.storage.begin() as unit:
        facts = await unit.facts.of(seen.id)
    if derive(facts) != seen.standing:
        _find(one, "illegal", f"{seen.id} is stored as {seen.standing}, its facts say {derive(facts)}")


async def _judge_record(one: _Play, seen: Meeting) -> None:
    call = one.vendor.calls[seen.call]
    async with one.outside.storage.begin() as unit:
        transcript = await unit.transcripts.of(seen.id)
    expected = Transcript.union(session.part() for session in call.sessions if not session.fails)
    if transcript.digest != expected.digest:
        _find(one, "lost", f"{seen.id} has {len(transcript.parts)} of {len(expected.parts)} parts")
    if seen.standing.outcome != _expected_outcome(call):
        _find(one, "lost", f"{seen.id} came out {seen.standing}, not {_expected_outcome(call)}")


async def _judge_summaries(one: _Play, seen: Meeting) -> int:
    async with one.outside.storage.begin() as unit:
        versions = await unit.summaries.versions(seen.id)
    keys = [(summary.transcript_digest, summary.request) for summary in versions]
    if len(keys) != len(set(keys)):
        _find(one, "double", f"{seen.id} has summaries {keys}")
    return len(versions)


def _expected_outcome(call: VendorCall) -> Outcome:
    failed = any(session.fails for session in call.sessions)
    reason = Reason.transcription_failed if failed else None
    if any(session.words and not session.fails for session in call.sessions):
        return Outcome(kind=OutcomeKind.summarised, reason=reason)
    if not failed:
        return Outcome(kind=OutcomeKind.nothing_said)
    return Outcome(kind=OutcomeKind.nothing_received, reason=reason, detail="no audio")


def _find(one: _Play, kind: str, detail: str) -> None:
    one.findings.append(Finding(kind=kind, detail=detail))
