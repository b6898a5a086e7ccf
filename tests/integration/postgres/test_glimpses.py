"""What lists show costs as many statements for many meetings as for one, and reads no transcript."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from temuainul.adapters.memory.feed import MemoryFeed
from temuainul.adapters.memory.jobs import MemoryJobs
from temuainul.domain.model.fact import ParticipantJoined
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.units import Units
from temuainul.testing.contracts.examples import NOON, a_meeting, a_part, a_summary, a_user, completed, keep

pytestmark = pytest.mark.anyio

SARI = a_user("sari")
MEETINGS = [a_meeting(SARI, f"meeting-{n}", standing=completed(NOON)) for n in range(12)]
JOINED = ParticipantJoined(session=CallSessionId("s"), presence="p", user="Sari", name="Bu Sari", at=NOON)


@pytest.fixture
async def held(storage):
    await keep(storage, SARI, *MEETINGS)
    async with storage.begin() as unit:
        for meeting in MEETINGS:
            await unit.transcripts.add(meeting.id, "a.jsonl", a_part("Selamat pagi.", "Mulai."))
            await unit.summaries.add(meeting.id, a_summary(overview=[f"Tentang {meeting.id}."]))
            await unit.facts.put(meeting.id, [JOINED], source="test", now=NOON)
    return Glimpses(Units(storage, MemoryJobs(), MemoryFeed()))


async def test_many_cost_as_much_as_one(engine, held):
    with statements_of(engine) as for_one:
        await held.of(SARI, MEETINGS[:1])
    with statements_of(engine) as for_many:
        seen = await held.of(SARI, MEETINGS)
    assert len(for_many) == len(for_one) == 3
    assert not any("transcript_parts.part," in one for one in for_many)
    for meeting in MEETINGS:
        assert seen[meeting.id].lead == f"Tentang {meeting.id}."
        assert [one.name for one in seen[meeting.id].talk.speakers] == ["Bu Sari"]


@contextmanager
def statements_of(engine):
    found = []

    def note(_connection, _cursor, statement, *_):
        found.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield found
    event.remove(engine.sync_engine, "before_cursor_execute", note)
