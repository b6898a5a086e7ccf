"""Every setting, its default and what it means."""

from collections.abc import Iterator, Sequence
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import FieldInfo

from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import code, codes, table
from temuainul.entrypoints.reference.source import attribute_docstrings
from temuainul.entrypoints.settings import PREFIX, Settings

COMPUTED = {
    "data_directory": "`$XDG_DATA_HOME/temuainul`, or `~/.local/share/temuainul` where that is not set"
}
"""Defaults that depend on the machine, in words."""
_INTRODUCTION = """\
Settings are read from environment variables once, when a command starts. A value that does not fit, and a variable that
begins with `TEMUAINUL_` and is none of these, are refused with the variable's name. `temuainul doctor` shows what differs
from the defaults; secrets only as set."""
_BESIDE = """\
Two variables are named like settings and are none: `TEMUAINUL_PASSWORD`, which only `temuainul import` reads, and
`TEMUAINUL_TEST_DATABASE_URL`, which only tests read (see [Test your adapter](../howto/test-your-adapter.md)). Unset the
second before you start a command: every command but the tests refuses it."""


def page() -> str:
    return markdown.page(
        "Settings", _INTRODUCTION, table(("Variable", "Value", "Default", "Meaning"), _rows()), _BESIDE
    )


def variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _rows() -> Iterator[Sequence[str]]:
    told, kinds = attribute_docstrings(Settings), get_type_hints(Settings)
    for field in msgspec.structs.fields(Settings):
        meaning = told.get(field.name, "")
        yield code(variable(field.name)), _kind(kinds[field.name]), _default(field), meaning


def _kind(kind: object) -> str:
    if get_origin(kind) is Literal:
        return codes(get_args(kind))
    return {int: "whole number", str: "text"}[kind]  # type: ignore[index]  # another kind has no word here yet


def _default(field: FieldInfo) -> str:
    """A computed default without words here is a `KeyError`."""
    if field.default is msgspec.NODEFAULT:
        return COMPUTED[field.name]
    return code(field.default) if field.default != "" else "empty"
