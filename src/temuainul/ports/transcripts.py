"""Where transcript files come from."""

from datetime import datetime
from typing import Protocol

from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart


class TranscriptSource(Protocol):
    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        """Speakers are the provider's identifiers.

        Raises `NotAllowed` for an address outside the configured hosts, `Invalid` for a file that is none,
        `NotFound` once the address has expired, `Unavailable` where a later try may succeed.
        """
        ...
