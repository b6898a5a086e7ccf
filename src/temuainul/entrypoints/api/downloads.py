"""A transcript or a summary as a file to take away, one address per format so that a plain link saves it."""

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


def _file(form: ExportFormat) -> ResponseSpec:
    media_type = MEDIA_TYPES[form].partition(";")[0]
    return ResponseSpec(str, media_type=media_type, description="A file.", generate_examples=False)


def downloads() -> Router:
    handlers = [*(_download(form) for form in ExportFormat), download_summary]
    return Router(path="/meetings/{id:str}", route_handlers=handlers, tags=["downloads"])


def _download(form: ExportFormat) -> HTTPRouteHandler:
    @get(
        f"/transcript.{form}",
        operation_id=f"downloadTranscript{form.capitalize()}",
        media_type=MEDIA_TYPES[form],
        responses={200: _file(form)},
    )
    async def download(user: Given[User], meetings: Given[Meetings], id: PathId) -> Response[bytes]:
        title = (await meetings.open(user.id, MeetingId(id))).title
        text = await meetings.export(user.id, MeetingId(id), form)
        headers = {"content-disposition": disposition(title, form)}
        return Response(text.encode(), headers=headers)

    return download


@get(
    "/summary.md",
    operation_id="downloadSummaryMd",
    media_type=MEDIA_TYPES[ExportFormat.md],
    responses={200: _file(ExportFormat.md)},
)
async def download_summary(user: Given[User], meetings: Given[Meetings], id: PathId) -> Response[bytes]:
    """Statements, decisions and action items, each with the times of its evidence."""
    title = (await meetings.open(user.id, MeetingId(id))).title
    text = await meetings.export_summary(user, MeetingId(id))
    headers = {"content-disposition": disposition(title, ExportFormat.md)}
    return Response(text.encode(), headers=headers)


def disposition(title: str, ending: str) -> str:
    """RFC 6266: the name in full, and in ASCII for clients that cannot read that."""
    words = " ".join(_UNFIT.sub(" ", title).split()).strip(" .")
    name = f"{words or 'transcript'}.{ending}"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
