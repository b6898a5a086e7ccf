"""A connection to the room that goes nowhere: what it was told is there to be looked at."""

from typing import TypeVar

from temuainul.domain.model.room.messages import ClosedReason, RoomSaid, RoomServerMessage
from temuainul.ports.rooms import Seat

M = TypeVar("M")


class MemorySeat(Seat):
    def __init__(self) -> None:
        self.told: list[RoomServerMessage] = []
        self.played: list[bytes] = []
        self.closed: ClosedReason | None = None

    def tell(self, message: RoomServerMessage) -> None:
        self.told.append(message)

    def play(self, frame: bytes) -> None:
        self.played.append(frame)

    def close(self, reason: ClosedReason) -> None:
        self.closed = reason

    def all(self, kind: type[M]) -> list[M]:
        """Every message of one kind, in order."""
        return [one for one in self.told if isinstance(one, kind)]

    @property
    def heard(self) -> list[str]:
        """What was said since they came."""
        return [one.line.text for one in self.all(RoomSaid)]
