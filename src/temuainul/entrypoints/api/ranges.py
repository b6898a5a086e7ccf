"""Stretches of a file, as RFC 9110 lets a browser ask for them: without them no player can seek."""

import re

from litestar.datastructures import Headers
from litestar.exceptions import HTTPException
from msgspec import Struct

_ONE_RANGE = re.compile(r"bytes=\s*(?P<first>\d{0,30})-(?P<last>\d{0,30})\s*", re.IGNORECASE)


class Stretch(Struct, frozen=True, kw_only=True):
    start: int
    length: int


def is_known(headers: Headers, etag: str) -> bool:
    """The browser has it already, and only asks whether that is still so."""
    told = headers.get("if-none-match", "")
    return told.strip() == "*" or etag in {one.strip().removeprefix("W/") for one in told.split(",")}


def asked_for(headers: Headers, etag: str, size: int) -> Stretch | None:
    """None is the whole: for no range, for several at once, and for one of a file that is not this one any more.

    Raises 416 where there is nothing at that place.
    """
    found = _ONE_RANGE.fullmatch(headers.get("range", "").strip())
    if found is None or headers.get("if-range", etag).strip() != etag:
        return None
    if not found["first"]:
        return _last(found["last"], size)
    return _between(int(found["first"]), found["last"], size)


def content_range(stretch: Stretch, size: int) -> str:
    return f"bytes {stretch.start}-{stretch.start + stretch.length - 1}/{size}"


def _last(told: str, size: int) -> Stretch | None:
    """So many bytes from the end; without a number it is no range."""
    if not told:
        return None
    length = min(int(told), size)
    if not length:
        raise _nothing_there(size)
    return Stretch(start=size - length, length=length)


def _between(first: int, told: str, size: int) -> Stretch | None:
    """Both ends belong to it; one whose end stands before its beginning is no range."""
    last = min(int(told), size - 1) if told else size - 1
    if told and int(told) < first:
        return None
    if first >= size:
        raise _nothing_there(size)
    return Stretch(start=first, length=last - first + 1)


def _nothing_there(size: int) -> HTTPException:
    return HTTPException(
        status_code=416, detail=f"It has {size} bytes.", headers={"content-range": f"bytes */{size}"}
    )
