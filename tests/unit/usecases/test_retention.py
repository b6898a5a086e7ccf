"""Forgetting what has served its time (reliability W10 and D4)."""

import pytest

from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import WorkState
from temuainul.domain.usecases import retention as usecase

pytestmark = pytest.mark.anyio


async def days_pass(world, days):
    """A worker runs all the while, once a day."""
    await world.app.works.prepare()
    for _ in range(days):
        world.advance(days=1)
        await world.run_jobs()


async def deliveries(world, **wanted):
    return await world.app.webhooks.list(**wanted)


async def receive_again(world, delivery):
    headers = {"x-signature": world.reader.sign(delivery.body)}
    return await world.app.webhooks.receive(delivery.source, headers, delivery.body)


async def known_login(world, signed_in):
    async with world.outside.storage.begin() as unit:
        return await unit.login_sessions.by_token_hash(world.outside.tokens.hash(signed_in.token))


async def signed_in(world):
    user = await world.user()
    return await world.app.accounts.sign_in(email=user.email, password=f"the word of {user.name}")


async def test_a_body_is_kept_for_thirty_days_and_the_rest_for_four_hundred(world):
    meeting = await world.meeting(status="completed")
    before = await deliveries(world)
    await days_pass(world, 30)
    assert await deliveries(world) == before
    await days_pass(world, 1)
    assert {one.body for one in await deliveries(world)} == {b""}
    assert [one.digest for one in await deliveries(world)] == [one.digest for one in before]
    await days_pass(world, 368)
    assert len(await deliveries(world)) == len(before)
    await days_pass(world, 2)
    assert await deliveries(world) == ()
    assert (await world.see(meeting)).standing.status == "completed"


async def test_an_old_delivery_captured_by_somebody_is_still_known(world):
    await world.meeting(status="active")
    (captured,) = await deliveries(world)
    await days_pass(world, 399)
    assert not (await receive_again(world, captured)).new
    assert len(await deliveries(world)) == 1


async def test_a_delivery_whose_body_is_forgotten_is_not_read_again(world):
    await world.meeting(status="active")
    await days_pass(world, 31)
    (gone,) = await deliveries(world)
    assert await world.app.webhooks.replay((gone,)) == 0
    assert await deliveries(world) == (gone,)


async def test_a_delivery_forgotten_while_it_waits_to_be_read_again_is_ignored(world, caplog):
    await world.meeting(status="active")
    (legible,) = await deliveries(world)
    await days_pass(world, 31)
    assert await world.app.webhooks.replay((legible,)) == 1
    await world.run_jobs()
    (gone,) = await deliveries(world)
    assert (gone.state, gone.reason) == (DeliveryState.ignored, "its body is forgotten")
    assert caplog.text == ""


async def test_done_work_is_kept_for_a_week_with_what_the_model_answered(world):
    await world.meeting(status="completed")
    (summary,) = [one for one in await world.app.works.list(WorkState.done) if "summarise" in one.work.key]
    await days_pass(world, 7)
    assert summary in await world.app.works.list(WorkState.done)
    await days_pass(world, 1)
    assert summary not in await world.app.works.list(WorkState.done)


async def test_a_login_is_kept_for_thirty_days_after_it_ended(world):
    login = await signed_in(world)
    await days_pass(world, 37)
    assert await known_login(world, login)
    await days_pass(world, 1)
    assert await known_login(world, login) is None


async def test_a_login_in_use_is_never_forgotten(world):
    login = await signed_in(world)
    for _ in range(29):
        await days_pass(world, 1)
        assert await world.app.accounts.who(login.token)


async def test_only_the_newest_changes_are_kept_and_who_missed_the_others_begins_anew(world, monkeypatch):
    monkeypatch.setattr(usecase, "CHANGES_KEPT", 10)
    sari = await world.user()
    for number in range(25):
        await world.agent(name=f"Agen {number}")
    await days_pass(world, 1)
    missed, known = [world.app.news.follow(sari.id, after) for after in (3, 20)]
    assert (await anext(missed)).reset
    assert not (await anext(known)).reset


async def test_who_reads_too_slowly_and_misses_a_change_is_told_to_begin_anew(world, monkeypatch):
    monkeypatch.setattr(usecase, "CHANGES_KEPT", 10)
    sari = await world.user()
    slow = world.app.news.follow(sari.id, None)
    assert not (await anext(slow)).reset
    for number in range(25):
        await world.agent(name=f"Agen {number}")
    await days_pass(world, 1)
    assert (await anext(slow)).reset
    await slow.aclose()


async def test_everything_is_forgotten_however_much_it_is(world, monkeypatch):
    monkeypatch.setattr(usecase, "FORGOTTEN_AT_ONCE", 2)
    meeting = await world.meeting(status="active")
    for _ in range(7):
        await world.receive(world.reader.read((await deliveries(world))[0].body, received_at=world.now))
    await world.run_jobs()
    assert len(await deliveries(world, mailbox=meeting.call)) == 8
    await days_pass(world, 401)
    assert await deliveries(world) == ()
