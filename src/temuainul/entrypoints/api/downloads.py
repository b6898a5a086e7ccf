"""A transcript as a file to take away, one address per format so that a plain link saves it."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from litestar import Response, Router, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec

from temuainul.domain.model.formats.writing import ExportFormat
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.user import User
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.parameters import PathId

# The framework adds the charset to `text/…` by itself; JSON has none.
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    ExportFormat.vtt: "text/vtt",
    ExportFormat.srt: "application/x-subrip; charset=utf-8",
    ExportFormat.txt: "text/plain",
    ExportFormat.md: "text/markdown",
    ExportFormat.json: "application/json",
}
_UNFIT = re.compile(r'[\x00-\x1f\x7f"%*/:;<>?\\|]+')
"""In the name of a file, on one system or another."""


def downloads() -> Router:
    handlers = [_download(form) for form in ExportFormat]
    return Router(path="/meetings/{id:str}", route_handlers=handlers, tags=["transcripts"])


def _download(form: ExportFormat) -> HTTPRouteHandler:
    file = ResponseSpec(
        str, media_type=MEDIA_TYPES[form].partition(";")[0], description="A file.", generate_examples=False
    )

    @get(
        f"/transcript.{form}",
        operation_id=f"downloadTranscript{form.capitalize()}",
        media_type=MEDIA_TYPES[form],
        responses={200: file},
    )
    async def download(user: Given[User], meetings: Given[Meetings], id: PathId) -> Response[bytes]:
        title = (await meetings.open(user.id, MeetingId(id))).title
        text = await meetings.export(user.id, MeetingId(id), form)
        headers = {"content-disposition": disposition(title, form)}
        return Response(text.encode(), headers=headers)

    return download


def disposition(title: str, ending: str) -> str:
    """RFC 6266: the name in full, and in ASCII for clients that cannot read that."""
    words = " ".join(_UNFIT.sub(" ", title).split()).strip(" .")
    name = f"{words or 'transcript'}.{ending}"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
