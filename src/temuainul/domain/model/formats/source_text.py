"""From bytes to text: size, encoding, line ends and control characters, checked once for all formats."""

import codecs

from temuainul.domain.model.errors import UnreadableTranscript
from temuainul.domain.model.formats.words import CONTROL, refuse_controls

FILE_BYTES = 64 * 1024 * 1024
"""The figure of reliability X3; ten hours of speech are about half a megabyte."""

MOST_PIECES = 1_000_000
"""Lines, and commas, that keep JSON apart: ten of each for the most utterances we take. It bounds memory, which a
small file of nothing but separators would otherwise multiply."""


def text_of(data: bytes) -> str:
    """The text with line feeds for line ends and no byte order mark. Raises `UnreadableTranscript`."""
    text = _decoded(tidied(data))
    found = CONTROL.search(text)
    if found:
        refuse_controls(text, text.count("\n", 0, found.start()) + 1)
    return text


def lines_of(data: bytes) -> list[str]:
    """The text's lines; the first is line 1 for a person."""
    return text_of(data).split("\n")


def tidied(data: bytes) -> bytes:
    """As `text_of`, still in bytes and not yet known to be UTF-8."""
    if len(data) > FILE_BYTES:
        raise UnreadableTranscript("the file is larger than 64 MiB")
    plain = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if max(plain.count(b"\n"), plain.count(b",")) > MOST_PIECES:
        raise UnreadableTranscript(f"more than {MOST_PIECES:,} lines or commas")
    return plain


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableTranscript("the text is UTF-16; save the file as UTF-8", line=1)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableTranscript("the text is not UTF-8", line=line) from error
