"""Slow things owed: what they are, who holds one, and what of it is already done."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from temuainul.domain.model.fact import Deadline, address_of
from temuainul.domain.model.ids import CallSessionId, MeetingId, RecordingId, WorkId

LEASE = timedelta(seconds=15)
HEARTBEAT = timedelta(seconds=5)
"""Reliability J2: two missed heartbeats still leave one before the lease runs out."""
MOST_DEATHS = 3
MOST_ERRORS = 10
"""Reliability J6: then the work is quarantined, visibly. A service that is away is no error of the work's own."""
LONGEST_TRYING = timedelta(days=14)
"""By then a provider has deleted its copies, and whoever is away will not be missed."""
LONGEST_BACKOFF = timedelta(minutes=10)

_NAMESPACE = UUID("6f2b1c1e-7f0a-4d38-9d5e-2a3a6f1d9c77")


class DigestDeliveries(Struct, frozen=True, kw_only=True, tag=True):
    """Read a mailbox's stored webhook deliveries into facts."""

    mailbox: str

    @property
    def key(self) -> str:
        return f"digest:{self.mailbox}"


class FetchTranscript(Struct, frozen=True, kw_only=True, tag=True):
    """Bring an announced transcript file into our own keeping."""

    meeting_id: MeetingId
    session: CallSessionId
    filename: str
    url: str

    @property
    def key(self) -> str:
        return f"fetch:{self.meeting_id}:{self.session}:{self.filename}:{address_of(self.url)}"


class WriteSummary(Struct, frozen=True, kw_only=True, tag=True):
    """Write the summary of exactly these words for exactly this request."""

    meeting_id: MeetingId
    digest: str
    request: str

    @property
    def key(self) -> str:
        return f"summarise:{self.meeting_id}:{self.digest}:{self.request}"


class PassDeadline(Struct, frozen=True, kw_only=True, tag=True):
    """Say that time has run out, if by then it has."""

    meeting_id: MeetingId
    deadline: Deadline
    subject: str

    @property
    def key(self) -> str:
        return f"deadline:{self.meeting_id}:{self.deadline}:{self.subject}"


class EndCall(Struct, frozen=True, kw_only=True, tag=True):
    """End the provider's call: nobody is left in it, it ran too long, or the meeting was cancelled."""

    meeting_id: MeetingId
    session: CallSessionId

    @property
    def key(self) -> str:
        return f"end_call:{self.meeting_id}:{self.session}"


class ReconcileCall(Struct, frozen=True, kw_only=True, tag=True):
    """Ask the provider what happened and add what we were not told."""

    meeting_id: MeetingId
    phase: str
    """`active:<session>` or `over:<session>`; a new phase is new work, with its own rhythm."""

    @property
    def key(self) -> str:
        return f"reconcile:{self.meeting_id}:{self.phase}"


class FinishRecording(Struct, frozen=True, kw_only=True, tag=True):
    """Make what was recorded playable: of one whose browser died, as much as came."""

    meeting_id: MeetingId
    recording: RecordingId

    @property
    def key(self) -> str:
        return f"finish_recording:{self.meeting_id}:{self.recording}"


class RemoveFiles(Struct, frozen=True, kw_only=True, tag=True):
    """Remove every file whose key begins so: what they belonged to is gone."""

    prefix: str

    @property
    def key(self) -> str:
        return f"remove_files:{self.prefix}"


class FindCalls(Struct, frozen=True, kw_only=True, tag=True):
    """Ask the provider which calls changed, for those it never told us of. One is always owed."""

    since: datetime

    @property
    def key(self) -> str:
        return "find_calls"


class ForgetOld(Struct, frozen=True, kw_only=True, tag=True):
    """Remove what has been kept long enough (reliability W10 and D4). One is always owed."""

    @property
    def key(self) -> str:
        return "forget_old"


MeetingWork = FetchTranscript | WriteSummary | PassDeadline | EndCall | ReconcileCall | FinishRecording
StandingWork = FindCalls | ForgetOld
"""What is owed from the beginning, and again whenever it is done."""
Work = DigestDeliveries | RemoveFiles | StandingWork | MeetingWork
_OF_NO_MEETING = ("digest", "remove_files")
"""Kinds whose keys go on with something else than a meeting."""


def meeting_of(work: Work) -> MeetingId | None:
    """None for work that is about no single meeting."""
    return None if isinstance(work, DigestDeliveries | RemoveFiles | StandingWork) else work.meeting_id


def meeting_in(key: str) -> MeetingId | None:
    """The meeting a natural key names, so that it can be locked before its work is read."""
    kind, _, rest = key.partition(":")
    return MeetingId(rest.partition(":")[0]) if rest and kind not in _OF_NO_MEETING else None


class Owed(Struct, frozen=True, kw_only=True):
    """Work and the earliest time it makes sense; None is now."""

    work: Work
    not_before: datetime | None = None


class WorkState(StrEnum):
    ready = "ready"
    leased = "leased"
    done = "done"
    quarantined = "quarantined"


class WorkItem(Struct, frozen=True, kw_only=True):
    """One row of the work table. At most one item a key is live, that is, not done."""

    id: WorkId
    work: Work
    state: WorkState
    run_after: datetime
    lease_epoch: int
    """Counts claims; a write that carries an older one is refused."""
    lease_until: datetime | None
    deaths: int
    """Leases that ran out: the worker died or froze."""
    errors: int
    last_error: str
    created_at: datetime


class Lease(Struct, frozen=True, kw_only=True):
    """What a claim hands to a worker, and what every write of that worker carries."""

    id: WorkId
    epoch: int
    work: Work
    errors: int
    created_at: datetime


class Done(Struct, frozen=True):
    """The work is over, whether it did something or nothing was owed any more."""

    then: Owed | None = None
    """What its end makes owed, in the same transaction."""


class Later(Struct, frozen=True):
    """Not yet; look again then. It went well, so earlier errors and deaths are forgotten."""

    at: datetime


Result = Done | Later


def effect_id(lease: Lease, step: str) -> str:
    """A name for an outside effect that is the same on every attempt (reliability J4)."""
    return str(uuid5(_NAMESPACE, f"{lease.id}:{step}"))


def backoff_ceiling(errors: int) -> timedelta:
    """Twice as long after each error, ten minutes at most; the caller draws below it (full jitter)."""
    return min(timedelta(seconds=2 ** min(errors, 10)), LONGEST_BACKOFF)


def encode_work(work: Work) -> bytes:
    return msgspec.json.encode(work)
