"""`Name: text`, the one convention for who speaks that plain text, SubRip and untagged WebVTT share.

A bare name stands before the line's first colon, has at most six words and 120 characters, at least one letter or
digit, and none of `"<>[]{}?!;`. `http://…` and `10:30` are not names. Any other name is written as a JSON string in
double quotes, `"Ops: Night Shift": text`, so that every name can be written and read back.
"""

import re

import msgspec

from temuainul.domain.model.formats.words import SPEAKER_CHARACTERS

NAME_WORDS = 6
"""Covers "Prof. Dr. Maria de la Cruz"; more words before a colon are a sentence."""

_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")\s*:(.*)', re.DOTALL)
_NOT_IN_A_BARE_NAME = re.compile(r'["<>\[\]{}?!;\\]')


def said_by(line: str) -> tuple[str, str] | None:
    """Name and words, neither checked nor tidied; None where the line does not begin with a name."""
    quoted = _QUOTED.match(line)
    if quoted is None:
        return _said_by_bare(line)
    try:
        return msgspec.json.decode(quoted[1], type=str), quoted[2]
    except (msgspec.DecodeError, UnicodeError):
        return None


def name_prefix(name: str) -> str:
    """The name as `said_by` reads it back, without the colon."""
    bare = said_by(f"{name}: words") == (name, " words")
    return name if bare else msgspec.json.encode(name).decode()


def _said_by_bare(line: str) -> tuple[str, str] | None:
    before, colon, words = line.partition(":")
    name = before.strip()
    return (name, words) if colon and _is_name(name) and not _is_address_or_time(before, words) else None


def _is_name(name: str) -> bool:
    return (
        len(name) <= SPEAKER_CHARACTERS
        and len(name.split()) <= NAME_WORDS
        and any(character.isalnum() for character in name)
        and not _NOT_IN_A_BARE_NAME.search(name)
    )


def _is_address_or_time(before: str, words: str) -> bool:
    return words.startswith("//") or (before[-1:].isdigit() and words[:1].isdigit())
