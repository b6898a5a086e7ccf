"""A transcript as a file to take away."""

from enum import StrEnum

from temuainul.domain.model.formats.markdown import write_markdown
from temuainul.domain.model.formats.meeting_json import write_meeting_json
from temuainul.domain.model.formats.plain_text import write_plain_text
from temuainul.domain.model.formats.subrip import write_subrip
from temuainul.domain.model.formats.webvtt import write_webvtt
from temuainul.domain.model.transcript import Transcript


class ExportFormat(StrEnum):
    """Named by the file's ending."""

    vtt = "vtt"
    srt = "srt"
    txt = "txt"
    md = "md"
    json = "json"


def render(transcript: Transcript, form: ExportFormat, *, title: str = "") -> str:
    """Everything but `md` reads back to the same speakers, words and times; `title` is shown only there.

    White space within an utterance becomes single blanks, and utterances without words are left out. Times come
    back to the millisecond; from `txt` only starts do, to the second. `srt` forgets that times are estimated.
    """
    match form:
        case ExportFormat.vtt:
            return write_webvtt(transcript)
        case ExportFormat.srt:
            return write_subrip(transcript)
        case ExportFormat.txt:
            return write_plain_text(transcript)
        case ExportFormat.md:
            return write_markdown(transcript, title=title)
        case ExportFormat.json:
            return write_meeting_json(transcript)
