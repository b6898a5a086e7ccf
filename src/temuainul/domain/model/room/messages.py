"""What browsers and the room say to each other: text frames of protocol 1, tagged by `type`."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from temuainul.domain.model.words import Language

LINE_LENGTH = 4_000
"""Characters; the figure of reliability V1 for chat."""
CAPTION_LENGTH = 400
LONGEST_AGO_SECONDS = 600.0
"""How long one breath may be; whoever says more was not measured rightly."""

Seconds = Annotated[float, Meta(ge=0, le=LONGEST_AGO_SECONDS)]
ClientId = Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
Moment = Annotated[datetime, Meta(tz=True)]


class ParticipantKind(StrEnum):
    person = "person"
    agent = "agent"


class RoomParticipant(Struct, frozen=True, kw_only=True):
    """Somebody in the room, as the others see them."""

    id: str
    name: str
    kind: ParticipantKind
    host: bool
    microphone: bool
    camera: bool
    away: bool
    """The connection is lost, and may come back."""
    channel: int
    """What stands before their voice in binary frames."""


class RoomLine(Struct, frozen=True, kw_only=True):
    """What somebody said, once it is kept."""

    number: int
    """From 1 in each session, without gaps."""
    id: str
    """As its sender named it."""
    participant: str
    name: str
    is_agent: bool
    text: str
    spoken: bool
    start_seconds: float
    """From the beginning of the session."""
    end_seconds: float


class RoomMeeting(Struct, frozen=True, kw_only=True):
    id: str | None
    """Only for its owner."""
    title: str
    language: Language


class RoomHello(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="hello"):
    """The first thing a browser says."""

    resume: Annotated[str, Meta(max_length=100)] | None
    """From an earlier welcome: the same participant again."""
    after: Annotated[int, Meta(ge=0, le=2**31 - 1)]
    """The number of the last line seen."""


class RoomSay(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="line"):
    """Sent again under the same id it is kept once."""

    id: ClientId
    text: Annotated[str, Meta(min_length=1, max_length=LINE_LENGTH)]
    spoken: bool
    seconds_ago: Seconds
    """How long ago these words began; 0 for typed ones."""


class RoomCaption(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="caption"
):
    """What is being said right now; never kept."""

    text: Annotated[str, Meta(max_length=CAPTION_LENGTH)]


class RoomMicrophone(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="microphone"
):
    """While it is off, no voice is passed on."""

    on: bool


class RoomCamera(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="camera"
):
    """Only the state is shown to others: the room carries no pictures."""

    on: bool


class RoomRecord(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="record"
):
    """The host's alone; shown to all."""

    on: bool


class RoomEnd(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="end"):
    """The host's alone: over for all."""


class RoomLeave(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="leave"):
    """Ends nothing for others."""


class RoomInterrupted(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="interrupted"
):
    """Somebody speaks while the agent does: what of its voice is still to be played is dropped."""

    played_seconds: Annotated[float, Meta(ge=0)]


RoomClientMessage = (
    RoomHello
    | RoomSay
    | RoomCaption
    | RoomMicrophone
    | RoomCamera
    | RoomRecord
    | RoomEnd
    | RoomLeave
    | RoomInterrupted
)


class RoomWelcome(Struct, frozen=True, kw_only=True, tag_field="type", tag="welcome"):
    """The answer to `hello`: everything as it stands."""

    you: str
    channel: int
    resume: str
    session: str
    host: bool
    meeting: RoomMeeting
    participants: tuple[RoomParticipant, ...]
    lines: tuple[RoomLine, ...]
    """Those after the last one seen."""
    recording: bool
    began_at: Moment
    now: Moment


class RoomJoined(Struct, frozen=True, kw_only=True, tag_field="type", tag="joined"):
    participant: RoomParticipant


class RoomChanged(Struct, frozen=True, kw_only=True, tag_field="type", tag="changed"):
    participant: RoomParticipant


class RoomLeft(Struct, frozen=True, kw_only=True, tag_field="type", tag="left"):
    participant: str


class RoomSaid(Struct, frozen=True, kw_only=True, tag_field="type", tag="line"):
    """To everybody, its sender included, and only once it is kept."""

    line: RoomLine


class RoomCaptioned(Struct, frozen=True, kw_only=True, tag_field="type", tag="caption"):
    participant: str
    text: str


class RoomThinking(Struct, frozen=True, kw_only=True, tag_field="type", tag="thinking"):
    """The agent prepares an answer, or has stopped to."""

    participant: str
    on: bool


class RoomRecording(Struct, frozen=True, kw_only=True, tag_field="type", tag="recording"):
    on: bool


class RoomFlush(Struct, frozen=True, kw_only=True, tag_field="type", tag="flush"):
    """Drop what of this participant's voice is still to be played."""

    participant: str


class ProblemCode(StrEnum):
    malformed = "malformed"
    """It is no message of this protocol."""
    not_host = "not-host"
    """Only the host may do this."""
    not_now = "not-now"
    """Such as a second hello."""
    unreadable = "unreadable"
    """The text holds nothing, or what no text may hold."""
    not_kept = "not-kept"
    """The line could not be kept: send it again."""


class RoomProblem(Struct, frozen=True, kw_only=True, tag_field="type", tag="problem"):
    """A refusal that ends nothing."""

    code: ProblemCode
    detail: str
    about: str | None
    """The line's id, if it is about one."""


class ClosedReason(StrEnum):
    ended = "ended"
    left = "left"
    replaced = "replaced"
    """A newer connection of the same participant took over."""
    signed_out = "signed_out"
    restarting = "restarting"
    """Come again, and resume."""


class RoomClosed(Struct, frozen=True, kw_only=True, tag_field="type", tag="closed"):
    """The last, just before the connection is closed."""

    reason: ClosedReason


RoomServerMessage = (
    RoomWelcome
    | RoomJoined
    | RoomChanged
    | RoomLeft
    | RoomSaid
    | RoomCaptioned
    | RoomThinking
    | RoomRecording
    | RoomFlush
    | RoomProblem
    | RoomClosed
)
