"""Rows from before something was kept beside them answer as those that have it."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from temuainul.domain.model.glimpse import Lead
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.talk import outline_of
from temuainul.testing.contracts.examples import NOON, a_meeting, a_part, a_summary, a_user, completed, keep

pytestmark = pytest.mark.anyio

SARI = a_user("sari")
MEETING = a_meeting(SARI, standing=completed(NOON))
PART = a_part("Selamat pagi.", "Mulai.")
DAY = (NOON - timedelta(hours=12), NOON + timedelta(hours=12))


@pytest.fixture
async def old(engine, storage):
    """A meeting with everything, without what was not kept at first."""
    await keep(storage, SARI, MEETING)
    async with storage.begin() as unit:
        await unit.transcripts.add(MEETING.id, "a.jsonl", PART)
        await unit.summaries.add(MEETING.id, a_summary(overview=["Baru."], action_items=["Satu", "Dua"]))
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE transcript_parts SET outline = NULL"))
        await connection.execute(text("UPDATE summaries SET lead = NULL, action_item_ids = NULL"))
    return storage


async def test_a_talk_is_outlined_from_its_words(old):
    async with old.begin() as unit:
        assert await unit.transcripts.outlines([MEETING.id]) == {MEETING.id: (outline_of(PART),)}


async def test_a_lead_is_read_from_its_summary(old):
    async with old.begin() as unit:
        assert await unit.summaries.leads([MEETING.id]) == {MEETING.id: Lead(text="Baru.", action_items=2)}


async def test_action_items_are_ticked_off_all_the_same(old):
    async with old.begin() as unit:
        summary = await unit.summaries.current(MeetingId(MEETING.id))
        await unit.ticks.add(MEETING.id, next(iter(summary.identified)), NOON)
        home = await unit.meetings.home(SARI.id, DAY, NOON)
    assert [(one.text, one.done) for one in home.open_action_items] == [("Dua", False), ("Satu", True)]
