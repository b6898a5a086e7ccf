"""A recording of a call: made by the host's browser, brought in parts, finished by a worker."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.errors import Conflict, IllegalTransition, Invalid, TooLarge
from temuainul.domain.model.ids import CallSessionId, MeetingId, RecordingId, UserId
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.words import invalid

LARGEST_PART = 1024 * 1024
"""Bytes. A second of speech at 32 kbit/s is 4,000, so this is room for a browser that sends late and much at once."""
LARGEST_RECORDING = 512 * 1024 * 1024
"""Bytes; eight hours at 128 kbit/s are 460 million."""
LONGEST_RECORDING = timedelta(hours=8)
"""As long as a session may run (reliability S4)."""
MOST_PARTS = 30_000
"""One a second for as long as that, and some more."""
MOST_RECORDINGS = 100
"""Of one meeting; a page that is reloaded begins a new one."""


class MediaType(StrEnum):
    """What browsers record sound in: Chromium and Firefox the first, Safari the second."""

    webm = "audio/webm"
    mp4 = "audio/mp4"


class RecordingState(StrEnum):
    open = "open"
    """It takes parts."""
    closed = "closed"
    """It takes none any more; a worker finishes it."""
    ready = "ready"
    broken = "broken"
    """There was no sound in it."""


class Recording(Struct, frozen=True, kw_only=True):
    id: RecordingId
    meeting_id: MeetingId
    session: CallSessionId
    media_type: MediaType
    begun_by: UserId
    began_at: datetime
    state: RecordingState = RecordingState.open
    parts: int = 0
    """How many are here, without a gap."""
    size: int = 0
    """Bytes of its parts together; once it is ready, of its file."""
    seconds: float | None = None
    file: str = ""
    """The key of what can be played; empty until it is ready."""
    fault: str = ""
    """Why it is broken."""

    @property
    def ended_at(self) -> datetime | None:
        """None while nobody has measured it."""
        return None if self.seconds is None else self.began_at + timedelta(seconds=self.seconds)


def media_type_of(told: str) -> MediaType:
    """As a browser's recorder names it, as in `audio/webm;codecs=opus`. Raises `Invalid`."""
    kind = told.partition(";")[0].strip().lower()
    if kind not in set(MediaType):
        raise invalid("media_type", f"must be one of {', '.join(MediaType)}")
    return MediaType(kind)


def require_recordable(meeting: Meeting) -> CallSessionId:
    """The session that is recorded."""
    session = meeting.standing.session
    if meeting.standing.status is not MeetingStatus.active or session is None:
        raise IllegalTransition(f"A meeting that is {meeting.standing.status} cannot be recorded.")
    return session


def require_room(recording: Recording, number: int, data: bytes, now: datetime) -> None:
    """Whether this recording takes this part now. Raises `Conflict`, `TooLarge` or `Invalid`."""
    if recording.state is not RecordingState.open:
        raise Conflict("This recording takes no parts any more.")
    if number != recording.parts:
        raise Conflict(f"Part {recording.parts} is expected next.")
    if now - recording.began_at > LONGEST_RECORDING or number >= MOST_PARTS:
        raise Conflict("This recording has gone on for as long as one may.")
    if len(data) > LARGEST_PART or recording.size + len(data) > LARGEST_RECORDING:
        raise TooLarge(f"A part has at most {LARGEST_PART} bytes, and a recording {LARGEST_RECORDING}.")
    if number == 0 and not _BEGINS[recording.media_type].match(data):
        raise Invalid(f"This is no {recording.media_type}.")


def files_of(meeting: MeetingId) -> str:
    """What the keys of everything recorded in a meeting begin with."""
    return f"recordings/{meeting}/"


def parts_of(recording: Recording) -> str:
    """What the keys of its parts begin with."""
    return f"{files_of(recording.meeting_id)}{recording.id}/parts/"


def part_of(recording: Recording, number: int) -> str:
    return f"{parts_of(recording)}{number:06}"


def whole_of(recording: Recording) -> str:
    """The key under which it will be played."""
    return f"{files_of(recording.meeting_id)}{recording.id}/whole.{ending_of(recording.media_type)}"


def url_of(recording: Recording) -> str:
    """Where a page finds it, at whatever address we are reached."""
    return f"/api/meetings/{recording.meeting_id}/recordings/{recording.id}/media"


def ending_of(media_type: MediaType) -> str:
    return media_type.name


_BEGINS = {MediaType.webm: re.compile(rb"\x1aE\xdf\xa3"), MediaType.mp4: re.compile(rb"(?s).{4}ftyp")}
"""The signs by which a file of a type is known."""
