"""What was recorded of a meeting: brought in parts by the host's browser, listed, played."""

from mimetypes import guess_type
from typing import Annotated, Any

from litestar import Controller, Request, Response, get, head, post, put
from litestar.datastructures import UploadFile
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody, PathParameter
from litestar.response import Stream
from msgspec import Meta, Struct

from temuainul.domain.model import recording as domain
from temuainul.domain.model.fact import RecordingReady
from temuainul.domain.model.ids import MeetingId, RecordingId
from temuainul.domain.model.recording import (
    LARGEST_PART,
    MOST_PARTS,
    MediaType,
    RecordingState,
    ending_of,
    url_of,
)
from temuainul.domain.model.user import User
from temuainul.domain.usecases.recordings import Recordings
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS
from temuainul.entrypoints.api.origin import BYTES, TAKES
from temuainul.entrypoints.api.parameters import Moment, PathId
from temuainul.entrypoints.api.ranges import Stretch, asked_for, content_range, is_known

MEDIA_TYPE_LENGTH = 100
Number = Annotated[int, PathParameter(ge=0, le=MOST_PARTS)]


class NewRecording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    media_type: Annotated[str, Meta(min_length=1, max_length=MEDIA_TYPE_LENGTH)]
    """As the browser's recorder names it, as in `audio/webm;codecs=opus`."""


class Recording(Struct, frozen=True, kw_only=True):
    id: str
    url: str
    """Ours, relative, and good for its owner; or a provider's, which stops working after some time."""
    media_type: str | None
    started_at: Moment
    ended_at: Moment | None
    seconds: float | None
    state: RecordingState
    ready: bool
    """It can be played."""
    fault: str | None
    """Why it never will be."""


class RecordingList(Struct, frozen=True, kw_only=True):
    items: tuple[Recording, ...]
    """Earliest first."""


class RecordingController(Controller):
    path = "/meetings/{id:str}/recordings"
    tags = ["recordings"]  # noqa: RUF012  the framework's own attribute

    @get(operation_id="listRecordings")
    async def list_all(self, user: Given[User], recordings: Given[Recordings], id: PathId) -> RecordingList:
        found = await recordings.list(user.id, MeetingId(id))
        shown = [*map(_shown, found.made), *map(_shown_announced, found.announced)]
        return RecordingList(items=tuple(sorted(shown, key=lambda one: (one.started_at, one.id))))

    @post(operation_id="beginRecording")
    async def begin(
        self, user: Given[User], recordings: Given[Recordings], id: PathId, data: JSONBody[NewRecording]
    ) -> Recording:
        """Only while the meeting is active."""
        return _shown(await recordings.begin(user.id, MeetingId(id), data.media_type))

    @put(
        "/{recording_id:str}/parts/{number:int}",
        operation_id="addRecordingPart",
        status_code=204,
        opt={TAKES: BYTES},
        request_max_body_size=LARGEST_PART,
    )
    async def add_part(
        self,
        *,
        request: Request[Any, Any, Any],
        user: Given[User],
        recordings: Given[Recordings],
        id: PathId,
        recording_id: PathId,
        number: Number,
    ) -> None:
        """One after the other, from 0; one that was sent before may be sent again."""
        data = await request.body()
        await recordings.add_part(user.id, MeetingId(id), RecordingId(recording_id), number, data)

    @post("/{recording_id:str}/complete", operation_id="completeRecording", status_code=202)
    async def complete(
        self, user: Given[User], recordings: Given[Recordings], id: PathId, recording_id: PathId
    ) -> Recording:
        """All parts are here; it will be ready soon."""
        return _shown(await recordings.complete(user.id, MeetingId(id), RecordingId(recording_id)))

    @get(
        "/{recording_id:str}/media",
        operation_id="playRecording",
        opt={AS_IT_IS: True},
        responses={
            status: ResponseSpec(
                UploadFile, media_type=MediaType.webm, description=told, generate_examples=False
            )
            for status, told in {200: "The whole, webm or mp4.", 206: "The range that was asked for."}.items()
        },
    )
    async def play(
        self,
        request: Request[Any, Any, Any],
        user: Given[User],
        recordings: Given[Recordings],
        id: PathId,
        recording_id: PathId,
    ) -> Response[Any]:
        """Whole, or one range of it."""
        recording = await recordings.open(user.id, MeetingId(id), RecordingId(recording_id))
        if is_known(request.headers, _etag(recording)):
            return Response(None, status_code=304, headers=_headers(recording))
        stretch = asked_for(request.headers, _etag(recording), recording.size)
        return _answer(recordings, recording, stretch)

    @head("/{recording_id:str}/media", include_in_schema=False, opt={AS_IT_IS: True})
    async def measure(
        self, user: Given[User], recordings: Given[Recordings], id: PathId, recording_id: PathId
    ) -> Response[None]:
        recording = await recordings.open(user.id, MeetingId(id), RecordingId(recording_id))
        # What the framework takes for the type of nothing is not what would be played.
        sizes = {"content-length": str(recording.size), "content-type": recording.media_type}
        return Response(None, headers={**_headers(recording), **sizes}, media_type="text/plain")


def _answer(recordings: Recordings, recording: domain.Recording, stretch: Stretch | None) -> Stream:
    wanted = stretch or Stretch(start=0, length=recording.size)
    headers = {**_headers(recording), "content-length": str(wanted.length)}
    if stretch is not None:
        headers["content-range"] = content_range(stretch, recording.size)
    return Stream(
        recordings.read(recording, start=wanted.start, length=wanted.length),
        status_code=200 if stretch is None else 206,
        headers=headers,
        media_type=recording.media_type,
    )


def _headers(recording: domain.Recording) -> dict[str, str]:
    """A browser may keep it for its owner, and asks each time whether it still may."""
    name = f"recording-{recording.began_at:%Y-%m-%d-%H%M}.{ending_of(recording.media_type)}"
    return {
        "accept-ranges": "bytes",
        "etag": _etag(recording),
        "cache-control": "private, no-cache",
        "content-disposition": f'inline; filename="{name}"',
    }


def _etag(recording: domain.Recording) -> str:
    """Once it is ready it never changes."""
    return f'"{recording.id}"'


def _shown(recording: domain.Recording) -> Recording:
    return Recording(
        id=recording.id,
        url=url_of(recording),
        media_type=recording.media_type,
        started_at=recording.began_at,
        ended_at=recording.ended_at,
        seconds=recording.seconds,
        state=recording.state,
        ready=recording.state is RecordingState.ready,
        fault=recording.fault or None,
    )


def _shown_announced(announced: RecordingReady) -> Recording:
    return Recording(
        id=f"{announced.session}:{announced.filename}",
        url=announced.url,
        media_type=guess_type(announced.filename)[0],
        started_at=announced.started_at,
        ended_at=announced.ended_at,
        seconds=(announced.ended_at - announced.started_at).total_seconds(),
        state=RecordingState.ready,
        ready=True,
        fault=None,
    )
