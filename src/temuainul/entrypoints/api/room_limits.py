"""How much one connection to the room may send, and how much is kept for one that reads slowly (reliability G38)."""

from collections.abc import Callable

LARGEST_FRAME = 64 * 1024
LARGEST_TEXT = 16 * 1024
LARGEST_VOICE = 4_800
"""Bytes: a tenth of a second of PCM16 at 24 kHz."""
LARGEST_RECEIVED = 256 * 1024
"""What the server takes off the wire at all; a frame that says it is longer is not read."""
TEXT_A_SECOND = 20
VOICE_A_SECOND = 100
"""Fifty frames a second are usual."""
BURST_SECONDS = 2
VOICE_KEPT = 96_000
"""Bytes: two seconds of one voice. Older sound is worth nothing to anybody."""
MOST_KEPT = 1024 * 1024
"""Bytes waiting for one who reads slowly; beyond that they are better told to come again."""
MOST_PROBLEMS = 10
MOST_UNDONE = 100
"""Messages of one participant that wait for the database."""


class Allowance:
    """So many a second, and a burst of two seconds' worth."""

    def __init__(self, a_second: int, clock: Callable[[], float]) -> None:
        self._a_second = a_second
        self._clock = clock
        self._most = float(a_second * BURST_SECONDS)
        self._left, self._at = self._most, clock()

    def take(self) -> bool:
        """False once there is none left."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
