"""What changed, for somebody who is looking."""

import asyncio
from dataclasses import replace

import pytest

from temuainul.adapters.memory.feed import MemoryFeed
from temuainul.adapters.memory.outside import memory_outside
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio


async def follower(world, user, after=None):
    """The news and their first batch."""
    news = world.app.news.follow(user.id, after)
    return news, await anext(news)


async def following(news):
    async with asyncio.timeout(2):
        return await anext(news)


async def next_changes(news):
    """The next batch with something in it."""
    while not (batch := await following(news)).changes:
        continue
    return batch


async def test_following_begins_with_now(world):
    meeting = await world.meeting()
    news, first = await follower(world, await world.user())
    assert (first.changes, first.reset) == ((), False)
    await world.app.meetings.cancel(meeting.owner_id, meeting.id)
    batch = await next_changes(news)
    assert [(change.topic, change.id) for change in batch.changes] == [("meetings", meeting.id)]
    assert batch.number == first.number + 1
    await news.aclose()


async def test_a_change_wakes_whoever_waits(world):
    sari = await world.user()
    news, _ = await follower(world, sari)
    assert (await following(news)).changes == ()
    waiting = asyncio.ensure_future(following(news))
    await asyncio.sleep(0)
    agent = await world.agent()
    assert [change.id for change in (await waiting).changes] == [agent.id]
    await news.aclose()


async def test_following_resumes_where_it_was_left(world):
    sari = await world.user()
    news, first = await follower(world, sari)
    await news.aclose()
    agents = [await world.agent(name=name) for name in ("Satu", "Dua", "Tiga")]
    news, resumed = await follower(world, sari, after=first.number + 1)
    assert (resumed.reset, resumed.number) == (False, first.number + 1)
    batch = await next_changes(news)
    assert [change.id for change in batch.changes] == [agent.id for agent in agents[1:]]
    assert batch.number == first.number + 3
    await news.aclose()


async def test_resuming_at_the_latest_number_brings_nothing_old(world):
    sari = await world.user()
    await world.agent()
    _, first = await follower(world, sari)
    news, resumed = await follower(world, sari, after=first.number)
    assert not resumed.reset
    assert (await following(news)).changes == ()
    await news.aclose()


@pytest.mark.parametrize("after", [-1, 999])
async def test_a_number_nobody_gave_is_answered_with_a_reset(world, after):
    sari = await world.user()
    await world.agent()
    _, now = await follower(world, sari)
    _, first = await follower(world, sari, after=after)
    assert (first.reset, first.changes, first.number) == (True, (), now.number)


async def test_whoever_was_away_for_long_is_caught_up_at_once(world):
    """Not a hundred changes a quarter of a minute."""
    sari = await world.user()
    _, first = await follower(world, sari)
    for number in range(250):
        await world.agent(name=f"Agen {number}")
    news, _ = await follower(world, sari, after=first.number)
    found = [change.number for _ in range(3) for change in (await next_changes(news)).changes]
    assert found == list(range(first.number + 1, first.number + 251))
    await news.aclose()


async def test_other_peoples_changes_are_no_news(world):
    sari, budi = await world.user(), await world.user("Budi")
    _, first = await follower(world, sari)
    await world.agent(budi)
    _, again = await follower(world, sari, after=first.number)
    assert (again.reset, again.number) == (False, first.number)


async def test_what_was_refused_is_no_news(world):
    meeting = await world.meeting(status="completed")
    sari = await world.user()
    _, before = await follower(world, sari)
    with pytest.raises(Exception, match="cannot be cancelled"):
        await world.app.meetings.cancel(meeting.owner_id, meeting.id)
    _, after = await follower(world, sari)
    assert after.number == before.number


async def test_silence_is_broken_by_a_sign_of_life():
    world = World(outside=replace(memory_outside(), feed=MemoryFeed(rest_seconds=0.01)))
    news, first = await follower(world, await world.user())
    for _ in range(3):
        sign = await following(news)
        assert (sign.changes, sign.reset, sign.number) == ((), False, first.number)
    await news.aclose()


async def test_a_summary_in_the_making_is_told_step_by_step(world):
    meeting = await world.meeting(status="processing")
    _, before = await follower(world, await world.user())
    second = world.session("s2")
    await world.tell(meeting, *world.call(second).facts())
    await world.run_jobs()
    news, _ = await follower(world, await world.user(), after=before.number)
    batch = await next_changes(news)
    assert {(change.topic, change.id) for change in batch.changes} == {("meetings", meeting.id)}
    numbers = [change.number for change in batch.changes]
    assert numbers == list(range(before.number + 1, before.number + len(numbers) + 1))
    await news.aclose()
