"""How a transcript comes into our keeping: imported by a person, or fetched by a worker."""

from datetime import UTC, datetime, timedelta

import pytest

from temuainul.domain.model.errors import Invalid, NotAllowed, NotFound, Unavailable, UnreadableTranscript
from temuainul.domain.model.fact import (
    ParticipantJoined,
    SessionEnded,
    SessionStarted,
    TranscriptReady,
    TranscriptUnreadable,
)
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.domain.usecases.transcripts import ImportedFile

pytestmark = pytest.mark.anyio

S1, S2 = CallSessionId("s1"), CallSessionId("s2")
NINE = datetime(2026, 1, 5, 9, tzinfo=UTC)

FILES = {
    "rapat.jsonl": '{"type":"speech","speaker_id":"Sari","text":"halo semua","start_ts":1000,"stop_ts":2000}\n',
    "rapat.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sari>halo semua\n",
    "rapat.srt": "1\n00:00:01,000 --> 00:00:02,000\nSari: halo semua\n",
    "rapat.txt": "Sari: halo semua\n",
    "rapat.json": '{"meeting_transcripts":[{"speaker":"Sari","content":"halo semua"}]}\n',
}
BAD_FILES = {
    "rapat.jsonl": "{nothing}\n",
    "rapat.vtt": "WEBVTT\n\n00:02.000 --> 00:01.000\nhalo\n",
    "rapat.srt": "1\n00:00:01,000 -> 00:00:02,000\nhalo\n",
    "rapat.txt": "nobody said this\n",
    "rapat.json": "[1, 2",
    "kosong.txt": "",
    "biner": b"\x00\xff\xfe\x00",
}


async def bring(world, *, name="rapat.txt", data=FILES["rapat.txt"], owner=None, **more):
    owner = owner or await world.user()
    given = data if isinstance(data, bytes) else data.encode()
    return await world.app.transcripts.import_file(owner.id, ImportedFile(name=name, data=given, **more))


async def words_of(world, meeting):
    transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
    return [(segment.speaker, segment.text) for segment in transcript.segments]


async def how_many(world):
    user = await world.user()
    return (await world.app.meetings.list(user.id, MeetingFilter(), PageRequest())).total


def part(*, words="halo", session=S1, speaker="sari", begin=NINE):
    said = Utterance(speaker=speaker, text=words, start_seconds=0, end_seconds=1)
    return TranscriptPart(session=session, started_at=begin, timing=Timing.measured, utterances=(said,))


def ready(world, file, *, session=S1, filename="f", begin=NINE, after=0):
    """Announced, and served at its address unless it is None."""
    url = f"https://files.example/{session}/{filename}/{after}"
    if file is not None:
        world.outside.transcripts.put(url, file)
    at = world.now + timedelta(minutes=after)
    return TranscriptReady(session=session, filename=filename, url=url, started_at=begin, at=at)


# Importing


@pytest.mark.parametrize("name", FILES)
async def test_a_file_of_each_format_becomes_a_meeting(world, name):
    meeting = await bring(world, name=name, data=FILES[name])
    assert (meeting.title, meeting.standing.status, meeting.agent) == ("rapat", "processing", None)
    assert await words_of(world, meeting) == [("Sari", "halo semua")]


@pytest.mark.parametrize("name", FILES)
async def test_an_imported_meeting_gets_a_summary(world, name):
    meeting = await bring(world, name=name, data=FILES[name])
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"
    summary = await world.app.meetings.read_summary(meeting.owner_id, meeting.id)
    assert [one.verified for one in summary.statements] == [True]


@pytest.mark.parametrize("name", BAD_FILES)
async def test_a_file_that_cannot_be_read_leaves_nothing_behind(world, name):
    with pytest.raises(UnreadableTranscript):
        await bring(world, name=name, data=BAD_FILES[name])
    assert await how_many(world) == 0
    assert await world.app.works.list() == ()


async def test_a_file_that_cannot_be_read_names_the_line(world):
    with pytest.raises(UnreadableTranscript) as refused:
        await bring(world, name="rapat.vtt", data=BAD_FILES["rapat.vtt"])
    assert refused.value.line == 3


