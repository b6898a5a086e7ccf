"""What is wrong with a piece of JSON, for a person who did not write it by hand."""

import re
from typing import TypeVar

import msgspec

from temuainul.domain.model.errors import UnreadableTranscript

T = TypeVar("T")

_KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "datetime": "a time",
    "null": "nothing",
}
_CUT_SHORT = "Input data was truncated"
_PLACE = re.compile(r"(.*) - at `\$\.?(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`")
_EXPECTED = re.compile(r"Expected `([a-z]+).*`, got `(.*)`")
_BYTE = re.compile(r"JSON is malformed: (.*) \(byte ([0-9]+)\)")


def decoded(decoder: msgspec.json.Decoder[T], data: bytes | msgspec.Raw, line: int, where: str = "") -> T:
    """What the decoder reads, or `UnreadableTranscript` naming `line`; `where` begins its reason."""
    try:
        return decoder.decode(data)
    except RecursionError as error:
        raise UnreadableTranscript(f"{where}the JSON is nested too deeply", line=line) from error
    except UnicodeDecodeError as error:
        raise UnreadableTranscript(f"{where}the text is not UTF-8", line=line) from error
    except msgspec.DecodeError as error:
        raise UnreadableTranscript(f"{where}{_reason(str(error))}", line=line) from error


def fault_offset(error: UnreadableTranscript, data: bytes) -> int:
    """Where in `data` the fault lies that `decoded` found; 0 where that cannot be told."""
    message = str(error.__cause__)
    malformed, placed = _BYTE.fullmatch(message), _PLACE.fullmatch(message)
    if message == _CUT_SHORT:
        return len(data.rstrip())
    if malformed:
        return int(malformed[2])
    return max(0, data.find(f'"{placed[2]}"'.encode())) if placed else 0


def _reason(message: str) -> str:
    if message == _CUT_SHORT:
        return "the JSON stops in the middle"
    malformed = _BYTE.fullmatch(message)
    if malformed:
        return f"not JSON: {malformed[1]}"
    placed = _PLACE.fullmatch(message)
    return _fault(placed[1], placed[2]) if placed else _fault(message, "")


def _fault(fault: str, place: str) -> str:
    missing, expected = _MISSING.fullmatch(fault), _EXPECTED.fullmatch(fault)
    if missing:
        return f"`{missing[1]}` is missing"
    subject = f"`{place}`" if place else "it"
    if expected:
        return f"{subject} must be {_kind(expected[1])}, not {_kind(expected[2])}"
    if "datetime" in fault:
        return f"{subject} must be a time with its zone, such as 2026-10-01T09:00:00Z"
    return f"{subject} is not usable: {fault[:1].lower()}{fault[1:]}"


def _kind(name: str) -> str:
    return _KINDS.get(name, name)
