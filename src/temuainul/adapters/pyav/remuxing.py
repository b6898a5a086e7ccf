"""From one container into another of the same kind, packet by packet, nothing coded anew."""

import logging
from collections.abc import Mapping
from errno import EDQUOT, ENOSPC
from pathlib import Path
from threading import Event
from types import MappingProxyType

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.recording import MediaType
from temuainul.ports.extras import require

require("media", "av")

import av  # noqa: E402  said first what to install
from av.audio.stream import AudioStream  # noqa: E402
from av.container import InputContainer, OutputContainer  # noqa: E402

log = logging.getLogger(__name__)

# Read as what they are said to be and nothing else: FFmpeg also knows formats that only point at other files.
READ_AS: Mapping[MediaType, str] = MappingProxyType({MediaType.webm: "matroska", MediaType.mp4: "mp4"})
# The index stands in front, so that a browser that seeks need not look for it at the end. `bitexact` leaves out what
# is random: made twice, it is the same file.
WRITTEN_WITH: Mapping[MediaType, dict[str, str]] = MappingProxyType(
    {
        MediaType.webm: {"cues_to_front": "1", "fflags": "+bitexact"},
        MediaType.mp4: {"movflags": "+faststart", "fflags": "+bitexact"},
    }
)
NO_ROOM = frozenset({ENOSPC, EDQUOT})
"""Any other fault is the recording's: FFmpeg speaks of input and output errors where a file just ends."""


class Stopped(Exception):
    """Nobody waits for it any more."""


def remux(given: Path, made: Path, media_type: MediaType, stopping: Event) -> float:
    """How many seconds there are in what was made. Raises `Invalid` where there is no sound, `OSError` without room."""
    try:
        with _opened(given, media_type) as source, _begun(made, media_type) as target:
            _copy(source, target, stopping)
        with _opened(made, media_type) as result:
            return _seconds(result)
    except av.FFmpegError as error:
        if error.errno in NO_ROOM:
            raise OSError(error.errno, error.strerror) from error
        raise Invalid(f"It cannot be read: {error.strerror}.") from error


def _opened(path: Path, media_type: MediaType) -> InputContainer:
    return av.open(str(path), format=READ_AS[media_type])


def _begun(path: Path, media_type: MediaType) -> OutputContainer:
    return av.open(str(path), "w", format=media_type.name, options=WRITTEN_WITH[media_type])


def _copy(source: InputContainer, target: OutputContainer, stopping: Event) -> None:
    sound = _sound(source)
    copy = target.add_stream_from_template(sound)
    copied = 0
    try:
        for packet in source.demux(sound):
            if stopping.is_set():
                raise Stopped
            if packet.dts is not None:
                packet.stream = copy
                target.mux(packet)
                copied += 1
    except av.FFmpegError as error:
        if error.errno in NO_ROOM or not copied:
            raise
        log.warning("recording.cut_short", extra={"packets": copied, "error": str(error.strerror)})


def _sound(source: InputContainer) -> AudioStream:
    if not source.streams.audio:
        raise Invalid("There is no sound in it.")
    return source.streams.audio[0]


def _seconds(result: InputContainer) -> float:
    if not result.duration:
        raise Invalid("There is no sound in it.")
    return float(result.duration) / av.time_base
