"""Where webhooks are kept before they are understood: one statement on a pool of its own, on the disk before it returns.

Straight on the driver: it takes half the time, and each attempt can be given what is left of the patience.
"""

import asyncio
import json
from asyncio import get_running_loop

from temuainul.adapters.postgres.column_types import bounded, storable
from temuainul.adapters.postgres.driver import DRIVER_ERRORS, Pool, bare_pool
from temuainul.adapters.postgres.passing import is_passing, unavailable
from temuainul.domain.model.webhook import Delivery
from temuainul.ports.storage import Inbox

PATIENCE_SECONDS = 4.5
"""Stream waits six for an answer (reliability W8); a restart of the database fits in."""
SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.02, 0.5
RELEASE_SECONDS = 0.2

STORE = """
    INSERT INTO deliveries
        (source, delivery_id, digest, type, mailbox, attempt, event_at, received_at, headers, body, state, reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT DO NOTHING
    RETURNING true
"""


class PostgresInbox(Inbox):
    """Close it in the end; it connects by itself."""

    def __init__(self, url: str, *, pool_size: int = 4, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._url = url
        self._pool_size = pool_size
        self._patience = patience_seconds
        self._pool: Pool | None = None

    async def store(self, delivery: Delivery) -> bool:
        deadline = get_running_loop().time() + self._patience
        pause = SHORTEST_PAUSE_SECONDS
        while True:
            try:
                return await self._insert(_row(delivery), deadline)
            except DRIVER_ERRORS as error:
                if not is_passing(error) or get_running_loop().time() + pause >= deadline:
                    raise unavailable(error) from error
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def _insert(self, row: tuple[object, ...], deadline: float) -> bool:
        pool = await self._connections()
        connection = await pool.acquire(timeout=_left(deadline))
        try:
            return await connection.fetchval(STORE, *row, timeout=_left(deadline)) is True
        finally:
            await pool.release(connection, timeout=RELEASE_SECONDS)

    async def _connections(self) -> Pool:
        """Of no connections at first, so awaiting it lets nobody in between."""
        if self._pool is None:
            self._pool = bare_pool(
                self._url,
                size=self._pool_size,
                command_seconds=self._patience,
                settings={"synchronous_commit": "on"},
            )
            await self._pool
        return self._pool


def _left(deadline: float) -> float:
    """For asyncpg 0 is no limit at all."""
    return max(deadline - get_running_loop().time(), 0.01)


def _row(delivery: Delivery) -> tuple[object, ...]:
    return (
        _key(delivery.source),
        _key(delivery.delivery_id),
        _key(delivery.digest),
        _key(delivery.type),
        _key(delivery.mailbox),
        delivery.attempt,
        delivery.event_at,
        delivery.received_at,
        json.dumps(delivery.headers),
        delivery.body,
        delivery.state,
        storable(delivery.reason),
    )


def _key(text: str) -> str:
    return bounded(storable(text))
