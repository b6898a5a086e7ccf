"""Logs: one JSON object a line, events rather than prose, and nothing anybody said or is called."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

QUIET = {
    "alembic": logging.WARNING,  # tells of its plugins
    "uvicorn.error": logging.WARNING,  # tells of its own coming and going; we tell of ours
    "saq": logging.CRITICAL,  # tells of every hint, and the same failure every second; we log what matters
    "asyncio": logging.WARNING,
    "psycopg.pool": logging.ERROR,  # warns of every attempt to connect
}
"""Vendors that say too much at the level chosen for ourselves."""


def configure_logging(level: str = "info") -> None:
    """For entry points only; called again it replaces what it did."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name, quiet in QUIET.items():
        logging.getLogger(name).setLevel(quiet)


class JsonLines(logging.Formatter):
    """What is logged by name, `extra={"work": key}`, is kept; arguments of a message and texts of errors are not.

    A vendor writes statements with their parameters, addresses and names into both, and nobody reviews them.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg),
            **_named(record),
        }
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "trace": _trace(record.exc_info[2])}
        return json.dumps(line, default=str)


def _named(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}


def _trace(trace: TracebackType | None) -> list[str]:
    """Where, without the values: files, lines and functions."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


_OF_EVERY_RECORD = {*vars(logging.makeLogRecord({})), "message", "asctime", "color_message"}
"""The last is uvicorn's copy of the message, for terminals."""
