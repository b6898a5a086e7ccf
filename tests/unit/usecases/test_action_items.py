"""What a meeting left to do, ticked off."""

from datetime import UTC

import pytest

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import ActionItemId
from temuainul.testing.contracts.examples import a_summary

pytestmark = pytest.mark.anyio


async def with_items(world, *texts, meeting=None, version=2):
    """A completed meeting whose current summary has these action items."""
    meeting = meeting or await world.meeting(status="completed")
    summary = a_summary(version, request=f"request-{version}", action_items=texts)
    async with world.outside.storage.begin() as unit:
        await unit.summaries.add(meeting.id, summary)
    return meeting


async def ids(world, meeting):
    summary = await world.app.meetings.read_summary(meeting.owner_id, meeting.id)
    return list(summary.identified)


async def tick(world, meeting, id, *, done=True):
    return await world.app.action_items.tick(meeting.owner_id, meeting.id, id, done=done)


async def done(world, meeting):
    return await world.app.action_items.done(meeting.owner_id, meeting.id)


async def at_home(world):
    home = await world.app.meetings.home((await world.user()).id, UTC)
    return [(one.text, one.done) for one in home.open_action_items]


async def test_an_item_is_ticked_off_and_opened_again(world):
    meeting = await with_items(world, "Kirim laporan", "Pesan ruang")
    first, _ = await ids(world, meeting)
    ticked = await tick(world, meeting, first)
    assert (ticked.id, ticked.item.text, ticked.done) == (first, "Kirim laporan", True)
    assert await done(world, meeting) == {first}
    assert not (await tick(world, meeting, first, done=False)).done
    assert await done(world, meeting) == frozenset()


async def test_what_was_done_shows_at_home_for_a_day(world):
    meeting = await with_items(world, "Kirim laporan", "Pesan ruang")
    await tick(world, meeting, (await ids(world, meeting))[0])
    assert await at_home(world) == [("Pesan ruang", False), ("Kirim laporan", True)]
    world.advance(hours=23)
    await tick(world, meeting, (await ids(world, meeting))[0])
    world.advance(hours=1)
    assert await at_home(world) == [("Pesan ruang", False)]


async def test_a_new_version_that_says_the_same_keeps_the_tick(world):
    meeting = await with_items(world, "Kirim laporan.")
    await tick(world, meeting, (await ids(world, meeting))[0])
    await with_items(world, "Telepon Budi", "kirim LAPORAN", meeting=meeting, version=3)
    assert await at_home(world) == [("Telepon Budi", False), ("kirim LAPORAN", True)]


async def test_the_same_words_twice_are_two_items(world):
    meeting = await with_items(world, "Kirim laporan", "Kirim laporan!")
    first, second = await ids(world, meeting)
    await tick(world, meeting, second)
    assert await done(world, meeting) == {second}
    assert first != second


async def test_what_the_summary_does_not_say_cannot_be_ticked_off(world):
    meeting = await with_items(world, "Kirim laporan")
    (old,) = await ids(world, meeting)
    await with_items(world, "Lain sekali", meeting=meeting, version=3)
    for id in (ActionItemId("nothing"), old):
        with pytest.raises(NotFound):
            await tick(world, meeting, id)


async def test_without_a_summary_there_is_nothing_to_tick_off(world):
    meeting = await world.meeting()
    with pytest.raises(NotFound):
        await tick(world, meeting, ActionItemId("x"))


async def test_nobody_ticks_off_what_is_not_theirs(world):
    meeting, budi = await with_items(world, "Kirim laporan"), await world.user("Budi")
    (id,) = await ids(world, meeting)
    with pytest.raises(NotFound):
        await world.app.action_items.tick(budi.id, meeting.id, id, done=True)
    with pytest.raises(NotFound):
        await world.app.action_items.done(budi.id, meeting.id)
    assert await done(world, meeting) == frozenset()


async def test_ticking_is_news_of_the_meeting(world):
    meeting = await with_items(world, "Kirim laporan")
    async with world.outside.storage.begin() as unit:
        known = await unit.changes.latest(meeting.owner_id)
    await tick(world, meeting, (await ids(world, meeting))[0])
    async with world.outside.storage.begin() as unit:
        told = await unit.changes.after(meeting.owner_id, known, 10)
    assert [(one.topic, one.id) for one in told] == [("meetings", meeting.id)]


async def test_ticks_go_with_the_meeting(world):
    meeting = await with_items(world, "Kirim laporan")
    await tick(world, meeting, (await ids(world, meeting))[0])
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    async with world.outside.storage.begin() as unit:
        assert await unit.ticks.of(meeting.id) == frozenset()
