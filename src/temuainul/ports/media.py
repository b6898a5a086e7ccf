"""What makes a recording playable."""

from collections.abc import AsyncIterable, AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from temuainul.domain.model.recording import MediaType


@dataclass(frozen=True, kw_only=True)
class Playable:
    """Says how long it is, and can be entered anywhere."""

    seconds: float
    pieces: AsyncIterator[bytes]


class Media(Protocol):
    def playable(
        self, pieces: AsyncIterable[bytes], media_type: MediaType
    ) -> AbstractAsyncContextManager[Playable]:
        """The same sound in the same coding: what a browser records has no duration and no places to seek to.

        Of what broke off or is damaged, as much as can be read; the same pieces give the same bytes. It lasts until
        the context is left. Raises `Invalid` where there is no sound in it, and `Unavailable` where there is no room.
        """
        ...
