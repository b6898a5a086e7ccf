"""The drawing of the lifecycle, printed from `derive` itself: every reachable set of facts is tried, none is drawn by hand."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from temuainul.domain.model.due import due
from temuainul.domain.model.fact import (
    CallEnded,
    Deadline,
    DeadlinePassed,
    Fact,
    MeetingCancelled,
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
    address_of,
)
from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.transcript import digest_of
from temuainul.domain.model.work import FetchTranscript, PassDeadline, Work, WriteSummary

NEVER_MOVE = (
    "ParticipantJoined",
    "ParticipantLeft",
    "RecordingBegan",
    "RecordingCompleted",
    "RecordingBroken",
    "RecordingReady",
)
"""Facts that are kept in every status and change none."""

_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_SESSION = CallSessionId("s1")
_AGAIN = " (a second run)"
_MEETING = MeetingId("m")
_DIGEST = digest_of(["d1"])
_Edges = dict[tuple[MeetingStatus, MeetingStatus], set[str]]


@cache
def mermaid() -> str:
    """A Mermaid state diagram: each arrow names the facts that can cause it."""
    arrows = sorted(_edges().items())
    lines = [f"    {start} --> {end}: {', '.join(sorted(names))}" for (start, end), names in arrows]
    return "\n".join(["stateDiagram-v2", "    [*] --> upcoming", *lines, ""])


def _edges() -> _Edges:
    """From every reachable set of facts, each further fact that could be told then: where does it lead?"""
    edges: _Edges = defaultdict(set)
    statuses = {frozenset[str](): MeetingStatus.upcoming}
    unexplored = [frozenset[str]()]
    while unexplored:
        held = unexplored.pop()
        for name in _possible(held):
            then = held | {name}
            if then not in statuses:
                statuses[then] = derive(_told(then)).status
                unexplored.append(then)
            if statuses[then] is not statuses[held]:
                edges[statuses[held], statuses[then]].add(name.removesuffix(_AGAIN))
    return edges


def _possible(held: frozenset[str]) -> Iterator[str]:
    """Providers tell what they like, when they like; we ourselves tell only what is due, and people what is allowed."""
    status = derive(_told(held)).status
    kinds = {type(owed.work) for owed in due(_MEETING, _told(held))}
    for name, fact in _one_of_each().items():
        if name not in held and _may_be_told(fact, status, kinds):
            yield name


def _may_be_told(fact: Fact, status: MeetingStatus, owed: set[type[Work]]) -> bool:
    allowed = {
        MeetingCancelled: status is MeetingStatus.upcoming,
        SummaryRequested: status is MeetingStatus.completed,
        TranscriptRead: FetchTranscript in owed or status is MeetingStatus.upcoming,
        TranscriptUnreadable: FetchTranscript in owed,
        SummaryWritten: WriteSummary in owed,
        SummaryFailed: WriteSummary in owed,
        DeadlinePassed: PassDeadline in owed,
    }
    return allowed.get(type(fact), True)


def _told(names: frozenset[str]) -> list[Fact]:
    return [_one_of_each()[name] for name in names]


@cache
def _one_of_each() -> dict[str, Fact]:
    """One fact of each kind that can move a meeting, as one call would tell them."""
    return {
        "MeetingCancelled": MeetingCancelled(at=_at(0)),
        "SessionStarted": SessionStarted(session=_SESSION, at=_at(1)),
        "SessionEnded": SessionEnded(session=_SESSION, at=_at(30)),
        f"SessionStarted{_AGAIN}": SessionStarted(session=CallSessionId("s2"), at=_at(40)),
        "CallEnded": CallEnded(at=_at(50)),
        "TranscriptReady": TranscriptReady(
            session=_SESSION, filename="f", url="", started_at=_at(1), at=_at(31)
        ),
        "TranscriptionFailed": TranscriptionFailed(egress="e", reason="", at=_at(30)),
        "TranscriptAbsent": TranscriptAbsent(session=_SESSION, at=_at(60)),
        "TranscriptRead": TranscriptRead(
            session=_SESSION,
            filename="f",
            digest="d1",
            words=1,
            started_at=_at(1),
            ended_at=_at(30),
            at=_at(32),
        ),
        "TranscriptUnreadable": TranscriptUnreadable(
            session=_SESSION, filename="f", address=address_of(""), reason="", at=_at(61)
        ),
        "SummaryRequested": SummaryRequested(request="r", at=_at(70)),
        "SummaryWritten": SummaryWritten(digest=_DIGEST, request="", at=_at(33)),
        "SummaryFailed": SummaryFailed(digest=_DIGEST, request="", reason="", at=_at(34)),
        "DeadlinePassed(session_length)": _late(Deadline.session_length, _SESSION),
        "DeadlinePassed(transcript)": _late(Deadline.transcript, _SESSION),
        "DeadlinePassed(summary)": _late(Deadline.summary, f"{_DIGEST}:"),
    }


def _late(deadline: Deadline, subject: str) -> DeadlinePassed:
    return DeadlinePassed(deadline=deadline, subject=subject, at=_at(2000))


def _at(minutes: int) -> datetime:
    return _NOON + timedelta(minutes=minutes)
