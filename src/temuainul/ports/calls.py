"""Who holds the call: a vendor, our own room, or nobody."""

from datetime import datetime
from typing import Protocol

from msgspec import Struct

from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallId, CallSessionId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.user import User


class JoinTicket(Struct, frozen=True, kw_only=True):
    """What a browser needs to enter the call."""

    provider: str
    call: str
    token: str
    expires_in_seconds: int


class CallReport(Struct, frozen=True, kw_only=True):
    """What the provider knows of a call, as facts; the same facts its webhooks tell."""

    facts: tuple[Fact, ...]
    transcription_running: bool
    """False only if the provider says so; an empty list is no answer (reliability R4)."""


class ChangedCall(Struct, frozen=True, kw_only=True):
    """A call and as much as the provider says of it in a list: its sessions."""

    call: CallId
    facts: tuple[Fact, ...]


class CallProvider(Protocol):
    async def join(self, meeting: Meeting, user: User) -> JoinTicket:
        """Make sure the call exists and let this person in. Raises `Unavailable`."""
        ...

    async def end(self, meeting: Meeting, session: CallSessionId) -> None:
        """Ending an ended call is fine. Raises `Unavailable`."""
        ...

    async def changed_since(self, instant: datetime) -> tuple[ChangedCall, ...]:
        """Calls that changed since then, ours or not; finds those whose webhooks were all lost. Raises `Unavailable`."""
        ...

    async def look(self, meeting: Meeting) -> CallReport | None:
        """None where the provider knows no such call. Raises `Unavailable`."""
        ...
