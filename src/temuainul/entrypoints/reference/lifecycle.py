"""What a meeting goes through: the drawing, the facts, and what they ask to be done."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import ModuleType
from typing import get_args

from temuainul.domain.model import due as asking
from temuainul.domain.model import retention, work
from temuainul.domain.model.drawing import NEVER_MOVE, mermaid
from temuainul.domain.model.due import due
from temuainul.domain.model.fact import (
    Fact,
    MeetingCancelled,
    ParticipantJoined,
    ParticipantLeft,
    SessionEnded,
    SessionStarted,
    SummaryWritten,
    Told,
    TranscriptionFailed,
    TranscriptRead,
    TranscriptReady,
)
from temuainul.domain.model.history import History
from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import MeetingStatus, OutcomeKind, Reason, Waiting
from temuainul.domain.model.work import Owed, Work
from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import code, codes, fenced, table

_INTRODUCTION = """\
The drawing is printed from `derive`: every reachable set of facts was tried, none was drawn by hand. An arrow names the
facts that can cause it. How to read it: [The lifecycle](../explanation/lifecycle.md)."""
_DUE = """\
`due` looks at all facts known and says what is owed, and from when on. Below, one call as it is told, fact after fact; times
count from the fact that was told last, and what is owed at once has none."""
MEANINGS = {
    "LONGEST_SESSION": "A session that nobody ended counts as over, and its call is ended.",
    "LONGEST_EMPTINESS": "So long after the last person left, the call is ended.",
    "TRANSCRIPT_PATIENCE": "So long after the end, a transcript is waited for. One that comes later is read all the same.",
    "SUMMARY_PATIENCE": "So long a summary is waited for. One that comes later is shown all the same.",
    "RECORDING_PATIENCE": "From a session's end until a recording that nobody completed is finished.",
    "QUIET_BEFORE_LOOKING": "While a session runs: after so long a silence the provider is asked.",
    "LOOK_EVERY": "And then so often.",
    "FIND_EVERY": "How often the provider is asked which calls changed, all of them at once.",
    "LOOKS_AFTER_END": "When the provider is asked again for a transcript that did not come, counted from the end.",
    "LEASE": "So long a worker holds work without a sign of life.",
    "HEARTBEAT": "How often a worker lengthens its lease.",
    "MOST_DEATHS": "So many leases may run out before the work is quarantined.",
    "MOST_ERRORS": "So many errors may happen before the work is quarantined. A service that is away is none.",
    "LONGEST_TRYING": "So long a service that is away is tried again.",
    "LONGEST_BACKOFF": "The longest wait between two tries.",
    "BODIES_ARE_KEPT": "A delivery's bytes; so long it can be replayed.",
    "DELIVERIES_ARE_KEPT": "A delivery's key and digest; so long a repeated one is known.",
    "DONE_WORK_IS_KEPT": "Work that is done.",
    "STEPS_ARE_KEPT": "A language model's raw answers.",
    "ENDED_LOGINS_ARE_KEPT": "Login sessions that have ended.",
    "CHANGES_KEPT": "Changes of each person that can be followed one by one.",
    "FORGET_EVERY": "How often what is too old is removed.",
    "FORGOTTEN_AT_ONCE": "Rows removed in one transaction.",
}
"""What the figures mean to a reader; a test sees to it that none is missing."""
_BEGIN, _END = "<!-- lifecycle: written by `make docs` -->", "<!-- lifecycle: end -->"
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_MEETING, _RUN = MeetingId("m"), CallSessionId("s1")


def page() -> str:
    return markdown.page(
        "The lifecycle",
        _INTRODUCTION,
        fenced(mermaid(), "mermaid"),
        f"Kept in every status, and changing none: {codes(NEVER_MOVE)}.",
        _words(),
        "## Facts",
        table(("Fact", "Meaning", "Key"), _facts()),
        "## Work",
        table(("Work", "Meaning"), _works()),
        f"## What is owed when\n\n{_DUE}",
        table(("Told", "Status then", "Owed then"), _story()),
        "## Patience",
        table(("Constant", "Value", "Meaning"), (*constants(asking), *constants(work))),
        "## Keeping",
        table(("Constant", "Value", "Meaning"), constants(retention)),
    )


def redrawn(text: str) -> str:
    """The drawing between its markers, anew; raises `ValueError` where they are missing."""
    before, _, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise ValueError(f"there is no {_BEGIN} … {_END}")
    return f"{before}{_BEGIN}\n{fenced(mermaid(), 'mermaid')}\n{_END}{after}"


def _words() -> str:
    kinds: tuple[type[StrEnum], ...] = (MeetingStatus, Waiting, OutcomeKind, Reason)
    rows = ((code(kind.__name__), codes(kind)) for kind in kinds)
    return "## Words\n\n" + table(("Kind", "Values"), rows)


def _facts() -> Iterator[Sequence[str]]:
    facts: tuple[type[Told], ...] = get_args(Fact)
    for fact in facts:
        yield code(fact.__name__), fact.__doc__ or "", code(_key(fact))


def _works() -> Iterator[Sequence[str]]:
    """A union of unions has one level."""
    for kind in get_args(Work):
        yield code(kind.__name__), kind.__doc__ or ""


def _key(fact: type[Told]) -> str:
    return ":".join([fact.__name__, *(f"{{{field}}}" for field in fact.named_by)])


def _story() -> Iterator[Sequence[str]]:
    """One call without trouble, then what else may be told."""
    yield from _told_one_by_one(_one_call())
    begun = _one_call()[:2]
    failed = TranscriptionFailed(egress="e", reason="", at=_at(32))
    yield _row("instead of the file: TranscriptionFailed", [*_one_call()[:4], failed])
    yield _row("after SessionStarted: MeetingCancelled", [begun[0], MeetingCancelled(at=_at(2))])


def _told_one_by_one(facts: Sequence[Fact]) -> Iterator[Sequence[str]]:
    for count in range(1, len(facts) + 1):
        yield _row(type(facts[count - 1]).__name__, facts[:count])


def _row(told: str, facts: Sequence[Fact]) -> Sequence[str]:
    last = max(fact.at for fact in facts)
    owed = sorted(_owed(one, last) for one in due(_MEETING, facts))
    standing = derive(facts)
    waits = f", waits for {codes(standing.waiting)}" if standing.waiting else ""
    return told, f"{code(standing.status)}{waits}", "; ".join(owed) or "nothing"


def _owed(owed: Owed, last: datetime) -> str:
    name = code(type(owed.work).__name__)
    deadline = getattr(owed.work, "deadline", None)
    said = f"{name} ({deadline})" if deadline else name
    if owed.not_before is None or owed.not_before <= last:
        return said
    return f"{said} after {_span(owed.not_before - last)}"


def _one_call() -> tuple[Fact, ...]:
    file = TranscriptReady(session=_RUN, filename="f", url="u", started_at=_at(0), at=_at(32))
    read = TranscriptRead(
        session=_RUN, filename="f", digest="d", words=1, started_at=_at(0), ended_at=_at(30), at=_at(33)
    )
    heard = (
        SessionStarted(session=_RUN, at=_at(0)),
        ParticipantJoined(session=_RUN, presence="p", user="u", name="Sari", at=_at(1)),
        ParticipantLeft(session=_RUN, presence="p", at=_at(29)),
        SessionEnded(session=_RUN, at=_at(30)),
        file,
        read,
    )
    digest = History.of(heard).digest or ""
    return (*heard, SummaryWritten(digest=digest, request="", at=_at(34)))


def _at(minutes: int) -> datetime:
    return _NOON + timedelta(minutes=minutes)


def constants(module: ModuleType) -> Iterator[Sequence[str]]:
    for name, value in vars(module).items():
        if name.isupper() and not name.startswith("_") and isinstance(value, timedelta | int | tuple):
            yield code(name), _shown(value), MEANINGS.get(name, "")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value)} times, from {_span(value[0])} to {_span(value[-1])}"
    return _span(value) if isinstance(value, timedelta) else str(value)


def _span(value: timedelta) -> str:
    left, told = round(value.total_seconds()), []
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, left = divmod(left, length)
        if count:
            told.append(f"{count} {unit}" if count == 1 else f"{count} {unit}s")
    return " ".join(told)
