"""A meeting's life as a Hypothesis state machine: people act, providers tell, workers work or die, time passes.

Run it on your own adapters by overriding `make_stage`:

    class TestMyStorage(MeetingLifecycle.TestCase): ...

    class MyLifecycle(MeetingLifecycle):
        def make_stage(self) -> Stage:
            return MyStage()
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.memory.transcripts import MemoryTranscripts
from temuainul.adapters.memory.webhooks import SOURCE, MemoryWebhooks
from temuainul.domain.model.agent import DEFAULT_VOICE, Agent, AgentProfile
from temuainul.domain.model.errors import IllegalTransition
from temuainul.domain.model.fact import (
    CallEnded,
    Fact,
    ParticipantJoined,
    ParticipantLeft,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    TranscriptAbsent,
    TranscriptionFailed,
    TranscriptReady,
)
from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import Meeting, MeetingStatus, call_of
from temuainul.domain.model.recording import MediaType, Recording, RecordingState
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.domain.model.user import User
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.words import Language
from temuainul.domain.model.work import WorkState, meeting_of
from temuainul.domain.usecases.application import Application, assemble
from temuainul.domain.usecases.meetings import MeetingChanges, NewMeeting
from temuainul.ports.outside import Outside
from temuainul.testing.crashes import CrashingStorage, WorkerDied
from temuainul.testing.simulation import Stage

T = TypeVar("T")

SESSIONS = st.sampled_from([CallSessionId("s1"), CallSessionId("s2")])
PEOPLE = st.sampled_from(["sari", "budi"])
FINAL = {MeetingStatus.upcoming, MeetingStatus.completed, MeetingStatus.cancelled}
RECORDED = (b"\x1aE\xdf\xa3", b"sound")
PAUSES = (timedelta(minutes=11), timedelta(hours=8), timedelta(hours=24), timedelta(hours=2), timedelta())
"""A retry's longest wait, a session's longest life, the patience for its transcript and for the summary."""


class MemoryStage:
    """Everything in memory; time moves when told."""

    def __init__(self) -> None:
        self.memory = memory_outside()

    @property
    def outside(self) -> Outside:
        return self.memory

    async def advance(self, by: timedelta) -> None:
        self.memory.clock.advance(by)


class MeetingLifecycle(RuleBasedStateMachine):
    """Whatever happens in whatever order: nothing told is lost, nothing is done twice, nothing stays open for ever."""

    meetings = Bundle("meetings")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stage = self.make_stage()
        self.files = MemoryTranscripts()
        self.reader = MemoryWebhooks()
        self.outside: Outside = replace(
            self.stage.outside, webhooks={SOURCE: self.reader}, transcripts=self.files
        )
        self.app: Application = assemble(self.outside)
        self.alive: dict[str, Meeting] = {}
        self.told: dict[str, list[Fact]] = {}
        self.messages: list[tuple[dict[str, str], bytes]] = []
        self.cancelled: set[str] = set()

    def make_stage(self) -> Stage:
        return MemoryStage()

    @initialize()
    def sign_up(self) -> None:
        self.owner: User = self.do(
            self.app.accounts.sign_up(
                email="sari@example.org", name="Sari", password="long enough", language=Language.indonesian
            )
        ).user
        profile = AgentProfile(
            name="Notulen", instructions="", language=Language.indonesian, voice=DEFAULT_VOICE
        )
        self.agent: Agent = self.do(self.app.agents.create(self.owner.id, profile))

    # People

    @rule(target=meetings)
    def schedule(self) -> str:
        wish = NewMeeting(title="Rapat", agent_id=self.agent.id)
        meeting = self.do(self.app.meetings.schedule(self.owner.id, wish))
        self.alive[meeting.id] = meeting
        self.told[meeting.id] = []
        return meeting.id

    @rule(id=meetings, title=st.sampled_from(["Rapat besar", "Rapat kecil"]))
    def edit(self, id: str, title: str) -> None:
        if id in self.alive:
            self.try_to(self.app.meetings.edit(self.owner.id, self.alive[id].id, MeetingChanges(title=title)))

    @rule(id=meetings)
    def cancel(self, id: str) -> None:
        if id in self.alive and self.try_to(self.app.meetings.cancel(self.owner.id, self.alive[id].id)):
            self.cancelled.add(id)

    @rule(id=meetings)
    def ask_summary(self, id: str) -> None:
        if id in self.alive:
            self.try_to(self.app.meetings.ask_summary(self.owner.id, self.alive[id].id))

    @rule(id=meetings, session=SESSIONS, completed=st.booleans())
    def record(self, id: str, session: CallSessionId, completed: bool) -> None:
        """The host's browser in the call, which may die before it says that all is there."""
        if id in self.alive:
            self.session_started(id, session)
            self.work()
            self.try_to(self._record(self.alive[id].id, completed))

    @rule(id=meetings)
    def remove(self, id: str) -> None:
        if id in self.alive:
            self.do(self.app.meetings.remove(self.owner.id, self.alive.pop(id).id))

    # Providers

    @rule(id=meetings, session=SESSIONS)
    def session_started(self, id: str, session: CallSessionId) -> None:
        self.tell(id, SessionStarted(session=session, at=self.now()))

    @rule(id=meetings, session=SESSIONS)
    def session_ended(self, id: str, session: CallSessionId) -> None:
        self.tell(id, SessionEnded(session=session, at=self.now()))

    @rule(id=meetings)
    def call_ended(self, id: str) -> None:
        self.tell(id, CallEnded(at=self.now()))

    @rule(id=meetings, session=SESSIONS, person=PEOPLE)
    def joined(self, id: str, session: CallSessionId, person: str) -> None:
        self.tell(
            id,
            ParticipantJoined(session=session, presence=person, user=person, name=person, at=self.now()),
        )

    @rule(id=meetings, session=SESSIONS, person=PEOPLE)
    def left(self, id: str, session: CallSessionId, person: str) -> None:
        self.tell(id, ParticipantLeft(session=session, presence=person, at=self.now()))

    @rule(id=meetings, session=SESSIONS, words=st.integers(0, 2), served=st.booleans())
    def transcript_ready(self, id: str, session: CallSessionId, words: int, served: bool) -> None:
        now, url = self.now(), f"https://files.example/{id}/{session}"
        if served:
            self.files.put(url, _part(session, now, words))
        self.tell(id, TranscriptReady(session=session, filename="f", url=url, started_at=now, at=now))

    @rule(id=meetings, egress=st.sampled_from(["e1", "e2"]))
    def transcription_failed(self, id: str, egress: str) -> None:
        self.tell(id, TranscriptionFailed(egress=egress, reason="no audio", at=self.now()))

    @rule(id=meetings, session=SESSIONS)
    def transcript_absent(self, id: str, session: CallSessionId) -> None:
        self.tell(id, TranscriptAbsent(session=session, at=self.now()))

    @rule(id=meetings, session=SESSIONS)
    def recording_ready(self, id: str, session: CallSessionId) -> None:
        now = self.now()
        recording = RecordingReady(
            session=session,
            filename="r",
            url="https://files.example/r",
            started_at=now,
            ended_at=now,
            at=now,
        )
        self.tell(id, recording)

    @rule(chance=st.randoms(use_true_random=False))
    def deliver_again(self, chance: Random) -> None:
        """Whatever was delivered may be delivered once more, at any time."""
        if self.messages:
            self.do(self.app.webhooks.receive(SOURCE, *chance.choice(self.messages)))

    # Workers and time

    @rule()
    def work(self) -> None:
        for key in self.do(self.app.works.runnable()):
            self.do(self.app.works.run(key))

    @rule(boundary=st.integers(0, 12))
    def work_and_die(self, boundary: int) -> None:
        storage = CrashingStorage(self.outside.storage, lambda number: number == boundary)
        doomed = assemble(replace(self.outside, storage=storage))
        try:
            self.do(doomed.works.run_all())
        except WorkerDied:
            return

    @rule(minutes=st.sampled_from([0.5, 3, 31, 125, 490]))
    def pass_time(self, minutes: float) -> None:
        self.do(self.stage.advance(timedelta(minutes=minutes)))

    # What always holds

    @invariant()
    def a_standing_is_what_the_facts_say(self) -> None:
        for meeting in self.alive.values():
            assert self.see(meeting).standing == derive(self.facts(meeting))

    @invariant()
    def cancelled_is_final(self) -> None:
        for id in self.cancelled & self.alive.keys():
            assert self.see(self.alive[id]).standing.status is MeetingStatus.cancelled

    @invariant()
    def no_summary_is_written_twice(self) -> None:
        for meeting in self.alive.values():
            written = self.do(self._summaries(meeting))
            assert len(set(written)) == len(written)

    @invariant()
    def a_removed_meeting_leaves_no_work(self) -> None:
        owed = self.do(self.app.works.list(WorkState.ready, WorkState.leased, WorkState.quarantined))
        assert {meeting_of(item.work) for item in owed} <= {None, *self.alive}

    def teardown(self) -> None:
        """The faults stop; once every deadline has passed nothing is open, and everything told is kept."""
        try:
            if hasattr(self, "owner"):
                self._settle()
                self._nothing_was_lost()
        finally:
            self.runner.close()

    def _settle(self) -> None:
        for pause in PAUSES:
            for item in self.do(self.app.works.list(WorkState.quarantined)):
                self.do(self.app.works.requeue(item.id))
            self.do(self.app.works.run_all())
            self.do(self.stage.advance(pause))

    def _nothing_was_lost(self) -> None:
        for id, meeting in self.alive.items():
            assert self.see(meeting).standing.status in FINAL
            kept = {fact.key for fact in self.facts(meeting)}
            assert {fact.key for fact in self.told[id]} <= kept
        found = self.do(self._recordings())
        assert all(recording.state is RecordingState.ready for recording in found)
        assert set(self.do(self.outside.files.list(""))) == {recording.file for recording in found}

    # Verbs

    def do(self, act: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(act)

    def try_to(self, act: Coroutine[Any, Any, object]) -> bool:
        """True unless the meeting's status refuses it."""
        try:
            self.do(act)
        except IllegalTransition:
            return False
        return True

    def tell(self, id: str, fact: Fact) -> None:
        """As a signed webhook; of a removed meeting too, which must change nothing."""
        call = call_of(MeetingId(id))
        number = str(len(self.messages))
        message = self.reader.speak(WebhookEvent(call=call, facts=(fact,)), number, "told")
        self.messages.append(message)
        self.do(self.app.webhooks.receive(SOURCE, *message))
        self.told[id].append(fact)

    def see(self, meeting: Meeting) -> Meeting:
        return self.do(self.app.meetings.open(self.owner.id, meeting.id))

    def facts(self, meeting: Meeting) -> tuple[Fact, ...]:
        return self.do(self._facts(meeting))

    def now(self) -> datetime:
        return self.do(self._now())

    async def _facts(self, meeting: Meeting) -> tuple[Fact, ...]:
        async with self.outside.storage.begin() as unit:
            return await unit.facts.of(meeting.id)

    async def _summaries(self, meeting: Meeting) -> list[tuple[str, str]]:
        async with self.outside.storage.begin() as unit:
            versions = await unit.summaries.versions(meeting.id)
        return [(summary.transcript_digest, summary.request) for summary in versions]

    async def _record(self, id: MeetingId, completed: bool) -> None:
        recording = await self.app.recordings.begin(self.owner.id, id, MediaType.webm)
        for number, part in enumerate(RECORDED):
            await self.app.recordings.add_part(self.owner.id, id, recording.id, number, part)
        if completed:
            await self.app.recordings.complete(self.owner.id, id, recording.id)

    async def _recordings(self) -> list[Recording]:
        """Of all meetings that are left."""
        found = [await self.app.recordings.list(self.owner.id, meeting.id) for meeting in self.alive.values()]
        return [recording for one in found for recording in one.made]

    async def _now(self) -> datetime:
        async with self.outside.storage.begin() as unit:
            return await unit.now()


def _part(session: CallSessionId, started_at: datetime, words: int) -> TranscriptPart:
    said = [
        Utterance(speaker="sari", text=f"kata {number}", start_seconds=number, end_seconds=number + 1)
        for number in range(words)
    ]
    return TranscriptPart(
        session=session, started_at=started_at, timing=Timing.measured, utterances=tuple(said)
    )
