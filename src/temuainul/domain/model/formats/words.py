"""What counts as somebody's words, and as somebody's name: one rule for all formats.

Words are kept; white space is not. Any run of it, line breaks included, becomes one blank, so an utterance is one line
in every format and reads back as it was written. Accents take their composed form (NFC).
"""

import re
import unicodedata

from temuainul.domain.model.errors import UnreadableTranscript

UNKNOWN_SPEAKER = "Unknown speaker"
"""Who speaks where a timed format names nobody; to guess the previous speaker would put words in their mouth."""

UTTERANCE_BYTES = 64 * 1024
"""The figure of reliability X3 for a line. Over an hour of speech without a pause; longer is a broken file."""

SPEAKER_CHARACTERS = 120
"""Room for any person's full name with title; more is a sentence that holds a colon."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that are no text. Tab and line breaks are white space and not among them."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Unicode gives it no meaning inside a text, and at its beginning a reader takes it for the file's own mark.
_BYTE_ORDER_MARK = "\ufeff"


def spoken(raw: str, line: int) -> str:
    """The words in `raw`, perhaps none. Raises `UnreadableTranscript` for control characters and excess."""
    refuse_controls(raw, line)
    text = _plain(raw)
    if len(text) > UTTERANCE_BYTES // 4 and len(text.encode()) > UTTERANCE_BYTES:
        raise UnreadableTranscript("more than 64 KiB of words in one utterance", line=line)
    return text


def speaker_name(raw: str, line: int) -> str:
    """Raises `UnreadableTranscript` where there is no name, or one too long."""
    name = spoken(raw, line)
    if not name:
        raise UnreadableTranscript("the speaker has no name", line=line)
    if len(name) > SPEAKER_CHARACTERS:
        raise UnreadableTranscript(
            f"the speaker's name is longer than {SPEAKER_CHARACTERS} characters", line=line
        )
    return name


def refuse_controls(raw: str, line: int) -> None:
    found = CONTROL.search(raw)
    if found:
        raise UnreadableTranscript(
            f"holds the control character U+{ord(found[0]):04X}, which is no text", line=line
        )


def printable(text: str) -> str:
    """The words as every export writes them; what no reader would take becomes a blank."""
    return _plain(_UNPRINTABLE.sub(" ", text))


def printable_name(name: str) -> str:
    """As `printable`; a name too long for a reader is cut, an empty one is `UNKNOWN_SPEAKER`."""
    return printable(name)[:SPEAKER_CHARACTERS].strip() or UNKNOWN_SPEAKER


def excerpt(text: str) -> str:
    """A little of the file's own text, to be quoted in a reason."""
    return text if len(text) <= 40 else f"{text[:40]}…"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace(_BYTE_ORDER_MARK, "").split()))
