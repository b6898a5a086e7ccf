"""Server-sent events: how they are written, and how a stream of them ends."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, TypeVar

import msgspec
from litestar.response import Stream
from msgspec import Struct

T = TypeVar("T")
MEDIA_TYPE = "text/event-stream"


def stream(messages: AsyncIterator[bytes]) -> Stream:
    """Proxies are asked not to hold it back."""
    return Stream(messages, media_type=MEDIA_TYPE, headers={"x-accel-buffering": "no"})


def written(event: Struct, id: int | None = None) -> bytes:
    """A tagged struct as one event; its tag names it."""
    name = event.__struct_config__.tag
    data = msgspec.json.encode(event).decode()
    number = "" if id is None else f"id: {id}\n"
    return f"{number}event: {name}\ndata: {data}\n\n".encode()


async def until(
    source: AsyncIterator[T], stopping: asyncio.Event, longest_seconds: float
) -> AsyncGenerator[T]:
    """What the source yields, until it ends, the server stops or the time is up. Closes the source."""
    deadline = asyncio.get_running_loop().time() + longest_seconds
    stopped = asyncio.ensure_future(stopping.wait())
    try:
        while (upcoming := await _first(source, stopped, deadline)) is not None:
            yield upcoming.result()
    except StopAsyncIteration:
        return
    finally:
        stopped.cancel()
        if isinstance(source, AsyncGenerator):
            await source.aclose()


async def _first(
    source: AsyncIterator[T], stopped: "asyncio.Future[Any]", deadline: float
) -> "asyncio.Future[T] | None":
    """The source's next, or None where something else came first."""
    upcoming: asyncio.Future[T] = asyncio.ensure_future(anext(source))
    either: list[asyncio.Future[Any]] = [upcoming, stopped]
    left = max(deadline - asyncio.get_running_loop().time(), 0)
    try:
        await asyncio.wait(either, timeout=left, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not upcoming.done():
            upcoming.cancel()
            await asyncio.gather(upcoming, return_exceptions=True)
    return None if upcoming.cancelled() or stopped.done() else upcoming
