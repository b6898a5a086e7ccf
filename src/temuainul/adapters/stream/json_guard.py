"""From signed bytes to a JSON object, refusing what could hurt whoever reads it later.

Two parsers: msgspec for nearly everything, and the standard library's for what msgspec refuses although it is JSON:
half a surrogate pair, numbers beyond any float. What the vendor signed is never lost to a parser's taste.
"""

import json
import math
import re
from itertools import accumulate
from typing import Any

import msgspec

from temuainul.domain.model.errors import Invalid

DEEPEST = 64

# Up to its closing quote, or to the end where there is none: each byte is looked at once.
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_STEPS = bytes.maketrans(b"{[}]", b"\x01\x01\xff\xff")
_NO_BRACKETS = bytes(set(range(256)) - set(b"{[}]"))

_TIMES = "created_at|updated_at|received_at|starts_at|started_at|ended_at|joined_at|start_time|end_time"
# A quote inside a string is escaped, so this finds keys only.
_HUGE_TIME = re.compile(rf'("(?:{_TIMES})"\s*:\s*)(?:[0-9]{{20,}}+|-[0-9]{{19,}}+)(?![.eE])')
# With fewer digits there is nothing to look for. (A regular expression takes longer than all the rest together.)
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_HUGE, _HUGE_NEGATIVE = b"0" * 20, b"-" + b"0" * 19
_64_BITS = range(-(2**63), 2**64)


def json_object(body: bytes) -> dict[str, Any]:
    """Raises `Invalid`. An unreadable time is no reason to refuse: one beyond 64 bits becomes null."""
    text = _text(body)
    _refuse_depth(body)
    told = _parsed(body, text)
    if not isinstance(told, dict):
        raise Invalid("The body is not a JSON object.")
    return told


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Invalid("The body is not UTF-8.") from error


def _refuse_depth(body: bytes) -> None:
    if body.count(b"{") + body.count(b"[") <= DEEPEST:
        return
    steps = _STRING.sub(b"", body).translate(_STEPS, _NO_BRACKETS)
    if max(accumulate(memoryview(steps).cast("b")), default=0) > DEEPEST:
        raise Invalid(f"The body is nested more than {DEEPEST} deep.")


def _parsed(body: bytes, text: str) -> object:
    if not _maybe_huge(body):
        try:
            return msgspec.json.decode(body)
        except msgspec.DecodeError:
            pass  # the slower parser has the last word
    return _parsed_slowly(text)


def _maybe_huge(body: bytes) -> bool:
    digits = body.translate(_DIGITS)
    return _HUGE in digits or _HUGE_NEGATIVE in digits


def _parsed_slowly(text: str) -> object:
    try:
        told = json.loads(
            _HUGE_TIME.sub(r"\1null", text), parse_int=_integer, parse_float=_float, parse_constant=_refused
        )
    except ValueError as error:
        raise Invalid("The body is not JSON.") from error
    # Half a surrogate pair cannot be encoded and becomes a question mark.
    return msgspec.json.decode(json.dumps(told, ensure_ascii=False).encode(errors="replace"))


def _integer(digits: str) -> int:
    if len(digits) > 20 or int(digits) not in _64_BITS:
        raise Invalid("The body holds an integer of more than 64 bits.")
    return int(digits)


def _float(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _refused(constant: str) -> None:
    raise Invalid(f"The body holds {constant}, which is not JSON.")
