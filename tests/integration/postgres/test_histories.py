"""Goal G3 on a real PostgreSQL: whatever a network and dying workers do, nothing is lost and nothing is done twice."""

import random

import pytest

from temuainul.testing.postgres_stage import PostgresStage
from temuainul.testing.simulation import play

SHARES = 20
HISTORIES = 500


@pytest.fixture
async def stage(spare_database_url):
    """Its clock is steered for the whole database, so it is nobody else's."""
    stage = PostgresStage(spare_database_url)
    await stage.open()
    yield stage
    await stage.close()


@pytest.mark.anyio
@pytest.mark.parametrize("share", range(SHARES))
async def test_no_history_loses_or_doubles_anything(stage, share):
    first = random.SystemRandom().randrange(2**31)
    for seed in range(first, first + HISTORIES // SHARES):
        print(f"seed {seed}, share {share}")
        assert (await play(seed, stage)).findings == ()
