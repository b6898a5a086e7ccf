"""Writes every page into a directory, and the drawing of the lifecycle into the README two folders above it."""

import sys
from pathlib import Path

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
    _redraw(directory.resolve().parents[1] / "README.md")


def _redraw(readme: Path) -> None:
    if readme.exists():
        readme.write_text(redrawn(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
