"""The one way a meeting changes, and reliability's table of late events, row by row."""

from datetime import timedelta

import pytest

from temuainul.domain.model.due import due
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.fact import (
    CallEnded,
    ParticipantJoined,
    ParticipantLeft,
    RecordingBegan,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    SummaryWritten,
    TranscriptAbsent,
    TranscriptionFailed,
    TranscriptReady,
)
from temuainul.domain.model.ids import CallSessionId, RecordingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.work import WorkState, meeting_of

pytestmark = pytest.mark.anyio

S1, S2 = CallSessionId("s1"), CallSessionId("s2")
MINUTE = timedelta(minutes=1)

EVENTS = {
    "the session started": lambda now: SessionStarted(session=S1, at=now - 40 * MINUTE),
    "another session started": lambda now: SessionStarted(session=S2, at=now),
    "the session ended": lambda now: SessionEnded(session=S1, at=now),
    "the call ended": lambda now: CallEnded(at=now),
    "its transcript is ready": lambda now: _ready("transcript_s1.jsonl", now),
    "another transcript is ready": lambda now: _ready("again.jsonl", now),
    "the transcription failed": lambda now: TranscriptionFailed(egress="e", reason="no audio", at=now),
    "a recording began": lambda now: RecordingBegan(
        recording=RecordingId("r"), session=S1, by=UserId("u"), at=now
    ),
    "a recording is ready": lambda now: RecordingReady(
        session=S1, filename="r", url="https://x/r", started_at=now, ended_at=now, at=now
    ),
    "somebody joined": lambda now: ParticipantJoined(
        session=S1, presence="late", user="dewi", name="Dewi", at=now
    ),
    "somebody left": lambda now: ParticipantLeft(session=S1, presence="late", at=now),
}
STATES = ("upcoming", "active", "processing", "completed", "missing", "cancelled")
TABLE = {
    #                              upcoming      active        processing    completed     missing       cancelled
    "the session started":         "active       active        processing    completed     completed     cancelled",
    "another session started":     "active       active        active        active        active        cancelled",
    "the session ended":           "processing   processing    processing    completed     completed     cancelled",
    "the call ended":              "upcoming     processing    processing    completed     completed     cancelled",
    "its transcript is ready":     "processing   active        processing    completed     processing    cancelled",
    "another transcript is ready": "processing   active        processing    processing    processing    cancelled",
    "the transcription failed":    "upcoming     active        completed     completed     completed     cancelled",
    "a recording began":           "upcoming     active        processing    completed     completed     cancelled",
    "a recording is ready":        "upcoming     active        processing    completed     completed     cancelled",
    "somebody joined":             "upcoming     active        processing    completed     completed     cancelled",
    "somebody left":               "upcoming     active        processing    completed     completed     cancelled",
}  # fmt: skip
CELLS = [
    (event, state, status)
    for event, row in TABLE.items()
    for state, status in zip(STATES, row.split(), strict=True)
]


async def in_state(world, state):
    """`missing` is completed with nothing received: one session, of which no transcript comes."""
    if state != "missing":
        return await world.meeting(status=state)
    meeting = await world.meeting(status="processing")
    return await world.tell(meeting, TranscriptAbsent(session=S1, at=world.now))


async def live_work(world, meeting):
    items = await world.app.works.list(WorkState.ready, WorkState.leased)
    return {item.work for item in items if meeting_of(item.work) == meeting.id}


@pytest.mark.parametrize(("event", "state", "status"), CELLS)
async def test_a_late_event_does_what_the_table_says(world, event, state, status):
    meeting = await in_state(world, state)
    fact = EVENTS[event](world.now)
    told = await world.tell(meeting, fact)
    assert told.standing.status == status
    assert fact.key in {known.key for known in await world.facts(meeting)}, "a provider's fact is always kept"


