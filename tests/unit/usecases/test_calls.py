"""Keeping our picture of a call true: asking the provider, and ending what nobody is in."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from temuainul.adapters.memory.calls import MemoryCalls, NoCalls
from temuainul.adapters.memory.outside import memory_outside
from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.fact import (
    CallEnded,
    ParticipantJoined,
    ParticipantLeft,
    SessionEnded,
    SessionStarted,
    TranscriptAbsent,
)
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.work import ReconcileCall, WorkState
from temuainul.ports.calls import CallReport
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

S1 = CallSessionId("s1")


class CountingCalls(MemoryCalls):
    """Counts how often it is asked about each call, and fails now and then if told so."""

    def __init__(self):
        super().__init__()
        self.looks = Counter()
        self.fails_every = 0

    async def look(self, meeting):
        self.looks[meeting.call] += 1
        if self.fails_every and self.looks[meeting.call] % self.fails_every == 0:
            raise Unavailable
        return await super().look(meeting)


@pytest.fixture
def world():
    """Its provider counts."""
    return World(outside=replace(memory_outside(), calls=CountingCalls()))


async def live(world, meeting, call, *, minutes, webhooks=False):
    """Half a minute at a time: the provider knows what has happened, its webhooks come or are all lost."""
    seen, told = [], set()
    for _ in range(minutes * 2):
        world.advance(seconds=30)
        report = call.report(world.now)
        world.outside.calls.put(meeting.call, report)
        for fact in report.facts if webhooks else ():
            if fact not in told:
                told.add(fact)
                await world.tell(meeting, fact)
        await world.run_jobs()
        seen.append((world.now, (await world.see(meeting)).standing))
    return seen


def first(seen, status):
    return next((at for at, standing in seen if standing.status == status), None)


async def kept(world, meeting, kind):
    return [fact for fact in await world.facts(meeting) if isinstance(fact, kind)]


async def silent(world, *, running):
    """Over, and the provider knows of no file; its recogniser may still run."""
    meeting = await world.meeting(status="active")
    world.advance(minutes=30)
    ended = SessionEnded(session=S1, at=world.now)
    world.outside.calls.put(meeting.call, CallReport(facts=(ended,), transcription_running=running))
    return await world.tell(meeting, ended)


async def minutes_pass(world, minutes):
    for _ in range(minutes):
        world.advance(minutes=1)
        await world.run_jobs()


def joined(world, presence="p1", user="sari"):
    return ParticipantJoined(session=S1, presence=presence, user=user, name=user, at=world.now)


def left(world, presence="p1"):
    return ParticipantLeft(session=S1, presence=presence, at=world.now)


# When webhooks do not come


async def test_a_meeting_whose_webhooks_were_all_lost_is_completed(world):
    """Goal G7."""
    await world.app.works.prepare()
    meeting, session = await world.meeting(), world.session()
    seen = await live(world, meeting, world.call(session), minutes=45)
    assert first(seen, "active") - session.started_at <= timedelta(seconds=90)
    assert first(seen, "completed") - (session.ended_at + timedelta(minutes=2)) <= timedelta(minutes=5)
    assert seen[-1][1].outcome.kind == "summarised"


async def test_a_lost_meeting_ends_like_one_that_was_told(world):
    """Reliability R3: nothing may depend on where a fact came from."""
    await world.app.works.prepare()
    lost, session = await world.meeting(), world.session()
    await live(world, lost, world.call(session), minutes=60)
    told = await world.meeting()
    await world.tell(told, *world.call(session).facts())
    await world.run_jobs()
    assert (await world.see(lost)).standing == (await world.see(told)).standing


@pytest.mark.parametrize("webhooks", [True, False])
async def test_the_provider_is_asked_about_a_meeting_twelve_times_at_most(world, webhooks):
    """Reliability R5 and goal G7, for half an hour of talk."""
    await world.app.works.prepare()
    meeting, session = await world.meeting(), world.session()
    await live(world, meeting, world.call(session), minutes=60, webhooks=webhooks)
    assert world.outside.calls.looks[meeting.call] <= 12


async def test_a_completed_meeting_is_not_asked_about_any_more(world):
    meeting = await world.meeting(status="completed")
    before = world.outside.calls.looks[meeting.call]
    await minutes_pass(world, 120)
    assert world.outside.calls.looks[meeting.call] == before


async def test_a_session_whose_end_was_lost_is_found_to_be_over(world):
    meeting, session = await world.meeting(), world.session()
    call = world.call(session)
    await world.tell(meeting, *list(session.facts())[:3])
    seen = await live(world, meeting, call, minutes=45)
    assert first(seen, "completed")


async def test_a_call_that_is_not_ours_is_passed_over(world):
    await world.app.works.prepare()
    started = SessionStarted(session=S1, at=world.now)
    world.outside.calls.put("default:foreign", CallReport(facts=(started,), transcription_running=False))
    await minutes_pass(world, 3)
    assert await world.app.works.list(WorkState.quarantined) == ()


async def test_calls_are_looked_for_again_and_again_and_each_outage_is_made_up_for(world):
    await world.app.works.prepare()
    meeting = await world.meeting()
    world.outside.calls.fail(Unavailable())
    call = world.call(structs.replace(world.session(), minutes=300))
    await live(world, meeting, call, minutes=60)
    assert (await world.see(meeting)).standing.status == "upcoming"
    world.outside.calls.recover()
    await live(world, meeting, call, minutes=1)
    assert (await world.see(meeting)).standing.status == "active"


async def test_preparing_twice_owes_one_search(world):
    for _ in range(3):
        await world.app.works.prepare()
        await world.run_jobs()
    live_items = await world.app.works.list(WorkState.ready, WorkState.leased)
    assert sorted(item.work.key for item in live_items) == ["find_calls", "forget_old"]


@pytest.mark.parametrize("kind", [Unavailable, RuntimeError])
async def test_a_search_that_was_given_up_begins_again_with_the_next_worker(world, kind):
    await world.app.works.prepare()
    world.outside.calls.fail(kind("away"))
    await minutes_pass(world, 60)
    world.outside.calls.recover()
    await world.app.works.prepare()
    meeting = await world.meeting()
    await live(world, meeting, world.call(structs.replace(world.session(), minutes=90)), minutes=2)
    assert (await world.see(meeting)).standing.status == "active"


# What is missing for good


async def test_a_transcript_is_absent_half_an_hour_after_the_end_and_not_before(world):
    meeting = await silent(world, running=False)
    await minutes_pass(world, 29)
    assert (await world.see(meeting)).standing.waiting == ("transcript",)
    assert await kept(world, meeting, TranscriptAbsent) == []
    await minutes_pass(world, 1)
    outcome = (await world.see(meeting)).standing.outcome
    assert (outcome.kind, outcome.reason) == ("nothing_received", "transcript_absent")


async def test_a_transcript_is_not_absent_while_the_provider_still_writes_it(world):
    meeting = await silent(world, running=True)
    await minutes_pass(world, 180)
    assert await kept(world, meeting, TranscriptAbsent) == []
    assert (await world.see(meeting)).standing.waiting == ("transcript",)


async def test_a_provider_that_knows_no_such_call_says_nothing_about_its_transcript(world):
    meeting = await world.meeting(status="processing")
    await minutes_pass(world, 120)
    assert await kept(world, meeting, TranscriptAbsent) == []


async def test_a_day_is_waited_for_a_transcript_that_nobody_promised_and_nobody_denied(world):
    meeting = await world.meeting(status="processing")
    world.advance(hours=23)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.status == "processing"
    world.advance(hours=1)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.reason == "transcript_late"


async def test_a_transcript_after_its_deadline_still_makes_a_summary(world):
    meeting = await world.meeting(status="processing")
    world.advance(hours=25)
    await world.run_jobs()
    await world.tell(meeting, *world.call(world.session()).facts()[-1:])
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"


# A provider that is away


async def test_a_provider_that_fails_now_and_then_is_asked_on(world):
    """Ten errors in a row are poison; ten in a long meeting are weather."""
    meeting = await world.meeting()
    session = structs.replace(world.session(), minutes=470)
    world.outside.calls.fails_every = 5
    await live(world, meeting, world.call(session), minutes=475, webhooks=True)
    assert await world.app.works.list(WorkState.quarantined) == ()


async def test_a_provider_away_for_an_hour_is_asked_again_when_it_is_back(world):
    meeting = await world.meeting(status="active")
    world.outside.calls.fail(Unavailable())
    await minutes_pass(world, 60)
    world.outside.calls.recover()
    ended = SessionEnded(session=S1, at=world.now)
    world.outside.calls.put(meeting.call, CallReport(facts=(ended,), transcription_running=True))
    await minutes_pass(world, 11)
    assert (await world.see(meeting)).standing.status == "processing"
    assert not [one for one in await _quarantined(world) if isinstance(one.work, ReconcileCall)]


# Ending


async def test_a_call_without_humans_is_ended_after_five_minutes(world):
    meeting = await world.meeting(status="active")
    agent = joined(world, "a", f"agent_{meeting.agent_id}")
    await world.tell(meeting, agent, left(world, "s1-sari"), left(world, "s1-budi"))
    world.advance(minutes=4, seconds=59)
    await world.run_jobs()
    assert world.outside.calls.ended == []
    world.advance(seconds=1)
    await world.run_jobs()
    assert world.outside.calls.ended == [(meeting.call, S1)]
    assert (await world.see(meeting)).standing.status == "processing"
    assert len(await kept(world, meeting, CallEnded)) == 1


async def test_whoever_comes_back_in_time_keeps_the_call(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, left(world, "s1-sari"), left(world, "s1-budi"))
    world.advance(minutes=3)
    await world.tell(meeting, joined(world, "p2"))
    await minutes_pass(world, 60)
    assert world.outside.calls.ended == []
    await world.tell(meeting, left(world, "p2"))
    await minutes_pass(world, 5)
    assert world.outside.calls.ended == [(meeting.call, S1)]


async def test_a_call_in_which_somebody_is_left_goes_on(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, left(world, "s1-sari"))
    await minutes_pass(world, 60)
    assert world.outside.calls.ended == []
    assert (await world.see(meeting)).standing.status == "active"


async def test_a_call_is_ended_after_eight_hours_whoever_is_in_it(world):
    meeting = await world.meeting(status="active")
    world.advance(hours=8, seconds=-1)
    await world.run_jobs()
    assert world.outside.calls.ended == []
    world.advance(seconds=1)
    await world.run_jobs()
    assert world.outside.calls.ended == [(meeting.call, S1)]
    assert (await world.see(meeting)).standing.status == "processing"


async def test_a_call_that_could_not_be_ended_is_ended_later(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, left(world, "s1-sari"), left(world, "s1-budi"))
    world.outside.calls.fail(Unavailable())
    await minutes_pass(world, 6)
    world.outside.calls.recover()
    await minutes_pass(world, 3)
    assert world.outside.calls.ended == [(meeting.call, S1)]


async def test_a_call_that_is_over_is_not_ended_again(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, left(world, "s1-sari"), left(world, "s1-budi"))
    await world.tell(meeting, SessionEnded(session=S1, at=world.now))
    await minutes_pass(world, 10)
    assert world.outside.calls.ended == []


async def _quarantined(world):
    return await world.app.works.list(WorkState.quarantined)


async def test_without_a_provider_there_is_nobody_to_end_a_call_and_nobody_tries():
    world = World(outside=replace(memory_outside(), calls=NoCalls()))
    meeting = await world.meeting(status="active")
    await world.tell(meeting, left(world, "s1-sari"), left(world, "s1-budi"))
    world.advance(minutes=6)
    await world.run_jobs()
    assert await world.app.works.list(WorkState.quarantined) == ()
    assert not [one for one in await world.app.works.list(WorkState.ready) if one.errors]
    assert (await world.see(meeting)).standing.status == "active"