async def test_an_import_may_say_when_it_began_and_what_it_is_called(world):
    meeting = await bring(world, title="Rapat anggaran", started_at=NINE)
    assert (meeting.title, meeting.standing.started_at) == ("Rapat anggaran", NINE)


async def test_an_import_that_does_not_say_when_ended_just_now(world):
    meeting = await bring(world, name="rapat.vtt", data=FILES["rapat.vtt"])
    assert meeting.standing.ended_at == world.now
    assert meeting.duration_minutes == 1


async def test_an_import_may_take_an_agent_with_it(world):
    agent = await world.agent()
    meeting = await bring(world, agent_id=agent.id)
    assert (meeting.agent_id, meeting.agent) == (agent.id, agent.profile)


async def test_another_persons_agent_cannot_be_taken(world):
    agent = await world.agent(await world.user("Budi"))
    with pytest.raises(NotFound):
        await bring(world, agent_id=agent.id)
    assert await how_many(world) == 0


@pytest.mark.parametrize(
    ("where", "more"),
    [
        ("title", {"title": "x" * 121}),
        ("title", {"title": "a\x00b"}),
        ("file name", {"name": ""}),
        ("started_at", {"started_at": datetime(2026, 5, 4, 9)}),  # noqa: DTZ001  that it has no zone is the point
    ],
)
async def test_what_is_said_of_an_import_has_limits(world, where, more):
    with pytest.raises(Invalid) as refused:
        await bring(world, **more)
    assert refused.value.problems[0].where == where
    assert await how_many(world) == 0


@pytest.mark.parametrize("name", ["a\x00b.txt", f"{'x' * 5_000}.txt"])
async def test_a_file_name_no_storage_can_keep_is_refused_under_a_good_title_too(world, name):
    with pytest.raises(Invalid):
        await bring(world, name=name, title="Rapat")


async def test_an_import_cannot_lie_beyond_the_end_of_time(world):
    with pytest.raises(Invalid):
        await bring(world, started_at=datetime.max.replace(tzinfo=UTC))


async def test_the_same_file_twice_is_two_meetings(world):
    first, second = await bring(world), await bring(world)
    assert first.id != second.id
    assert await how_many(world) == 2


# Fetching


async def test_an_announced_file_is_fetched_with_the_names_people_joined_under(world):
    meeting = await world.meeting(status="active")
    joined = ParticipantJoined(session=S1, presence="p", user="user-7", name="Sari W.", at=world.now)
    await world.tell(meeting, joined, ready(world, part(speaker="user-7")))
    await world.run_jobs()
    assert await words_of(world, meeting) == [("Sari W.", "halo")]


async def test_owner_and_agent_are_known_by_name_without_having_joined(world):
    meeting = await world.meeting(status="active")
    files = [
        ready(world, part(speaker=meeting.owner_id), filename="1"),
        ready(world, part(speaker=f"agent_{meeting.agent_id}", words="baik"), filename="2"),
        ready(world, part(speaker="somebody", words="siapa"), filename="3"),
    ]
    await world.tell(meeting, *files)
    await world.run_jobs()
    assert set(await words_of(world, meeting)) == {
        ("Sari", "halo"),
        ("Notulen", "baik"),
        ("somebody", "siapa"),
    }


async def test_what_a_removed_agent_said_keeps_its_name(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, ready(world, part(speaker=f"agent_{meeting.agent_id}")))
    await world.run_jobs()
    await world.app.agents.remove(meeting.owner_id, meeting.agent_id)
    assert await words_of(world, meeting) == [("Notulen", "halo")]


async def test_files_of_one_name_in_two_sessions_keep_their_own_beginnings(world):
    """The first is not there yet when the second is fetched."""
    meeting, later = await world.meeting(status="active"), NINE + timedelta(hours=1)
    first = ready(world, Unavailable(), session=S1, begin=NINE)
    second = ready(world, part(words="akhir", session=S2), session=S2, begin=later)
    await world.tell(meeting, first, second)
    await world.run_jobs()
    world.outside.transcripts.put(first.url, part(words="awal"))
    world.advance(minutes=1)
    await world.run_jobs()
    transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
    assert [(one.session, one.started_at) for one in transcript.parts] == [(S1, NINE), (S2, later)]


