"""What text a person may give: lengths, control characters, one form of Unicode."""

import unicodedata
from datetime import UTC, datetime
from enum import StrEnum

from temuainul.domain.model.errors import FieldProblem, Invalid

FIRST_YEAR, LAST_YEAR = 1970, 2999
"""Beyond them lie typing errors, and moments that no clock elsewhere can count from."""


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of what follows, and with it what a name seems to be."""


class Language(StrEnum):
    """What the product speaks; Indonesian first."""

    indonesian = "id"
    english = "en"


def clean_name(text: str, *, where: str, longest: int) -> str:
    """One line, trimmed, NFC, 1 to `longest` characters. Raises `Invalid` naming `where`."""
    line = clean_text(text.strip(), where=where, longest=longest)
    if not any(_is_visible(sign) for sign in line):
        raise invalid(where, "must not be empty")
    if any(unicodedata.category(sign) in {"Cc", "Zl", "Zp"} or sign in _TURNING for sign in line):
        raise invalid(where, "must be one line without control characters")
    return line


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ"


def clean_text(text: str, *, where: str, longest: int) -> str:
    """NFC, at most `longest` characters, no control characters but line ends and tabs. Raises `Invalid`."""
    normal = unicodedata.normalize("NFC", text)
    if len(normal) > longest:
        raise invalid(where, f"must have at most {longest} characters, not {len(normal)}")
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\r\t" for sign in normal):
        raise invalid(where, "must not contain control characters")
    return normal


def clean_moment(at: datetime, *, where: str) -> datetime:
    """In UTC. Raises `Invalid` without a time zone, and for a year nobody means."""
    if at.tzinfo is None:
        raise invalid(where, "must name its time zone")
    if not FIRST_YEAR < at.year < LAST_YEAR:
        raise invalid(where, f"must lie after {FIRST_YEAR} and before {LAST_YEAR}")
    return at.astimezone(UTC)


def invalid(where: str, message: str) -> Invalid:
    return Invalid(f"{where} {message}", problems=[FieldProblem(where=where, message=message)])
