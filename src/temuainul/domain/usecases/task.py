"""Work that was claimed, and where its meeting stood then."""

from dataclasses import dataclass
from datetime import datetime

from temuainul.domain.model.fact import Fact
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.work import Lease


@dataclass(frozen=True, kw_only=True)
class Task:
    lease: Lease
    claimed_at: datetime
    meeting: Meeting | None
    """None for work about no single meeting, and once the meeting is deleted."""
    facts: tuple[Fact, ...]
