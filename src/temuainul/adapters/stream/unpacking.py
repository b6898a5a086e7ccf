"""Inflating what strangers send: never more than was allowed, whole, and nothing behind it."""

import zlib

from temuainul.domain.model.errors import Invalid, TooLarge

# How a gzip stream begins. No JSON does, so no header needs to be believed.
_GZIP = b"\x1f\x8b"


def unpacked(body: bytes, *, longest: int) -> bytes:
    """The bytes themselves unless they are gzip. Raises `TooLarge`, packed or unpacked, and `Invalid`."""
    _refuse_longer(body, longest)
    return _inflated(body, longest) if body.startswith(_GZIP) else body


def _inflated(body: bytes, longest: int) -> bytes:
    inflater = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        plain = inflater.decompress(body, longest + 1)
    except zlib.error as error:
        raise Invalid("The gzip stream is broken.") from error
    _refuse_longer(plain, longest)
    if not inflater.eof:
        raise Invalid("The gzip stream stops in the middle.")
    if inflater.unused_data:
        raise Invalid("Something follows the gzip stream.")
    return plain


def _refuse_longer(data: bytes, longest: int) -> None:
    if len(data) > longest:
        raise TooLarge(f"More than {longest:,} bytes, packed or unpacked.")
