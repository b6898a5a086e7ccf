"""Brings a transcript to a running server."""

import asyncio
import os
import sys
from contextlib import aclosing
from getpass import getpass
from pathlib import Path

from temuainul.domain.model.errors import Invalid, Unavailable
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.entrypoints.cli.environment import PASSWORD_VARIABLE
from temuainul.entrypoints.cli.visitor import SeenMeeting, Visitor, visiting

LONGEST_SECONDS = 2 * 60 * 60
"""As long as the server itself waits for a summary."""


def run_import(file: str, *, url: str, email: str, password_from_stdin: bool, title: str, wait: bool) -> int:
    """Prints where the meeting is. 1 where it was waited for and came out without a summary."""
    path = Path(file)
    data = _bytes(path)
    password = _password(from_stdin=password_from_stdin)
    return asyncio.run(
        _bring(path.name, data, url=url, email=email, password=password, title=title, wait=wait)
    )


async def _bring(
    name: str, data: bytes, *, url: str, email: str, password: str, title: str, wait: bool
) -> int:
    async with visiting(url) as visitor:
        await visitor.sign_in(email=email, password=password)
        meeting = await visitor.bring(name=name, data=data, title=title)
        print(f"{url.rstrip('/')}/api/meetings/{meeting.id}", flush=True)
        if not wait:
            return 0
        completed = await _completed(visitor, meeting)
    outcome = completed.outcome.kind if completed.outcome else ""
    print(f"{completed.status}: {outcome}".replace("_", " "), file=sys.stderr)
    return 0 if outcome == "summarised" else 1


async def _completed(visitor: Visitor, meeting: SeenMeeting) -> SeenMeeting:
    try:
        async with asyncio.timeout(LONGEST_SECONDS), aclosing(visitor.sightings(meeting.id)) as sightings:
            async for seen in sightings:
                if seen.status is MeetingStatus.completed:
                    return seen
    except TimeoutError as error:
        raise Unavailable("The meeting was not completed in time; the server goes on with it.") from error
    raise Unavailable("The server no longer tells how the meeting stands.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path}: {error.strerror or error}") from error


def _password(*, from_stdin: bool) -> str:
    """Never from an argument: every user of the machine can read those."""
    if from_stdin:
        return sys.stdin.readline().removesuffix("\n")
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is None and not sys.stdin.isatty():
        raise Invalid(f"no password: set {PASSWORD_VARIABLE}, or pipe it in with --password-stdin")
    return given if given is not None else getpass()
