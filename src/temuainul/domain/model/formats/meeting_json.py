"""JSON files of one meeting: the shape of the QMSum data set, and our own export.

QMSum, https://github.com/Yale-LILY/QMSum: `{"meeting_transcripts": [{"speaker": …, "content": …}, …]}`, without
times; other keys are passed over, and so are turns without words. Ours: `ExportedTranscript`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from msgspec import Raw, Struct

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.clock import refuse_span
from temuainul.domain.model.formats.json_faults import decoded, fault_offset
from temuainul.domain.model.formats.pace import Turn, paced
from temuainul.domain.model.formats.part import part_of
from temuainul.domain.model.formats.printed import printed
from temuainul.domain.model.formats.source_text import text_of
from temuainul.domain.model.formats.words import speaker_name, spoken
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Segment, Timing, Transcript, TranscriptPart, Utterance


class ExportedTranscript(Struct, frozen=True, kw_only=True):
    """Our JSON export."""

    timing: Timing
    speakers: tuple[str, ...]
    """In the order they first spoke."""
    segments: tuple[Segment, ...]


class _Meeting(Struct, frozen=True, kw_only=True):
    """Either shape, its entries not yet read."""

    meeting_transcripts: list[Raw] | None = None
    segments: list[Raw] | None = None
    timing: Timing = Timing.measured


class _Turn(Struct, frozen=True, kw_only=True):
    speaker: str
    content: str


class _Segment(Struct, frozen=True, kw_only=True):
    speaker: str
    text: str
    start_seconds: float
    end_seconds: float


_MEETING = msgspec.json.Decoder(_Meeting)
_TURN = msgspec.json.Decoder(_Turn)
_SEGMENT = msgspec.json.Decoder(_Segment)


def read_meeting_json(data: bytes, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
    """Raises `UnreadableTranscript`, naming the line on which the broken entry begins."""
    plain = text_of(data).encode()
    meeting = _meeting(plain)
    if meeting.meeting_transcripts is not None:
        turns = _turns(plain, meeting.meeting_transcripts)
        return part_of(paced(turns), session=session, started_at=started_at, timing=Timing.estimated)
    if meeting.segments is None:
        raise UnreadableTranscript("neither `meeting_transcripts` nor `segments` is there", line=1)
    utterances = _utterances(plain, meeting.segments)
    return part_of(utterances, session=session, started_at=started_at, timing=meeting.timing)


def write_meeting_json(transcript: Transcript) -> str:
    segments = printed(transcript)
    speakers = tuple(dict.fromkeys(segment.speaker for segment in segments))
    exported = ExportedTranscript(timing=transcript.timing, speakers=speakers, segments=segments)
    return msgspec.json.format(msgspec.json.encode(exported), indent=2).decode() + "\n"


def _meeting(data: bytes) -> _Meeting:
    if not data.strip():
        raise UnreadableTranscript("no utterances: the file is empty")
    try:
        return decoded(_MEETING, data, 1)
    except UnreadableTranscript as error:
        line = data.count(b"\n", 0, fault_offset(error, data)) + 1
        raise UnreadableTranscript(error.reason, line=line) from error


def _turns(data: bytes, entries: Sequence[Raw]) -> Iterator[Turn]:
    for number, (line, entry) in enumerate(_with_lines(data, entries), 1):
        turn = decoded(_TURN, entry, line, where=f"entry {number}: ")
        text = spoken(turn.content, line)
        if text:
            yield Turn(line=line, speaker=speaker_name(turn.speaker, line), text=text)


def _utterances(data: bytes, entries: Sequence[Raw]) -> Iterator[Utterance]:
    for number, (line, entry) in enumerate(_with_lines(data, entries), 1):
        segment = decoded(_SEGMENT, entry, line, where=f"entry {number}: ")
        refuse_span(segment.start_seconds, segment.end_seconds, line)
        text = spoken(segment.text, line)
        if not text:
            raise UnreadableTranscript(f"entry {number}: `text` has no words", line=line)
        yield Utterance(
            speaker=speaker_name(segment.speaker, line),
            text=text,
            start_seconds=segment.start_seconds,
            end_seconds=segment.end_seconds,
        )


def _with_lines(data: bytes, entries: Sequence[Raw]) -> Iterator[tuple[int, Raw]]:
    """Each entry with the line it begins on. Entries are verbatim slices in order, so each is found after the last."""
    line, place = 1, 0
    for entry in entries:
        raw = bytes(entry)
        found = data.index(raw, place)
        line += data.count(b"\n", place, found)
        yield line, entry
        line += raw.count(b"\n")
        place = found + len(raw)
