"""Times within a meeting, as clock faces and as seconds."""

import re

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.words import excerpt

LATEST_SECONDS = 24 * 60 * 60
"""A meeting is cut at ten hours (reliability L5); beyond a day a time is a mistake, not a long meeting."""

_CLOCK = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,4}):([0-9]{2})(?:[.,]([0-9]{1,9}))?")


def read_clock(text: str, line: int) -> float:
    """Seconds from `12:03`, `00:12:03` or `00:12:03.400`, comma or dot; what is finer than milliseconds is cut."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise UnreadableTranscript(f"`{excerpt(text)}` is not a time such as 00:12:03.400", line=line)
    hours, minutes, seconds, fraction = found.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        raise UnreadableTranscript(f"`{text}` counts beyond 59 minutes or seconds", line=line)
    milliseconds = int((fraction or "0")[:3].ljust(3, "0"))
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + milliseconds) / 1000


def refuse_span(start_seconds: float, end_seconds: float, line: int) -> None:
    """Raises `UnreadableTranscript` for times no meeting has."""
    if start_seconds < 0:
        raise UnreadableTranscript("starts before the meeting does: the time is negative", line=line)
    if end_seconds < start_seconds:
        raise UnreadableTranscript("ends before it starts", line=line)
    if end_seconds > LATEST_SECONDS:
        raise UnreadableTranscript("lies more than 24 hours after the beginning", line=line)


def write_clock(seconds: float, *, mark: str = ".") -> str:
    """`00:12:03.400`; `mark` stands before the milliseconds."""
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{write_whole_clock(whole)}{mark}{milliseconds:03}"


def write_whole_clock(seconds: float) -> str:
    """`00:12:03`, the second in which the time lies."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}"
