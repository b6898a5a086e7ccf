"""A call as a provider knows it: the truth against which everything we conclude is held."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from temuainul.domain.model.fact import (
    Fact,
    ParticipantJoined,
    ParticipantLeft,
    SessionEnded,
    SessionStarted,
    TranscriptionFailed,
    TranscriptReady,
)
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.ports.calls import CallReport

FILE_AFTER = timedelta(minutes=2)
"""How long after a session its transcript is there."""


class VendorSession(Struct, frozen=True, kw_only=True):
    """One run of the call: who was there, what was said, and whether its recogniser failed."""

    id: CallSessionId
    started_at: datetime
    minutes: int
    people: tuple[str, ...]
    words: list[str]
    """One utterance a word; none: nobody said anything."""
    fails: bool
    call: str = "call"

    @property
    def ended_at(self) -> datetime:
        return self.started_at + timedelta(minutes=self.minutes)

    @property
    def filename(self) -> str:
        return f"transcript_{self.id}.jsonl"

    @property
    def url(self) -> str:
        return f"https://files.example/{self.call}/{self.filename}"

    def facts(self) -> Iterator[Fact]:
        """In the order they happen."""
        yield SessionStarted(session=self.id, at=self.started_at)
        for person in self.people:
            yield ParticipantJoined(
                session=self.id, presence=f"{self.id}-{person}", user=person, name=person, at=self.started_at
            )
        for person in self.people:
            yield ParticipantLeft(session=self.id, presence=f"{self.id}-{person}", at=self.ended_at)
        yield SessionEnded(session=self.id, at=self.ended_at)
        yield self._outcome()

    def part(self) -> TranscriptPart:
        """The file's content."""
        speaker = self.people[0]
        said = tuple(
            Utterance(speaker=speaker, text=f"{word} {self.id}", start_seconds=place, end_seconds=place + 1)
            for place, word in enumerate(self.words)
        )
        return TranscriptPart(
            session=self.id, started_at=self.started_at, timing=Timing.measured, utterances=said
        )

    def _outcome(self) -> Fact:
        at = self.ended_at + FILE_AFTER
        if self.fails:
            # A recogniser's failure names no session; it belongs to the one that ran at that time.
            return TranscriptionFailed(egress=f"egress-{self.id}", reason="no audio", at=self.ended_at)
        return TranscriptReady(
            session=self.id, filename=self.filename, url=self.url, started_at=self.started_at, at=at
        )


class VendorCall(Struct, frozen=True, kw_only=True):
    sessions: tuple[VendorSession, ...]

    def facts(self) -> tuple[Fact, ...]:
        """Everything that ever happens, in order of time."""
        told = [fact for session in self.sessions for fact in session.facts()]
        return tuple(sorted(told, key=lambda fact: fact.at))

    def report(self, now: datetime) -> CallReport:
        """What the provider answers when asked at that instant."""
        happened = tuple(fact for fact in self.facts() if fact.at <= now)
        running = any(session.ended_at <= now < session.ended_at + FILE_AFTER for session in self.sessions)
        return CallReport(facts=happened, transcription_running=running)

    def part(self, url: str) -> TranscriptPart:
        return next(session.part() for session in self.sessions if session.url == url)
