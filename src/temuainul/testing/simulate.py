"""Plays many histories on a real PostgreSQL: `python -m temuainul.testing.simulate HISTORIES [SEED]`.

The server is a throwaway one of our own. A history that breaks a promise is printed with its seed, which plays it again.
"""

import argparse
import asyncio
import logging
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from temuainul.adapters.embedded.server import start, stop
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.migrating import migrate
from temuainul.testing.postgres_stage import PostgresStage, created
from temuainul.testing.simulation import Played, play

PROCESSES = 2


def main() -> int:
    """Exit code 1 if any history broke a promise."""
    wanted = _parser().parse_args()
    seeds = range(wanted.seed, wanted.seed + wanted.histories)
    _say(f"{wanted.histories} histories from seed {wanted.seed}")
    began = time.monotonic()
    with _server() as server, multiprocessing.Pool(PROCESSES) as pool:
        shares = [(server, number, seeds[number::PROCESSES]) for number in range(PROCESSES)]
        played = [one for share in pool.starmap(play_share, shares) for one in share]
    return _report(played, time.monotonic() - began)


def play_share(server: str, number: int, seeds: range) -> list[Played]:
    """One process's histories, in a database of its own."""
    logging.getLogger("temuainul").setLevel(logging.ERROR)  # its warnings are of faults that are meant
    return asyncio.run(_play_share(server, f"simulation_{number}", seeds))


async def _play_share(server: str, name: str, seeds: range) -> list[Played]:
    url = await created(server, name)
    engine = create_engine(url)
    await migrate(engine)
    await engine.dispose()
    stage = PostgresStage(url)
    await stage.open()
    played = [await _told(seed, stage) for seed in seeds]
    await stage.close()
    return played


async def _told(seed: int, stage: PostgresStage) -> Played:
    played = await play(seed, stage)
    for finding in played.findings:
        _say(f"seed {seed}: {finding.kind}: {finding.detail}")
    return played


@contextmanager
def _server() -> Iterator[str]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        home = Path(directory)
        home.chmod(0o755)  # as root the server runs as somebody else, who must be able to enter
        try:
            yield start(home / "data", durable=False)
        finally:
            stop(home / "data")


def _report(played: list[Played], seconds: float) -> int:
    broken = [one for one in played if one.findings]
    meetings, events = sum(one.meetings for one in played), sum(one.events for one in played)
    deaths, thaws = sum(one.deaths for one in played), sum(one.thaws for one in played)
    _say(f"{len(played)} histories, {meetings} meetings, {events} deliveries, {seconds:.0f} s")
    _say(f"{deaths} workers died, {thaws} froze and woke up too late")
    for kind in ("lost", "double", "illegal"):
        _say(f"{kind}: {sum(any(found.kind == kind for found in one.findings) for one in broken)}")
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="temuainul.testing.simulate", description=__doc__)
    parser.add_argument("histories", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(2**31))
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
