"""What a meeting's facts say about its sessions, its transcripts and its summary, before any conclusion is drawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar, cast

from msgspec import Struct

from temuainul.domain.model.agent import is_agent
from temuainul.domain.model.fact import (
    CallEnded,
    Deadline,
    DeadlinePassed,
    Fact,
    MeetingCancelled,
    ParticipantJoined,
    ParticipantLeft,
    RecordingBegan,
    RecordingBroken,
    RecordingCompleted,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    SummaryFailed,
    SummaryRequested,
    SummaryWritten,
    TranscriptAbsent,
    TranscriptionFailed,
    TranscriptRead,
    TranscriptReady,
    TranscriptUnreadable,
    merge,
)
from temuainul.domain.model.ids import CallSessionId, RecordingId
from temuainul.domain.model.transcript import digest_of

F = TypeVar("F", bound=Fact)


class Session(Struct, frozen=True, kw_only=True):
    """One run of the call. Either end may be unknown: providers lose events."""

    id: CallSessionId
    started_at: datetime | None
    ended_at: datetime | None
    """When we were told that it ended."""
    cut_off: bool
    """It ran past its longest time and counts as over, though nobody said so."""

    @property
    def over(self) -> bool:
        return self.ended_at is not None or self.cut_off


@dataclass(frozen=True)
class History:
    """Facts under their natural keys; the same for every order and repetition in which they were told."""

    facts: dict[str, Fact]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "History":
        return cls(merge(facts))

    def all(self, kind: type[F]) -> list[F]:
        """Every fact of one kind, earliest first."""
        return cast("list[F]", self._by_kind.get(kind, []))

    @property
    def cancelled(self) -> bool:
        return bool(self.all(MeetingCancelled))

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """In the order they began."""
        starts = {fact.session: fact.at for fact in self.all(SessionStarted)}
        ends = {fact.session: fact.at for fact in self.all(SessionEnded)}
        found = [self._session(id, starts.get(id), ends.get(id)) for id in {*starts, *ends}]
        return tuple(sorted(found, key=_beginning))

    @property
    def open_sessions(self) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if not session.over)

    @cached_property
    def transcripts(self) -> tuple[TranscriptRead, ...]:
        """One for each different text, in the order of `Transcript.union`."""
        found: dict[str, TranscriptRead] = {}
        for read in sorted(self.all(TranscriptRead), key=lambda read: (read.started_at, read.digest)):
            found.setdefault(read.digest, read)
        return tuple(found.values())

    @property
    def words(self) -> int:
        return sum(read.words for read in self.transcripts)

    @cached_property
    def digest(self) -> str | None:
        """Names the whole transcript; None while there is none."""
        return digest_of(read.digest for read in self.transcripts) if self.transcripts else None

    @property
    def request(self) -> str:
        """The person's latest wish for a new summary."""
        requests = self.all(SummaryRequested)
        return requests[-1].request if requests else ""

    @property
    def files_to_fetch(self) -> list[TranscriptReady]:
        """Announced, and neither in our keeping nor given up at this address."""
        read = {(fact.session, fact.filename) for fact in self.all(TranscriptRead)}
        given_up = {(fact.session, fact.filename, fact.address) for fact in self.all(TranscriptUnreadable)}
        return [
            file
            for file in self.all(TranscriptReady)
            if (file.session, file.filename) not in read
            and (file.session, file.filename, file.address) not in given_up
        ]

    @cached_property
    def without_transcript(self) -> frozenset[CallSessionId]:
        """Sessions of which no transcript will come, as far as anybody told."""
        absent = {fact.session for fact in self.all(TranscriptAbsent)}
        unreadable = {fact.session for fact in self.all(TranscriptUnreadable)}
        failed = {self._session_at(fact.at) for fact in self.all(TranscriptionFailed)} - {None}
        return frozenset(id for id in absent | unreadable | failed if id is not None)

    @property
    def silent_sessions(self) -> list[Session]:
        """Over, and nothing heard of a transcript, neither that it is there nor that none is coming."""
        heard = {read.session for read in self.all(TranscriptRead)}
        heard |= {file.session for file in self.all(TranscriptReady)}
        heard |= self.without_transcript | self._late_sessions
        return [session for session in self.sessions if session.over and session.id not in heard]

    @property
    def unread_sessions(self) -> list[Session]:
        """Sessions of which nothing is in our keeping, for whatever reason."""
        read = {fact.session for fact in self.all(TranscriptRead)}
        return [session for session in self.sessions if session.id not in read]

    @property
    def files_in_time(self) -> list[TranscriptReady]:
        """Files worth waiting for; one that came after its deadline is fetched all the same."""
        return [file for file in self.files_to_fetch if file.session not in self._late_sessions]

    @property
    def recordings(self) -> list[RecordingReady]:
        return self.all(RecordingReady)

    @property
    def unfinished_recordings(self) -> list[RecordingBegan]:
        """Begun here, and nothing heard of how they came out."""
        settled = {fact.filename for fact in self.recordings}
        settled |= {fact.recording for fact in self.all(RecordingBroken)}
        return [fact for fact in self.all(RecordingBegan) if fact.recording not in settled]

    @cached_property
    def completed_recordings(self) -> frozenset[RecordingId]:
        return frozenset(fact.recording for fact in self.all(RecordingCompleted))

    @property
    def summary_written(self) -> bool:
        return any(self._is_current(fact) for fact in self.all(SummaryWritten))

    @property
    def summarised_before(self) -> bool:
        """These very words have a summary, though not the one last wished for."""
        return any(fact.digest == self.digest for fact in self.all(SummaryWritten))

    @property
    def summary_failure(self) -> SummaryFailed | None:
        return next((fact for fact in self.all(SummaryFailed) if self._is_current(fact)), None)

    @property
    def summary_late(self) -> bool:
        return self.passed(Deadline.summary, self.summary_subject)

    @property
    def summary_subject(self) -> str:
        return f"{self.digest}:{self.request}"

    @property
    def summary_owed_since(self) -> datetime:
        """When it could first be written: the last word was there, wished for, or no longer waited for.

        Call it only with a transcript.
        """
        kinds = (*_MAKE_A_SUMMARY_POSSIBLE, SummaryRequested)
        found = [fact.at for kind in kinds for fact in self._by_kind.get(kind, ())]
        patience = [fact.at for fact in self.all(DeadlinePassed) if fact.deadline is not Deadline.summary]
        return max(found + patience)

    @property
    def last_sign(self) -> datetime:
        """The latest instant anything is known to have happened; call it only with facts."""
        return max(fact.at for fact in self.facts.values())

    @property
    def hints_of_a_call(self) -> bool:
        """Somebody was in a call of which we know no session: its events were lost."""
        return bool(self.all(CallEnded) or self.all(ParticipantJoined) or self.all(ParticipantLeft))

    def passed(self, deadline: Deadline, subject: str) -> bool:
        found = self.all(DeadlinePassed)
        return any(fact.deadline is deadline and fact.subject == subject for fact in found)

    def over_since(self, session: Session) -> datetime:
        """When it ended, or else was cut off; call it only with one that is over."""
        cuts = [
            fact.at
            for fact in self.all(DeadlinePassed)
            if fact.deadline is Deadline.session_length and fact.subject == session.id
        ]
        return session.ended_at or min(cuts)

    def empty_since(self, session: CallSessionId) -> datetime | None:
        """When the last human left; None while one is there, or where nobody was ever seen."""
        gone = {fact.presence: fact.at for fact in self.all(ParticipantLeft) if fact.session == session}
        humans = [
            fact
            for fact in self.all(ParticipantJoined)
            if fact.session == session and not is_agent(fact.user)
        ]
        if not humans or any(human.presence not in gone for human in humans):
            return None
        return max(gone[human.presence] for human in humans)

    @cached_property
    def _by_kind(self) -> dict[type, list[Fact]]:
        found: dict[type, list[Fact]] = defaultdict(list)
        for fact in sorted(self.facts.values(), key=lambda fact: (fact.at, fact.key)):
            found[type(fact)].append(fact)
        return dict(found)

    @cached_property
    def _late_sessions(self) -> frozenset[CallSessionId]:
        found = self.all(DeadlinePassed)
        return frozenset(
            CallSessionId(fact.subject) for fact in found if fact.deadline is Deadline.transcript
        )

    def _session(self, id: CallSessionId, started: datetime | None, ended: datetime | None) -> Session:
        ends = [fact.at for fact in self.all(CallEnded) if started is not None and fact.at >= started]
        known = [end for end in (ended, *ends) if end is not None]
        cut_off = self.passed(Deadline.session_length, id)
        return Session(id=id, started_at=started, ended_at=min(known, default=None), cut_off=cut_off)

    def _session_at(self, instant: datetime) -> CallSessionId | None:
        """The run a recogniser's failure belongs to: the last one begun by then, else the first."""
        begun = [one for one in self.sessions if one.started_at is not None and one.started_at <= instant]
        candidates = begun[-1:] or list(self.sessions[:1])
        return candidates[0].id if candidates else None

    def _is_current(self, fact: SummaryWritten | SummaryFailed) -> bool:
        return fact.digest == self.digest and fact.request == self.request


_MAKE_A_SUMMARY_POSSIBLE = (
    TranscriptRead,
    TranscriptAbsent,
    TranscriptUnreadable,
    TranscriptionFailed,
    SessionEnded,
    CallEnded,
)
_NEVER = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


def _beginning(session: Session) -> tuple[datetime, str]:
    return (session.started_at or session.ended_at or _NEVER, session.id)