@pytest.mark.parametrize("event", EVENTS)
async def test_an_event_of_a_deleted_meeting_is_marked_and_leaves_no_fact(world, event):
    meeting = await world.meeting(status="completed")
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    world.advance(seconds=1)
    with pytest.raises(NotFound):
        await world.tell(meeting, EVENTS[event](world.now))
    assert await world.facts(meeting) == ()
    assert (await world.app.webhooks.list())[0].reason == "its meeting was deleted"


@pytest.mark.parametrize(("event", "state", "status"), CELLS)
async def test_a_late_event_leaves_no_meeting_stuck(world, event, state, status):
    """Goal G8: when every deadline has passed, nothing is open, and what is missing has a reason."""
    meeting = await in_state(world, state)
    await world.tell(meeting, EVENTS[event](world.now))
    for _ in range(5):
        await world.run_jobs()
        world.advance(hours=25)
    standing = (await world.see(meeting)).standing
    assert standing.status in {"upcoming", "completed", "cancelled"}
    whole = standing.outcome is None or standing.outcome.kind in {"summarised", "nothing_said"}
    assert whole or standing.outcome.reason is not None


@pytest.mark.parametrize(("event", "state", "status"), CELLS)
async def test_telling_twice_is_telling_once(world, event, state, status):
    meeting = await in_state(world, state)
    fact = EVENTS[event](world.now)
    told = await world.tell(meeting, fact)
    assert await world.tell(meeting, fact) == told


@pytest.mark.parametrize("state", STATES)
async def test_what_is_due_is_owed(world, state):
    meeting = await in_state(world, state)
    owed = {one.work for one in due(meeting.id, await world.facts(meeting))}
    assert owed <= await live_work(world, meeting)


@pytest.mark.parametrize("state", STATES)
async def test_what_is_stored_is_what_the_facts_say(world, state):
    meeting = await in_state(world, state)
    assert meeting.standing == derive(await world.facts(meeting))


async def test_a_change_counts_and_is_news_to_its_owner_alone(world):
    meeting, stranger = await world.meeting(), await world.user("Budi")
    async with world.outside.storage.begin() as unit:
        before = await unit.changes.latest(meeting.owner_id), await unit.changes.latest(stranger.id)
    told = await world.tell(meeting, SessionStarted(session=S1, at=world.now))
    async with world.outside.storage.begin() as unit:
        (change,) = await unit.changes.after(meeting.owner_id, before[0], 10)
        assert await unit.changes.latest(stranger.id) == before[1]
    assert (change.topic, change.id, told.version) == ("meetings", meeting.id, meeting.version + 1)


async def test_an_earlier_time_of_a_known_fact_is_taken_and_a_later_one_is_not(world):
    meeting, begin = await world.meeting(status="active"), world.now
    later = await world.tell(meeting, SessionStarted(session=S1, at=begin + MINUTE))
    assert later.standing.started_at == begin
    earlier = await world.tell(meeting, SessionStarted(session=S1, at=begin - MINUTE))
    assert earlier.standing.started_at == begin - MINUTE


async def test_a_session_of_a_cancelled_meeting_is_ended_at_the_provider(world):
    meeting = await world.meeting(status="cancelled")
    await world.tell(meeting, SessionStarted(session=S1, at=world.now))
    await world.run_jobs()
    assert world.outside.calls.ended == [(meeting.call, S1)]
    assert (await world.see(meeting)).standing.status == "cancelled"


async def test_a_new_session_keeps_the_summary_there_is(world):
    meeting = await world.meeting(status="completed")
    again = await world.tell(meeting, SessionStarted(session=S2, at=world.now))
    assert (again.standing.status, again.standing.session) == ("active", S2)
    summary = await world.app.meetings.read_summary(meeting.owner_id, meeting.id)
    assert summary.transcript_digest == meeting.standing.transcript_digest
    assert any(isinstance(fact, SummaryWritten) for fact in await world.facts(meeting))


def _ready(filename, now):
    url = f"https://files.example/call/{filename}"
    return TranscriptReady(session=S1, filename=filename, url=url, started_at=now, at=now)
