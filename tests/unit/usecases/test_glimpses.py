"""What lists show of meetings: who spoke when, how the notes begin, how much is to do."""

import pytest

from temuainul.adapters.memory.storage import MemoryStorage
from temuainul.domain.model.agent import participant_of
from temuainul.domain.model.fact import ParticipantJoined
from temuainul.domain.model.glimpse import Glimpse
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.testing.contracts.examples import a_summary

pytestmark = pytest.mark.anyio

S1 = CallSessionId("s1")


async def glimpse(world, meeting, user=None):
    user = user or await world.user()
    return (await world.app.glimpses.of(user, [await world.see(meeting)]))[meeting.id]


async def spoken_by(world, *people):
    """A meeting in which each said one thing, one after the other."""
    meeting, session = await world.meeting(), world.session()
    said = [
        Utterance(speaker=who, text=f"kata {who}", start_seconds=place, end_seconds=place + 1)
        for place, who in enumerate(people)
    ]
    part = TranscriptPart(session=S1, started_at=world.now, timing=Timing.measured, utterances=tuple(said))
    told = world.call(session).facts()
    world.outside.transcripts.put(session.url, part)
    world.advance(minutes=32)
    await world.tell(meeting, *told)
    await world.run_jobs()
    return meeting


async def test_of_a_meeting_that_was_not_held_there_is_nothing_to_see(world):
    meeting = await world.meeting()
    assert await glimpse(world, meeting) == Glimpse()


async def test_a_glimpse_shows_talk_and_lead(world):
    meeting = await spoken_by(world, "sari", "budi")
    seen = await glimpse(world, meeting)
    assert [(one.name, one.share) for one in seen.talk.speakers] == [("sari", 0.5), ("budi", 0.5)]
    assert (seen.lead, seen.action_items) == ("kata sari", 0)


async def test_people_are_named_as_in_the_transcript(world):
    user = await world.user()
    agent = participant_of((await world.agent()).id)
    meeting = await spoken_by(world, user.id, agent, "u-7", "u-8")
    await world.tell(
        meeting, ParticipantJoined(session=S1, presence="p", user="u-7", name="Bu Dewi", at=world.now)
    )
    transcript = await world.app.meetings.read_transcript(user.id, meeting.id)
    talk = (await glimpse(world, meeting)).talk
    assert [(one.name, one.is_agent) for one in talk.speakers] == [
        ("Sari", False),
        ("Notulen", True),
        ("Bu Dewi", False),
        ("u-8", False),
    ]
    assert tuple(one.name for one in talk.speakers) == transcript.speakers


async def test_the_current_summary_is_shown(world):
    meeting = await spoken_by(world, "sari")
    async with world.outside.storage.begin() as unit:
        newer = a_summary(2, request="r", overview=["Baru."], action_items=["Satu", "Dua"])
        await unit.summaries.add(meeting.id, newer)
    seen = await glimpse(world, meeting)
    assert (seen.lead, seen.action_items) == ("Baru.", 2)


async def test_a_list_costs_one_unit_of_work_however_long(world, monkeypatch):
    meetings = [await world.see(await spoken_by(world, "sari", "budi")) for _ in range(5)]
    begun, begin = [], MemoryStorage.begin
    monkeypatch.setattr(MemoryStorage, "begin", lambda storage: begun.append(1) or begin(storage))
    seen = await world.app.glimpses.of(await world.user(), meetings)
    assert len(begun) == 1
    assert all(seen[one.id].talk is not None for one in meetings)
    await world.app.glimpses.of(await world.user(), [])
    assert len(begun) == 1
