"""Transcript files that were put here beforehand."""

from datetime import datetime

from msgspec import structs

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.ports.transcripts import TranscriptSource


class MemoryTranscripts(TranscriptSource):
    """Answers with what was `put` under an address, and `NotFound` for every other."""

    def __init__(self) -> None:
        self._files: dict[str, TranscriptPart | Exception] = {}
        self.fetched: list[str] = []
        """Every address asked for, in order."""

    def put(self, url: str, file: TranscriptPart | Exception) -> None:
        """An exception is raised for whoever fetches the address."""
        self._files[url] = file

    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        self.fetched.append(url)
        file = self._files.get(url, NotFound(f"There is no file at {url}."))
        if isinstance(file, Exception):
            raise file
        return structs.replace(file, session=session, started_at=started_at)
