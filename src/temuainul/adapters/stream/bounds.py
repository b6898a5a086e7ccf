"""What a vendor's strings may be before they are stored: PostgreSQL takes neither NUL nor half a surrogate pair."""

import re
from hashlib import sha256

from temuainul.domain.model.formats.words import printable
from temuainul.domain.model.words import invalid

KEY_LENGTH = 255
"""The longest identifier the vendor itself allows is a message id of 255."""

URL_LENGTH = 4096
"""A signed address has about 700 characters."""

_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def label(text: str) -> str:
    """For what we only file things under: cleaned, and named by its digest where it is too long; perhaps empty."""
    cleaned = _UNSTORABLE.sub("", text).strip()
    return cleaned if len(cleaned) <= KEY_LENGTH else f"sha256:{sha256(cleaned.encode()).hexdigest()}"


def identifier(text: str, where: str, *, longest: int = KEY_LENGTH) -> str:
    """For what must stay what it is. Raises `Invalid` naming `where`: half an identifier names something else."""
    if not text or len(text) > longest or _UNSTORABLE.search(text):
        raise invalid(where, f"must have 1 to {longest} characters, and no control characters")
    return text


def prose(text: str | None, *, longest: int) -> str:
    """For people to read: one line, cut to length."""
    return printable((text or "")[: 4 * longest])[:longest].strip()