async def test_the_same_words_under_two_names_are_kept_once(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, ready(world, part()), ready(world, part(), filename="again"))
    await world.run_jobs()
    assert await words_of(world, meeting) == [("sari", "halo")]


@pytest.mark.parametrize("fault", [Invalid("line 3"), NotAllowed("foreign host"), None])
async def test_a_file_that_will_never_be_readable_becomes_a_fact_that_says_so(world, fault):
    meeting = await world.meeting(status="processing")
    await world.tell(meeting, ready(world, fault))
    await world.run_jobs()
    outcome = (await world.see(meeting)).standing.outcome
    assert (outcome.kind, outcome.reason) == ("nothing_received", "transcript_unreadable")
    assert outcome.detail
    assert any(isinstance(fact, TranscriptUnreadable) for fact in await world.facts(meeting))


async def test_a_fresher_address_of_an_unreadable_file_is_tried(world):
    meeting = await world.meeting(status="processing")
    await world.tell(meeting, ready(world, None))
    await world.run_jobs()
    world.advance(minutes=1)
    await world.tell(meeting, ready(world, part(), after=1))
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"


async def test_a_fresher_address_that_is_no_better_is_given_up_too(world):
    meeting = await world.meeting(status="processing")
    await world.tell(meeting, ready(world, None))
    await world.run_jobs()
    world.advance(minutes=1)
    await world.tell(meeting, ready(world, None, after=1))
    world.advance(minutes=2)
    await world.run_jobs()
    standing = (await world.see(meeting)).standing
    assert (standing.status, standing.outcome.reason) == ("completed", "transcript_unreadable")


async def test_a_host_that_is_away_is_asked_again(world):
    meeting = await world.meeting(status="processing")
    announced = ready(world, Unavailable("away", retry_after_seconds=30))
    await world.tell(meeting, announced)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.waiting == ("transcript_file",)
    world.outside.transcripts.put(announced.url, part())
    world.advance(seconds=31)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"


async def test_an_empty_file_means_that_nothing_was_said_and_no_model_is_asked(world):
    meeting = await world.meeting(status="processing")
    silence = TranscriptPart(session=S1, started_at=NINE, timing=Timing.measured, utterances=())
    await world.tell(meeting, ready(world, silence))
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "nothing_said"
    assert world.outside.language_model.asked == []


async def test_a_file_announced_while_the_call_goes_on_is_used_when_it_is_over(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, ready(world, part()))
    await world.run_jobs()
    assert (await world.see(meeting)).standing.status == "active"
    assert world.outside.language_model.asked == []
    world.advance(minutes=1)
    await world.tell(meeting, SessionEnded(session=S1, at=world.now))
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"


async def test_two_sessions_make_one_transcript_in_order_of_time(world):
    meeting = await world.meeting()
    first = world.session("s1", words=["awal"])
    world.advance(hours=1)
    second = world.session("s2", words=["akhir"])
    world.advance(hours=1)
    await world.tell(meeting, *reversed(world.call(first, second).facts()))
    await world.run_jobs()
    assert await words_of(world, meeting) == [("sari", "awal s1"), ("sari", "akhir s2")]


async def test_a_transcript_does_not_depend_on_whether_names_came_before_it(world):
    """Reliability W7: any order of the same webhooks gives the same result."""
    started = SessionStarted(session=S1, at=world.now)
    joined = ParticipantJoined(session=S1, presence="p", user="user-7", name="Sari W.", at=world.now)
    file = ready(world, part(speaker="user-7"))
    found = []
    for order in ([started, joined, file], [started, file, joined]):
        meeting = await world.meeting()
        for fact in order:
            await world.tell(meeting, fact)
            await world.run_jobs()
        found.append(await words_of(world, meeting))
    assert found[0] == found[1]
