"""What changed, told as it happens: server-sent, capped in length, holding no transaction."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Annotated, Any, Literal

from litestar import Request, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter
from litestar.response import Stream
from msgspec import Struct

from temuainul.domain.model.errors import NotSignedIn, Unavailable
from temuainul.domain.model.listing import Change, ChangeTopic
from temuainul.domain.model.user import User
from temuainul.domain.usecases.news import News, NewsBatch
from temuainul.entrypoints.api import events
from temuainul.entrypoints.api.auth import Logins
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS

LONGEST_SECONDS = 3600.0
RECHECK_SECONDS = 30.0
"""Reliability A10: so long may a stream outlive its login."""
RETRY_MILLISECONDS = 2000
_AGENT = ("/api/agents", "/api/agents/{id}")
_MEETING = ("/api/meetings", "/api/meetings/{id}", "/api/home", "/api/search")
_SAID = (
    "/api/meetings/{id}/transcript",
    "/api/meetings/{id}/summary",
    "/api/meetings/{id}/suggested-questions",
    "/api/meetings/{id}/recordings",
)
TOPICS: Mapping[ChangeTopic, tuple[str, ...]] = {
    # Agents say how many meetings they have.
    ChangeTopic.meetings: (*_MEETING, *_SAID, *_AGENT),
    # Upcoming meetings show their agent as it is.
    ChangeTopic.agents: (*_AGENT, *_MEETING),
    ChangeTopic.questions: ("/api/meetings/{id}/questions",),
    ChangeTopic.logins: ("/api/auth/logins",),
    # Who spoke is shown by name.
    ChangeTopic.account: ("/api/auth/me", *_MEETING, *_SAID),
}
"""Which answers a change makes old, by the paths of the document; all are read with GET."""


class ChangedEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="changed"):
    topic: ChangeTopic
    id: str
    keys: tuple[tuple[str, str], ...]
    """Method and path of what to read again; they begin the page's query keys."""


class ResetEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="reset"):
    """Read everything again."""


class ClosingEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="closing"):
    """The last. Come again, unless signed out."""

    reason: Literal["renew", "signed-out"]


LiveEvent = ChangedEvent | ResetEvent | ClosingEvent


@get(
    "/live",
    operation_id="followChanges",
    tags=["live"],
    opt={AS_IT_IS: True},
    responses={
        200: ResponseSpec(
            LiveEvent,
            media_type=events.MEDIA_TYPE,
            description="Server-sent events; each one's data is of this shape, its id the change's number.",
            generate_examples=False,
        )
    },
)
async def live(
    *,
    request: Request[Any, Any, Any],
    user: Given[User],
    news: Given[News],
    logins: Given[Logins],
    stopping: Given[asyncio.Event],
    last_event_id: Annotated[str | None, HeaderParameter(name="Last-Event-ID")] = None,
) -> Stream:
    following = news.follow(user.id, resumed_from(last_event_id))
    batches = events.until(following, stopping, LONGEST_SECONDS)
    return events.stream(_messages(batches, request, logins))


def resumed_from(last_event_id: str | None) -> int | None:
    """A number nobody was told is answered with a reset, as any that is not known."""
    if last_event_id is None:
        return None
    told = last_event_id.isascii() and last_event_id.isdecimal() and len(last_event_id) <= 18
    return int(last_event_id) if told else -1


async def _messages(
    batches: AsyncIterator[NewsBatch], request: Request[Any, Any, Any], logins: Logins
) -> AsyncGenerator[bytes]:
    yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
    try:
        async for batch in _while_signed_in(batches, request, logins):
            yield _told(batch)
        yield events.written(ClosingEvent(reason="renew"))
    except NotSignedIn:
        yield events.written(ClosingEvent(reason="signed-out"))
    except Unavailable:
        yield events.written(ClosingEvent(reason="renew"))


async def _while_signed_in(
    batches: AsyncIterator[NewsBatch], request: Request[Any, Any, Any], logins: Logins
) -> AsyncGenerator[NewsBatch]:
    """Raises `NotSignedIn` once the login that began it has ended, at once where that is told."""
    clock = asyncio.get_running_loop().time
    checked_at = clock()
    async for batch in batches:
        told = any(change.topic == ChangeTopic.logins for change in batch.changes)
        if told or clock() - checked_at >= RECHECK_SECONDS:
            await logins.who(request, is_use=False)
            checked_at = clock()
        yield batch


def _told(batch: NewsBatch) -> bytes:
    """Nothing new is a comment, and the number to resume from."""
    if batch.reset:
        return events.written(ResetEvent(), batch.number)
    if not batch.changes:
        return f": alive\nid: {batch.number}\n\n".encode()
    return b"".join(events.written(_event(one), one.number) for one in batch.changes)


def _event(change: Change) -> ChangedEvent | ResetEvent:
    """What a later version tells of, and this one does not know, may have changed anything."""
    if change.topic not in set(ChangeTopic):
        return ResetEvent()
    topic = ChangeTopic(change.topic)
    return ChangedEvent(topic=topic, id=change.id, keys=tuple(("get", path) for path in TOPICS[topic]))
