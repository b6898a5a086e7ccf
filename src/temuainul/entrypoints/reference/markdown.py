"""The few forms the pages are made of."""

import re
from collections.abc import Iterable, Sequence

_GENERATED = "<!-- Written from the code by `make docs`; what is changed here by hand is lost. -->"


_NOTES = re.compile(r" \(reliability [^)]*\)")
"""Docstrings cite design notes that readers of these pages do not have."""


def page(title: str, *blocks: str) -> str:
    text = "\n\n".join([f"# {title}", _GENERATED, *(block for block in blocks if block)])
    return _NOTES.sub("", text) + "\n"


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Nothing at all where there are no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join([_row(heading), _row(["---"] * len(heading)), *lines]) if lines else ""


def code(text: object) -> str:
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    return ", ".join(code(text) for text in texts)


def fenced(text: str, language: str = "") -> str:
    return f"```{language}\n{text.strip()}\n```"


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(one_line(cell).replace('|', chr(92) + '|') for cell in cells)} |"
