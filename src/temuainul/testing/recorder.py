"""A browser's recorder: sound as it comes, in parts that are a file once they stand one behind the other.

As with `MediaRecorder`, the file says nothing of how long it is and has no index.
"""

from array import array
from collections.abc import Iterator, Mapping
from functools import cache
from math import pi, sin
from types import MappingProxyType
from typing import cast

from temuainul.domain.model.recording import MediaType
from temuainul.ports.extras import require

require("media", "av")

import av  # noqa: E402  said first what to install
from av.audio.stream import AudioStream  # noqa: E402

RATE = 48_000
FRAME = 960
"""Samples; 20 ms."""
_WRITTEN_WITH: Mapping[MediaType, dict[str, str]] = MappingProxyType(
    {
        MediaType.webm: {"live": "1"},
        MediaType.mp4: {
            "movflags": "frag_keyframe+empty_moov+default_base_moof",
            "frag_duration": "1000000",
        },
    }
)


class _Wire:
    """What can be written and never be gone back in."""

    def __init__(self) -> None:
        self.sent = bytearray()

    def write(self, piece: bytes) -> int:
        self.sent += piece
        return len(piece)


@cache
def recorded(seconds: float, *, media_type: MediaType = MediaType.webm, codec: str = "libopus") -> bytes:
    """A tone that long."""
    wire = _Wire()
    with av.open(wire, "w", format=media_type.name, options=_WRITTEN_WITH[media_type]) as container:
        stream = cast("AudioStream", container.add_stream(codec, rate=RATE))
        stream.layout = "mono"
        for frame in _tone(seconds):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return bytes(wire.sent)


def cut(whole: bytes, *, parts: int) -> list[bytes]:
    """As evenly as it goes, and anywhere: a recorder does not mind where one thing ends and another begins."""
    length = -(-len(whole) // parts)
    return [whole[place : place + length] for place in range(0, len(whole), length)]


def _tone(seconds: float) -> Iterator[av.AudioFrame]:
    for begin in range(0, round(seconds * RATE), FRAME):
        samples = array(
            "h", (round(8_000 * sin(2 * pi * 440 * n / RATE)) for n in range(begin, begin + FRAME))
        )
        frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate, frame.pts = RATE, begin
        yield frame
