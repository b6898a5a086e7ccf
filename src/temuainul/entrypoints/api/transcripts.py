"""What was said: to read, and brought from elsewhere."""

from typing import Annotated

from litestar import Controller, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from msgspec import Meta, Struct

from temuainul.domain.model import transcript as domain
from temuainul.domain.model.ids import AgentId, MeetingId
from temuainul.domain.model.meeting import TITLE_LENGTH
from temuainul.domain.model.transcript import Segment, Timing
from temuainul.domain.model.user import User
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.meetings import Meetings
from temuainul.domain.usecases.transcripts import ImportedFile, Transcripts
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.meetings import Meeting, shown_meeting
from temuainul.entrypoints.api.origin import TAKES
from temuainul.entrypoints.api.parameters import Id, Moment, PathId
from temuainul.entrypoints.api.reading import on_unreadable_text

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes, with the form around it; ten hours of speech are half a MiB, and reading a hostile file costs time."""


class Transcript(Struct, frozen=True, kw_only=True):
    timing: Timing
    speakers: tuple[str, ...]
    """In the order they first spoke."""
    words: int
    segments: tuple[Segment, ...]


class ImportForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transcript from elsewhere: WebVTT, SubRip, plain text, JSON or JSON lines."""

    file: UploadFile
    title: Annotated[str, Meta(max_length=TITLE_LENGTH)] = ""
    """Empty: the file's name."""
    agent_id: Id | None = None
    started_at: Moment | None = None
    """Not given: it ended just now."""


class TranscriptController(Controller):
    path = "/meetings"
    tags = ["transcripts"]  # noqa: RUF012  the framework's own attribute

    @get("/{id:str}/transcript", operation_id="readTranscript")
    async def read(self, user: Given[User], meetings: Given[Meetings], id: PathId) -> Transcript:
        return _shown(await meetings.read_transcript(user.id, MeetingId(id)))

    @post(
        "/import",
        operation_id="importMeeting",
        opt={TAKES: "multipart/form-data"},
        request_max_body_size=LARGEST_FILE,
        exception_handlers={UnicodeDecodeError: on_unreadable_text, LookupError: on_unreadable_text},
    )
    async def bring(
        self,
        user: Given[User],
        transcripts: Given[Transcripts],
        glimpses: Given[Glimpses],
        data: Annotated[ImportForm, Body(media_type=RequestEncodingType.MULTI_PART)],
    ) -> Meeting:
        """A meeting that was held elsewhere."""
        agent = None if data.agent_id is None else AgentId(data.agent_id)
        file = ImportedFile(
            name=data.file.filename,
            data=await data.file.read(),
            title=data.title,
            agent_id=agent,
            started_at=data.started_at,
        )
        await data.file.close()
        return await shown_meeting(await transcripts.import_file(user.id, file), user, glimpses)


def _shown(transcript: domain.Transcript) -> Transcript:
    return Transcript(
        timing=transcript.timing,
        speakers=transcript.speakers,
        words=transcript.words,
        segments=transcript.segments,
    )
