"""What a meeting goes through.

    cancelled by a person                                → cancelled    final
    no session, no transcript                            → upcoming
    a session started, neither ended nor cut off         → active
    all sessions over, something owed and not overdue    → processing   waits for a transcript, a file, a summary
    all sessions over, nothing owed any more             → completed    with an Outcome

`derive` looks only at facts, never at a clock: that time ran out is itself a fact. So it gives one answer for every order
and repetition in which the facts were told, and a late, doubled or swapped event cannot matter.
"""

from collections.abc import Iterable
from datetime import datetime

from temuainul.domain.model.fact import Fact, TranscriptionFailed, TranscriptReady, TranscriptUnreadable
from temuainul.domain.model.history import History
from temuainul.domain.model.meeting import MeetingStatus, Outcome, OutcomeKind, Reason, Standing, Waiting


def derive(facts: Iterable[Fact]) -> Standing:
    """What the facts add up to."""
    history = History.of(facts)
    waiting = waiting_for(history)
    status = _status(history, waiting)
    running = history.open_sessions
    processing = status is MeetingStatus.processing
    return Standing(
        status=status,
        outcome=_outcome(history) if status is MeetingStatus.completed else None,
        waiting=waiting if processing else (),
        waiting_since=_waiting_since(history, waiting[0]) if processing else None,
        started_at=_started_at(history),
        ended_at=None if running else _ended_at(history),
        session=running[-1].id if running and not history.cancelled else None,
        transcript_digest=history.digest,
        summary_request=history.request,
    )


def waiting_for(history: History) -> tuple[Waiting, ...]:
    """What stands between a meeting whose sessions are over and its completion, in the order it is needed."""
    found = []
    if history.silent_sessions:
        found.append(Waiting.transcript)
    if history.files_in_time:
        found.append(Waiting.transcript_file)
    if not found and summary_is_owed(history) and not history.summary_late:
        found.append(Waiting.summary)
    return tuple(found)


def summary_is_owed(history: History) -> bool:
    """Also when it is late: the meeting is completed without it then, and with it once it is there."""
    return history.words > 0 and not history.summary_written and history.summary_failure is None


def _waiting_since(history: History, wanted: Waiting) -> datetime:
    match wanted:
        case Waiting.transcript:
            return min(history.over_since(session) for session in history.silent_sessions)
        case Waiting.transcript_file:
            return min(file.at for file in history.files_in_time)
        case Waiting.summary:
            return history.summary_owed_since


def _status(history: History, waiting: tuple[Waiting, ...]) -> MeetingStatus:
    if history.cancelled:
        return MeetingStatus.cancelled
    if history.open_sessions:
        return MeetingStatus.active
    if waiting:
        return MeetingStatus.processing
    if history.sessions or history.transcripts or history.all(TranscriptReady):
        return MeetingStatus.completed
    return MeetingStatus.upcoming


def _outcome(history: History) -> Outcome:
    missing = _missing(history)
    if history.words:
        return _outcome_of_words(history, missing)
    if missing is None:
        return Outcome(kind=OutcomeKind.nothing_said)
    kind = OutcomeKind.recording_only if history.recordings else OutcomeKind.nothing_received
    return Outcome(kind=kind, reason=missing, detail=_detail(history, missing))


def _outcome_of_words(history: History, missing: Reason | None) -> Outcome:
    """A summary of one session of two is a summary, and says that a transcript is missing."""
    if history.summary_written:
        return Outcome(kind=OutcomeKind.summarised, reason=missing)
    failure = history.summary_failure
    return Outcome(
        kind=OutcomeKind.summarised if history.summarised_before else OutcomeKind.transcript_only,
        reason=Reason.summary_late if failure is None else Reason.summary_failed,
        detail="" if failure is None else failure.reason,
    )


def _missing(history: History) -> Reason | None:
    """Why not every transcript is here, the most telling reason first; None where it is."""
    if history.transcripts and not history.unread_sessions and not history.files_to_fetch:
        return None
    if history.all(TranscriptUnreadable):
        return Reason.transcript_unreadable
    if history.all(TranscriptionFailed):
        return Reason.transcription_failed
    return Reason.transcript_absent if history.without_transcript else Reason.transcript_late


def _detail(history: History, reason: Reason) -> str:
    if reason is Reason.transcript_unreadable:
        return history.all(TranscriptUnreadable)[-1].reason
    if reason is Reason.transcription_failed:
        return history.all(TranscriptionFailed)[-1].reason
    return ""


def _started_at(history: History) -> datetime | None:
    starts = [session.started_at for session in history.sessions if session.started_at is not None]
    return min(starts or [read.started_at for read in history.transcripts], default=None)


def _ended_at(history: History) -> datetime | None:
    ends = [session.ended_at for session in history.sessions if session.ended_at is not None]
    return max(ends or [read.ended_at for read in history.transcripts], default=None)
