"""What a meeting's facts ask to be done, and when.

Everything here is owed until a fact settles it, so work that was overtaken is not owed any more when its turn comes.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from temuainul.domain.model.fact import Deadline, Fact, RecordingBegan
from temuainul.domain.model.history import History, Session
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.lifecycle import summary_is_owed
from temuainul.domain.model.work import (
    EndCall,
    FetchTranscript,
    FinishRecording,
    Owed,
    PassDeadline,
    ReconcileCall,
    WriteSummary,
)

LONGEST_SESSION = timedelta(hours=8)
LONGEST_EMPTINESS = timedelta(minutes=5)
TRANSCRIPT_PATIENCE = timedelta(hours=24)
SUMMARY_PATIENCE = timedelta(hours=2)
"""Reliability S4 and S5."""
RECORDING_PATIENCE = timedelta(minutes=2)
"""From a session's end until a recording that nobody completed is finished: its last parts may be on their way."""
QUIET_BEFORE_LOOKING = timedelta(seconds=120)
LOOK_EVERY = timedelta(minutes=5)
"""While a session runs. Reliability R1 says every minute and R5 twelve times in all; `FindCalls` asks every minute for
all calls at once, so one call alone need not be asked about so often."""
FIND_EVERY = timedelta(seconds=60)
LOOKS_AFTER_END = (
    *(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 60)),
    *(timedelta(hours=hours) for hours in range(2, 25)),
    *(timedelta(days=days) for days in range(2, 14)),
)
"""Reliability R1; Stream deletes its copies after two weeks, day 13 leaves one day to be late."""


def due(meeting: MeetingId, facts: Iterable[Fact]) -> frozenset[Owed]:
    """Everything owed now or later, by the facts known."""
    history = History.of(facts)
    if history.cancelled:
        return frozenset(_end_cancelled(meeting, history))
    return frozenset(
        (
            *_while_running(meeting, history),
            *_cut_off(meeting, history),
            *_files(meeting, history),
            *_patience(meeting, history),
            *_summary(meeting, history),
            *_looks(meeting, history),
            *_recordings(meeting, history),
        )
    )


def next_look(ended_at: datetime, now: datetime) -> datetime | None:
    """When to ask the provider again after the end; None once its copies are gone."""
    return next((ended_at + wait for wait in LOOKS_AFTER_END if ended_at + wait > now), None)


def _end_cancelled(meeting: MeetingId, history: History) -> Iterator[Owed]:
    for session in history.sessions:
        if session.ended_at is None:
            yield Owed(work=EndCall(meeting_id=meeting, session=session.id))


def _while_running(meeting: MeetingId, history: History) -> Iterator[Owed]:
    for session in history.open_sessions:
        yield from _length(meeting, session)
        empty = history.empty_since(session.id)
        if empty is not None:
            work = EndCall(meeting_id=meeting, session=session.id)
            yield Owed(work=work, not_before=empty + LONGEST_EMPTINESS)


def _length(meeting: MeetingId, session: Session) -> Iterator[Owed]:
    if session.started_at is not None:
        work = PassDeadline(meeting_id=meeting, deadline=Deadline.session_length, subject=session.id)
        yield Owed(work=work, not_before=session.started_at + LONGEST_SESSION)


def _cut_off(meeting: MeetingId, history: History) -> Iterator[Owed]:
    for session in history.sessions:
        if session.cut_off and session.ended_at is None:
            yield Owed(work=EndCall(meeting_id=meeting, session=session.id))


def _files(meeting: MeetingId, history: History) -> Iterator[Owed]:
    for file in history.files_to_fetch:
        work = FetchTranscript(meeting_id=meeting, session=file.session, filename=file.filename, url=file.url)
        yield Owed(work=work)


def _patience(meeting: MeetingId, history: History) -> Iterator[Owed]:
    since = {session.id: _end_of(session, history) for session in history.silent_sessions}
    since |= {file.session: file.at for file in history.files_in_time}
    for session, waiting_since in since.items():
        work = PassDeadline(meeting_id=meeting, deadline=Deadline.transcript, subject=session)
        yield Owed(work=work, not_before=waiting_since + TRANSCRIPT_PATIENCE)


def _summary(meeting: MeetingId, history: History) -> Iterator[Owed]:
    waits_for_words = history.open_sessions or history.silent_sessions or history.files_in_time
    if waits_for_words or history.digest is None or not summary_is_owed(history):
        return
    yield Owed(work=WriteSummary(meeting_id=meeting, digest=history.digest, request=history.request))
    if history.summary_late:
        return
    late = PassDeadline(meeting_id=meeting, deadline=Deadline.summary, subject=history.summary_subject)
    yield Owed(work=late, not_before=history.summary_owed_since + SUMMARY_PATIENCE)


def _recordings(meeting: MeetingId, history: History) -> Iterator[Owed]:
    for began in history.unfinished_recordings:
        work = FinishRecording(meeting_id=meeting, recording=began.recording)
        complete = began.recording in history.completed_recordings
        yield Owed(work=work, not_before=None if complete else _given_up(began, history))


def _given_up(began: RecordingBegan, history: History) -> datetime:
    """When nothing more can come of a recording, though nobody said that it is complete."""
    sessions = [one for one in history.sessions if one.id == began.session and one.over]
    end = _end_of(sessions[0], history) if sessions else began.at + LONGEST_SESSION
    return end + RECORDING_PATIENCE


def _looks(meeting: MeetingId, history: History) -> Iterator[Owed]:
    """Nobody is asked about a meeting that has all it can have."""
    if history.open_sessions:
        running = history.open_sessions[-1].id
        yield _look(meeting, f"active:{running}", history.last_sign + QUIET_BEFORE_LOOKING)
    elif history.unread_sessions:
        last = history.sessions[-1]
        yield _look(meeting, f"over:{last.id}", _end_of(last, history) + LOOKS_AFTER_END[0])
    elif history.hints_of_a_call and not history.sessions:
        yield _look(meeting, "hinted", history.last_sign + QUIET_BEFORE_LOOKING)


def _look(meeting: MeetingId, phase: str, at: datetime) -> Owed:
    return Owed(work=ReconcileCall(meeting_id=meeting, phase=phase), not_before=at)


def _end_of(session: Session, history: History) -> datetime:
    if session.ended_at is not None:
        return session.ended_at
    return session.started_at + LONGEST_SESSION if session.started_at else history.last_sign
