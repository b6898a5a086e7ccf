"""Writes every page into a directory."""

import sys
from pathlib import Path

from temuainul.entrypoints.reference.pages import pages


def main(arguments: list[str]) -> None:
    """Raises `SystemExit` unless exactly one directory is named."""
    if len(arguments) != 1:
        raise SystemExit("usage: python -m temuainul.entrypoints.reference DIRECTORY")
    directory = Path(arguments[0])
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (directory / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
