import asyncio

import asyncpg
import pytest
from msgspec import structs

from temuainul.adapters.postgres import engine as engines
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.domain.model.errors import NotFound, Unavailable
from temuainul.domain.model.fact import CallEnded
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.testing.contracts.examples import (
    NOON,
    a_meeting,
    a_part,
    a_question,
    a_summary,
    a_user,
    an_answer,
    keep,
)

pytestmark = pytest.mark.anyio

SARI = a_user("sari")
MEETING = a_meeting(SARI)
CUT_OFF = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
ODD = "NUL \x00 and half a pair \ud83d"


@pytest.fixture
async def hasty(database_url):
    """A storage with two connections, whose statements may take half a second."""
    engine = create_engine(database_url, pool_size=2, command_seconds=0.5)
    yield PostgresStorage(engine)
    await engine.dispose()


@pytest.fixture
async def database(database_url):
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def test_a_server_that_is_not_there_is_unavailable():
    storage = PostgresStorage(create_engine("postgresql://nobody:secret@127.0.0.1:1/nothing"))
    with pytest.raises(Unavailable) as told:
        async with storage.begin():
            pass
    assert "secret" not in str(told.value)


async def test_a_connection_lost_within_a_unit_is_unavailable(storage, database):
    with pytest.raises(Unavailable):
        await _now_twice(storage, between=database.execute(CUT_OFF))


async def test_connections_lost_while_nobody_used_them_are_replaced_unnoticed(storage, database):
    await asyncio.gather(*(_now(storage) for _ in range(5)))
    await database.execute(CUT_OFF)
    await asyncio.sleep(0.1)
    await asyncio.gather(*(_now(storage) for _ in range(5)))


async def test_waiting_too_long_for_a_lock_is_unavailable(hasty, database):
    await keep(hasty, SARI, MEETING)
    async with database.transaction():
        await database.execute("SELECT FROM meetings FOR UPDATE")
        with pytest.raises(Unavailable):
            async with hasty.begin() as unit:
                await unit.meetings.lock_by_id(MEETING.id)
    await _now(hasty)


async def test_idling_within_a_unit_for_too_long_is_unavailable(hasty):
    with pytest.raises(Unavailable):
        await _now_twice(hasty, between=asyncio.sleep(0.8))
    await _now(hasty)


async def test_a_unit_cancelled_while_it_waits_leaves_nothing_behind(hasty):
    await keep(hasty, SARI, MEETING)
    async with hasty.begin() as holder:
        await holder.meetings.lock_by_id(MEETING.id)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1), hasty.begin() as unit:
                await unit.meetings.lock_by_id(MEETING.id)
    await asyncio.gather(*(_now(hasty) for _ in range(4)))


async def test_more_units_than_connections_are_unavailable(database_url, monkeypatch):
    monkeypatch.setattr(engines, "POOL_SECONDS", 0.2)
    engine = create_engine(database_url, pool_size=1)
    storage = PostgresStorage(engine)
    async with storage.begin():
        with pytest.raises(Unavailable):
            await _now(storage)
    await engine.dispose()


async def test_our_own_mistakes_are_not_taken_for_the_databases(storage):
    with pytest.raises(Exception, match="foreign key") as told:
        async with storage.begin() as unit:
            await unit.facts.put(MEETING.id, [CallEnded(at=NOON)], source="test", now=NOON)
    assert not isinstance(told.value, Unavailable)


async def test_odd_characters_find_nothing_and_break_nothing(storage):
    await keep(storage, SARI, MEETING)
    async with storage.begin() as unit:
        with pytest.raises(NotFound):
            await unit.meetings.by_id(SARI.id, ODD)
        with pytest.raises(NotFound):
            await unit.agents.by_id(SARI.id, ODD)
        assert await unit.users.credentials(ODD) is None
        assert await unit.login_sessions.by_token_hash(ODD) is None
        assert await unit.meetings.search(SARI.id, ODD, 10) == ()
        assert (await unit.meetings.page(SARI.id, MeetingFilter(search=ODD), PageRequest())).total == 0
        assert (await unit.agents.page(SARI.id, ODD, PageRequest())).total == 0
        assert not await unit.meetings.is_buried(ODD)
        assert await unit.meetings.lock_by_call(ODD) is None
        assert await unit.work.claim(ODD) is None
        assert await unit.deliveries.waiting(ODD, 10) == ()


async def test_a_nul_in_what_was_said_or_written_is_kept(storage):
    await keep(storage, SARI, MEETING)
    said, written, answered = a_part("a\x00b"), a_summary(overview=["c\x00d"]), an_answer("e\x00f")
    async with storage.begin() as unit:
        await unit.transcripts.add(MEETING.id, "file\x00", said)
        await unit.summaries.add(MEETING.id, written)
        await unit.questions.add(a_question(MEETING))
        await unit.questions.set_answer(a_question(MEETING).id, answered)
    async with storage.begin() as unit:
        assert (await unit.transcripts.of(MEETING.id)).parts == (said,)
        assert await unit.summaries.current(MEETING.id) == written
        assert (await unit.questions.of(MEETING.id))[0].answer == answered


async def test_odd_deliveries_are_stored_and_read(storage, inbox, a_delivery):
    long = "x" * 10_000
    odd = structs.replace(a_delivery(ODD), type=long, mailbox=long + ODD, headers={"x": ODD})
    assert await inbox.store(odd)
    assert not await inbox.store(odd)
    async with storage.begin() as unit:
        (key,) = await unit.work.runnable(10)
        lease = await unit.work.claim(key)
        (found,) = await unit.deliveries.waiting(lease.work.mailbox, 10)
        assert (found.headers, found.body) == (odd.headers, odd.body)
        await unit.work.quarantine(lease, ODD)


async def _now(storage):
    async with storage.begin() as unit:
        return await unit.now()


async def _now_twice(storage, between):
    async with storage.begin() as unit:
        await unit.now()
        await between
        await unit.now()
