"""SAQ's queues as we use them: bounded, quick to recover, and patient while the other side is away."""

import asyncio
import logging
import re

import psycopg
from psycopg_pool import AsyncConnectionPool
from saq import Job, Queue
from saq.queue.postgres import PostgresQueue

from temuainul.domain.model.errors import Unavailable
from temuainul.ports.extras import require

log = logging.getLogger(__name__)

NAME = "temuainul"
CONNECTIONS = 4
"""One listens, one sweeps, the others take and finish; SAQ's own twenty for each process would fill a server."""
CONNECT_SECONDS = 5
PATIENCE_SECONDS = 1
"""How long a connection is waited for, and how long a worker rests when it could not ask for hints."""
LOCK_KEYSPACE = 0x7E11A1
"""Not SAQ's zero, so that another application with SAQ in the same database is in nobody's way."""
PREPARE_LOCK_SECONDS = 60


def build_queue(url: str, *, connections: int = CONNECTIONS) -> Queue:
    """For `postgresql://…` or `redis://…`. Nothing is reached before `connect()`, which waits for nobody either.

    To PostgreSQL at most so many connections: three at least where a worker runs, two where only hints are sent.
    """
    if url.startswith("postgres"):
        return PostgresHints(_pool(url, connections), connections)
    return _redis_hints(url)


async def prepare(url: str) -> None:
    """Create SAQ's tables, or bring them up to date, once for all processes. Raises `Unavailable`.

    SAQ does so whenever it connects, but lets all processes but one go on while that one has only begun.
    """
    if not url.startswith("postgres"):
        return
    pool = _pool(url, connections=1)
    try:
        await pool.open(wait=True, timeout=CONNECT_SECONDS)
        await PostgresHints(pool, connections=1).create_tables()
    except psycopg.Error as error:
        raise Unavailable("The queue's tables could not be made ready.") from error
    finally:
        await pool.close()


class Hints(Queue):
    """What both kinds do differently from SAQ."""

    async def dequeue(self, timeout: float = 0.0, poll_interval: float = 0.0) -> Job | None:  # noqa: ASYNC109  SAQ's
        """SAQ drops the error of a failed attempt and tries again at once, round and round."""
        try:
            return await super().dequeue(timeout, poll_interval)  # type: ignore[safe-super]  # SAQ's, by the MRO
        except Exception as error:  # noqa: BLE001  of whatever kind, it is the queue that is away
            log.warning("queue.away", extra={"error": type(error).__name__})
            await asyncio.sleep(PATIENCE_SECONDS)
            return None

    async def sweep(self, lock: int = 60, abort: float = 0.25) -> list[str]:
        """SAQ waits five seconds for each dead worker's job to say that it stopped; the dead say nothing."""
        return await super().sweep(lock, abort)  # type: ignore[safe-super]  # SAQ's, by the MRO


class PostgresHints(Hints, PostgresQueue):
    def __init__(self, pool: "AsyncConnectionPool[psycopg.AsyncConnection]", connections: int) -> None:
        super().__init__(
            pool=pool,
            name=NAME,
            min_size=1,
            max_size=connections,
            saq_lock_keyspace=LOCK_KEYSPACE,
            manage_pool_lifecycle=True,
        )

    async def init_db(self) -> None:
        """Not when connecting: the tables are made by `prepare`."""

    async def disconnect(self) -> None:
        """Of a server that is away nobody takes leave for long."""
        await self.pool.close(timeout=PATIENCE_SECONDS)
        await super().disconnect()

    async def create_tables(self) -> None:
        """Needs a pool of one connection: SAQ gives up on a lock that it does not get, so it has it already."""
        async with self.pool.connection() as connection:
            await connection.execute(f"SET lock_timeout = '{PREPARE_LOCK_SECONDS}s'")
            await connection.execute("SELECT pg_advisory_lock(%s, 0)", [self.saq_lock_keyspace])
        await super().init_db()


def _pool(url: str, connections: int) -> "AsyncConnectionPool[psycopg.AsyncConnection]":
    return AsyncConnectionPool(
        _DRIVER.sub("postgresql://", url),
        kwargs={"autocommit": True, "connect_timeout": CONNECT_SECONDS, "keepalives_idle": 30},
        min_size=1,
        max_size=connections,
        open=False,
        configure=_forget_quickly,
        check=AsyncConnectionPool.check_connection,
        timeout=PATIENCE_SECONDS,
        name=NAME,
    )


_DRIVER = re.compile(r"^postgres(ql)?(\+\w+)?://")
"""SQLAlchemy's addresses name their driver; psycopg does not know that."""


async def _forget_quickly(connection: psycopg.AsyncConnection) -> None:
    """A hint may be lost, so no commit of one waits for the disk: twice as many a second."""
    await connection.execute("SET synchronous_commit = off")


def _redis_hints(url: str) -> Queue:
    require("queue", "redis")
    # Imported here, because it takes half a second that only its users should wait.
    from redis.asyncio import Redis  # noqa: PLC0415
    from redis.asyncio.retry import Retry  # noqa: PLC0415
    from redis.backoff import ConstantBackoff  # noqa: PLC0415
    from saq.queue.redis import RedisQueue  # noqa: PLC0415

    class RedisHints(Hints, RedisQueue):
        async def disconnect(self) -> None:
            """SAQ would first connect, if only to unsubscribe."""
            await self.redis.aclose()

    redis = Redis.from_url(
        url,
        socket_connect_timeout=CONNECT_SECONDS,
        # More than a worker's dequeue takes: a client that stops reading first would lose what it is handed.
        socket_timeout=CONNECT_SECONDS,
        retry=Retry(ConstantBackoff(0.1), retries=1),
    )
    return RedisHints(redis, name=NAME)
