"""Writes every page into a directory; two folders above it the README's drawing, and what the page's types are made from."""

import sys
from pathlib import Path

from temuainul.entrypoints.reference import http
from temuainul.entrypoints.reference.lifecycle import redrawn
from temuainul.entrypoints.reference.pages import pages


def main(arguments: list[str]) -> None:
    """Raises `SystemExit` unless exactly one directory is named."""
    if len(arguments) != 1:
        raise SystemExit("usage: python -m temuainul.entrypoints.reference DIRECTORY")
    directory = Path(arguments[0])
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (directory / name).write_text(text, encoding="utf-8")
    root = directory.resolve().parents[1]
    _redraw(root / "README.md")
    _describe(root / "web")


def _redraw(readme: Path) -> None:
    if readme.exists():
        readme.write_text(redrawn(readme.read_text(encoding="utf-8")), encoding="utf-8")


def _describe(web: Path) -> None:
    """So that types are generated without Python, and a change of the contract is seen where it is reviewed."""
    if web.is_dir():
        (web / "openapi.json").write_bytes(http.written())


if __name__ == "__main__":
    main(sys.argv[1:])
