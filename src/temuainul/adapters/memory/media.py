"""Sound that nobody looks into."""

from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.recording import MediaType
from temuainul.ports.media import Media, Playable

BYTES_PER_SECOND = 4_000
"""As speech at 32 kbit/s has."""
NO_SOUND = b"no sound"
"""What begins with a file's sign and goes on so is broken."""


class MemoryMedia(Media):
    """Believes that everything is sound, and always as dense."""

    def __init__(self) -> None:
        self.made: list[bytes] = []
        """Everything that was made playable, in order."""

    @asynccontextmanager
    async def playable(self, pieces: AsyncIterable[bytes], media_type: MediaType) -> AsyncIterator[Playable]:
        whole = b"".join([piece async for piece in pieces])
        if not whole or NO_SOUND in whole:
            raise Invalid(f"There is no sound in this {media_type}.")
        self.made.append(whole)
        yield Playable(seconds=len(whole) / BYTES_PER_SECOND, pieces=_pieces(whole))


async def _pieces(whole: bytes) -> AsyncIterator[bytes]:
    yield whole
