"""A bar for whoever is watching; nothing at all where nobody is."""

import sys
from types import TracebackType
from typing import Self, TextIO

_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """Leaves no trace when it is done. Use it with `with`."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        """Shown on standard error, unless that is not a terminal."""
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._total, self._done = total, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(_CLEAR)

    def step(self, doing: str) -> None:
        """The next thing has begun."""
        self._done = min(self._done + 1, self._total)
        self._draw(doing)

    def reach(self, done: int, total: int) -> None:
        """So many of so many."""
        self._done, self._total = done, total
        self._draw(f"{done} of {total}")

    def _draw(self, doing: str) -> None:
        full = _WIDTH * self._done // max(self._total, 1)
        self._write(f"{_CLEAR}[{'#' * full}{'-' * (_WIDTH - full)}] {doing}")

    def _write(self, text: str) -> None:
        if self._shown:
            self._stream.write(text)
            self._stream.flush()
