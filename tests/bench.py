"""Figures: `make bench`. Each against the bare limit in the same run where there is one; these machines are noisy."""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import httpx

import bench_room
from bench_call import figures
from temuainul.adapters.embedded.server import start, stop
from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.inbox import PostgresInbox
from temuainul.adapters.postgres.migrating import migrate
from temuainul.domain.model.formats.reading import read_transcript
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.prompt import answer_prompt, summary_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import SummaryDraft
from temuainul.domain.model.transcript import Segment, Transcript
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.entrypoints.settings import read_settings
from temuainul.entrypoints.up import up

RUNS = 5
LONG_MEETING_WORDS = 22_000
DELIVERIES = 2_000
AT_ONCE = 16


def main() -> None:
    rows = [
        _row("temuainul --help", _seconds_of("-m", "temuainul", "--help"), _seconds_of("-c", "pass")),
        *_long_meeting(),
        asyncio.run(_ready()),
        *asyncio.run(_ingestion()),
        *_call(),
        *_rooms(),
    ]
    for name, ours, bare in rows:
        ratio = "" if bare is None else f"  bare {bare:10.4f}  ratio {ours / bare:6.2f}"
        print(f"{name:<60}{ours:10.4f}{ratio}")
    print(json.dumps([{"name": name, "ours": ours, "bare": bare} for name, ours, bare in rows]))


def _row(name: str, ours: float, bare: float | None = None) -> tuple[str, float, float | None]:
    return f"{name}, s", ours, bare


def _seconds_of(*arguments: str) -> float:
    """Median of whole processes, after one that warms the caches."""

    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began

    once()
    return statistics.median(once() for _ in range(RUNS))


def _long_meeting() -> Iterator[tuple[str, float, float | None]]:
    model, segments = ExtractiveLanguageModel(), _segments()
    summary = summary_prompt(meeting_title="Rapat", agent=None, segments=segments)
    question = answer_prompt(
        meeting_title="Rapat", agent=None, segments=segments, question="Berapa anggaran panggung?"
    )
    yield _row("summary of 22,000 words", asyncio.run(_timed(lambda: model.answer(summary, SummaryDraft))))
    yield _row("answer from 22,000 words", asyncio.run(_timed(lambda: model.answer(question, AnswerDraft))))


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    await act()
    took = []
    for _ in range(3):
        began = time.perf_counter()
        await act()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _segments() -> tuple[Segment, ...]:
    """The meeting that ships with the package, as often as it takes."""
    script = Path(__file__).parent.parent / "src/temuainul/entrypoints/cli/rapat.txt"
    part = read_transcript(
        script.read_bytes(), name=script.name, session=CallSessionId("s"), started_at=datetime.now(UTC)
    )
    once = Transcript.union([part]).segments
    times = LONG_MEETING_WORDS // part.words + 1
    return tuple(once * times)


async def _ready() -> tuple[str, float, float | None]:
    """From nothing to the first answer, with data found from an earlier start."""
    with _directory() as directory:
        settings = read_settings({"TEMUAINUL_DATA_DIRECTORY": f"{directory}/data", "TEMUAINUL_PORT": "8317"})
        async with up(settings):
            pass
        began = time.perf_counter()
        async with up(settings) as address, httpx.AsyncClient() as client:
            await client.get(f"{address}/health/ready")
            took = time.perf_counter() - began
        stop(Path(settings.data_directory) / "postgres")
    return _row("up again until the first answer (imported)", took)


async def _ingestion() -> list[tuple[str, float, float | None]]:
    """Durable, against the same INSERT by a bare asyncpg pool on the same server."""
    with _server() as url:
        await _migrated(url)
        inbox = PostgresInbox(url, pool_size=AT_ONCE)
        pool = await asyncpg.create_pool(url, min_size=AT_ONCE, max_size=AT_ONCE)
        ours = await _rate(lambda number: _store(inbox, number))
        bare = await _rate(lambda number: _insert(pool, number))
        await inbox.close()
        await pool.close()
    return [("webhooks stored a second", ours, bare)]


def _call() -> Iterator[tuple[str, float, float | None]]:
    with _server() as url:
        yield from figures(url)


def _rooms() -> list[tuple[str, float, float | None]]:
    with _server() as url:
        return asyncio.run(bench_room.rows(url))


async def _store(inbox: PostgresInbox, number: int) -> None:
    delivery = Delivery(
        source="stream",
        delivery_id=f"ours-{number}",
        digest="0" * 64,
        type="call.session_started",
        mailbox="default:m",
        attempt=1,
        event_at=None,
        received_at=datetime.now(UTC),
        headers={},
        body=b"x" * 3_000,
        state=DeliveryState.stored,
    )
    await inbox.store(delivery)


async def _insert(pool: asyncpg.Pool, number: int) -> None:
    await pool.execute(
        "INSERT INTO deliveries (source, delivery_id, digest, type, mailbox, attempt, received_at, headers, body,"
        " state, reason) VALUES ('stream', $1, 'd', 't', 'm', 1, now(), '{}', $2, 'stored', '')",
        f"bare-{number}",
        b"x" * 3_000,
    )


async def _rate(act: Callable[[int], Awaitable[None]]) -> float:
    numbers = iter(range(DELIVERIES))

    async def worker() -> None:
        for number in numbers:
            await act(number)

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return DELIVERIES / (time.perf_counter() - began)


async def _migrated(url: str) -> None:
    engine = create_engine(url)
    await migrate(engine)
    await engine.dispose()


@contextmanager
def _directory() -> Iterator[Path]:
    """Open to the account the server runs as when we are root."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        yield Path(directory)


@contextmanager
def _server() -> Iterator[str]:
    with _directory() as home:
        try:
            yield start(home / "data")
        finally:
            stop(home / "data")


if __name__ == "__main__":
    main()
