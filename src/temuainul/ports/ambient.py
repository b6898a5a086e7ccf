"""What tests must hold still."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC."""
        ...


class NewId(Protocol):
    def __call__(self) -> str:
        """A new identifier that sorts by time."""
        ...


class Chance(Protocol):
    def between(self, low: float, high: float) -> float:
        """A number drawn evenly; retries are spread by it."""
        ...
