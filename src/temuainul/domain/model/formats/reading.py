"""A file somebody brings, in whichever format it is."""

import re
from datetime import datetime
from enum import StrEnum

from temuainul.domain.model.formats.meeting_json import read_meeting_json
from temuainul.domain.model.formats.plain_text import read_plain_text
from temuainul.domain.model.formats.stream_jsonl import LINE_BYTES, read_stream_jsonl
from temuainul.domain.model.formats.subrip import read_subrip
from temuainul.domain.model.formats.webvtt import read_webvtt
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart


class TranscriptFormat(StrEnum):
    """What can be read, named by the file's usual ending."""

    stream_jsonl = "jsonl"
    webvtt = "vtt"
    subrip = "srt"
    plain_text = "txt"
    meeting_json = "json"


_ENDINGS = {format_.value: format_ for format_ in TranscriptFormat} | {
    "ndjson": TranscriptFormat.stream_jsonl,
    "text": TranscriptFormat.plain_text,
}
# One whole line of the format with the longest.
_GLANCE_BYTES = LINE_BYTES
_MEETING_KEY = re.compile(r'"(?:meeting_transcripts|segments)"\s*:')
_STAMPED_LINE = re.compile(r"\[[0-9]+:")
_SUBRIP_BLOCK = re.compile(r"(?:[0-9]+[ \t]*\n)?[ \t]*[0-9:]+[.,][0-9]+[ \t]*-->")


def read_transcript(
    data: bytes, *, name: str = "", session: CallSessionId, started_at: datetime
) -> TranscriptPart:
    """Raises `UnreadableTranscript`, and nothing else, for whatever the bytes are."""
    match format_of(data, name=name):
        case TranscriptFormat.stream_jsonl:
            return read_stream_jsonl(data, session=session, started_at=started_at)
        case TranscriptFormat.webvtt:
            return read_webvtt(data, session=session, started_at=started_at)
        case TranscriptFormat.subrip:
            return read_subrip(data, session=session, started_at=started_at)
        case TranscriptFormat.plain_text:
            return read_plain_text(data, session=session, started_at=started_at)
        case TranscriptFormat.meeting_json:
            return read_meeting_json(data, session=session, started_at=started_at)


def format_of(data: bytes, *, name: str = "") -> TranscriptFormat:
    """By the ending of the file's name; where that says nothing, by how the file begins."""
    ending = name.rpartition(".")[2].strip().lower()
    return _ENDINGS.get(ending) or _format_by_content(data)


def _format_by_content(data: bytes) -> TranscriptFormat:
    glance = (
        data[:_GLANCE_BYTES].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    )
    beginning = glance.lstrip()
    if glance.startswith("WEBVTT"):
        return TranscriptFormat.webvtt
    # `[00:12:03] Name: text` begins as a JSON list does.
    if beginning.startswith(("{", "[")) and not _STAMPED_LINE.match(beginning):
        return _json_by_content(beginning)
    return TranscriptFormat.subrip if _SUBRIP_BLOCK.match(beginning) else TranscriptFormat.plain_text


def _json_by_content(beginning: str) -> TranscriptFormat:
    first_line = beginning.partition("\n")[0].rstrip()
    if first_line.endswith("}") and not _MEETING_KEY.search(first_line):
        return TranscriptFormat.stream_jsonl
    return TranscriptFormat.meeting_json
