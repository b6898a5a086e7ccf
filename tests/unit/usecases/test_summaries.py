"""What a meeting came to: written once for each wish, every quote proved, nothing paid for twice."""

from dataclasses import replace

import pytest
from msgspec import structs

from temuainul.domain.model.due import SUMMARY_PATIENCE
from temuainul.domain.model.errors import IllegalTransition, Invalid, Unavailable
from temuainul.domain.model.fact import Deadline, SummaryFailed, TranscriptAbsent
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.prompt import PROMPT_VERSION
from temuainul.domain.model.work import LEASE, WorkState
from temuainul.domain.usecases.application import assemble
from temuainul.testing.crashes import CrashingStorage, WorkerDied
from temuainul.testing.faults import Fault, FaultyLanguageModel
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

S1 = CallSessionId("s1")


async def held(world, *, words=("halo", "setuju")):
    """All is said and told; what is missing is the worker."""
    meeting, session = await world.meeting(), world.session(words=words)
    world.advance(minutes=32)
    return await world.tell(meeting, *world.call(session).facts())


async def summary_of(world, meeting):
    return await world.app.meetings.read_summary(meeting.owner_id, meeting.id)


async def versions(world, meeting):
    async with world.outside.storage.begin() as unit:
        return await unit.summaries.versions(meeting.id)


async def ask_again(world, meeting):
    world.advance(minutes=1)
    return await world.app.meetings.ask_summary(meeting.owner_id, meeting.id)


async def outcome_of(world, meeting):
    return (await world.see(meeting)).standing.outcome


def with_model(world, fault):
    model = FaultyLanguageModel(world.outside.language_model, lambda: fault)
    return assemble(replace(world.outside, language_model=model))


async def test_a_summary_says_what_it_rests_on_and_who_wrote_it(world):
    meeting = await held(world)
    await world.run_jobs()
    seen, summary = await world.see(meeting), await summary_of(world, meeting)
    assert (seen.standing.status, seen.standing.outcome.kind) == ("completed", "summarised")
    assert [one.text for one in summary.statements] == ["halo s1", "setuju s1"]
    assert all(one.verified for one in summary.statements)
    assert (summary.version, summary.written_by, summary.prompt_version) == (1, "memory", PROMPT_VERSION)
    assert summary.transcript_digest == seen.standing.transcript_digest


async def test_the_model_gets_the_title_the_agent_and_the_words(world):
    meeting = await held(world)
    await world.run_jobs()
    (prompt,) = world.outside.language_model.asked
    assert (prompt.meeting_title, prompt.agent) == (meeting.title, meeting.agent)
    assert [segment.text for segment in prompt.segments] == ["halo s1", "setuju s1"]


async def test_quotes_of_what_nobody_said_are_kept_and_marked(world):
    meeting = await held(world)
    await with_model(world, Fault.wrong).works.run_all()
    summary = await summary_of(world, meeting)
    assert [one.text for one in summary.statements] == ["The moon was sold."] * 2
    assert not any(one.verified for one in summary.statements)
    assert {quote.verdict for one in summary.statements for quote in one.citations} == {"no_such_segment"}


async def test_a_new_summary_keeps_the_old_one_as_a_version(world):
    meeting = await held(world)
    await world.run_jobs()
    asked = await ask_again(world, meeting)
    assert asked.standing.waiting == ("summary",)
    await world.run_jobs()
    kept = await versions(world, meeting)
    assert [(one.version, one.request) for one in kept] == [(2, asked.standing.summary_request), (1, "")]
    assert (await summary_of(world, meeting)).version == 2
    assert (await outcome_of(world, meeting)).kind == "summarised"


async def test_while_a_new_summary_is_written_the_old_one_can_be_read(world):
    meeting = await held(world)
    await world.run_jobs()
    await ask_again(world, meeting)
    assert (await summary_of(world, meeting)).version == 1


@pytest.mark.parametrize("status", ["upcoming", "active", "processing", "cancelled"])
async def test_a_new_summary_can_be_asked_for_only_when_the_meeting_is_completed(world, status):
    meeting = await world.meeting(status=status)
    with pytest.raises(IllegalTransition):
        await world.app.meetings.ask_summary(meeting.owner_id, meeting.id)
    assert await world.see(meeting) == meeting


async def test_without_a_transcript_there_is_nothing_to_ask_a_summary_of(world):
    meeting = await world.meeting(status="processing")
    await world.tell(meeting, TranscriptAbsent(session=S1, at=world.now))
    with pytest.raises(IllegalTransition):
        await world.app.meetings.ask_summary(meeting.owner_id, meeting.id)


async def test_a_second_wish_waits_for_the_first(world):
    meeting = await held(world)
    await world.run_jobs()
    await ask_again(world, meeting)
    with pytest.raises(IllegalTransition):
        await ask_again(world, meeting)


async def test_more_words_make_a_new_version_without_being_asked(world):
    meeting = await held(world)
    await world.run_jobs()
    second = world.session("s2", words=["besok"])
    world.advance(minutes=40)
    await world.tell(meeting, *world.call(second).facts())
    await world.run_jobs()
    summary = await summary_of(world, meeting)
    assert (summary.version, [one.text for one in summary.statements][-1]) == (2, "besok s2")
    assert len(await versions(world, meeting)) == 2


async def test_a_model_that_cannot_leaves_the_transcript_and_says_why(world):
    meeting = await held(world)
    world.outside.language_model.fail(Invalid("too long for me"))
    await world.run_jobs()
    outcome = await outcome_of(world, meeting)
    assert (outcome.kind, outcome.reason) == ("transcript_only", "summary_failed")
    assert outcome.detail == "too long for me"
    assert any(isinstance(fact, SummaryFailed) for fact in await world.facts(meeting))


async def test_what_failed_can_be_tried_again(world):
    meeting = await held(world)
    world.outside.language_model.fail(Invalid("too long for me"))
    await world.run_jobs()
    await ask_again(world, meeting)
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).kind == "summarised"


async def test_a_failed_retry_leaves_the_summary_there_was(world):
    meeting = await held(world)
    await world.run_jobs()
    before = await summary_of(world, meeting)
    world.outside.language_model.fail(Invalid("not today"))
    await ask_again(world, meeting)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.status == "completed"
    assert await summary_of(world, meeting) == before


async def test_a_model_that_is_away_is_asked_again_when_it_said(world):
    meeting = await held(world)
    world.outside.language_model.fail(Unavailable("busy", retry_after_seconds=90))
    await world.run_jobs()
    world.advance(seconds=89)
    await world.run_jobs()
    assert len(world.outside.language_model.asked) == 1
    world.advance(seconds=1)
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).kind == "summarised"


async def test_a_model_away_for_an_hour_costs_no_summary(world):
    """Reliability J6: a summary is given up by its age, two hours, not by how often the model was away."""
    meeting = await held(world)
    for _ in range(60):
        world.outside.language_model.fail(Unavailable())
        await world.run_jobs()
        world.outside.language_model.recover()
        world.advance(minutes=1)
    world.advance(minutes=11)
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).kind == "summarised"
    assert await world.app.works.list(WorkState.quarantined) == ()


async def test_a_summary_that_is_late_completes_the_meeting_without_it_and_then_with_it(world):
    meeting = await held(world)
    await world.app.works.run_all()
    await ask_again(world, meeting)
    world.outside.language_model.fail(Unavailable("busy", retry_after_seconds=120))
    await world.run_jobs()
    world.outside.language_model.fail(Unavailable(), Unavailable())
    world.advance(hours=2)
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).reason == "summary_late"
    world.outside.language_model.recover()
    world.advance(minutes=11)
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).kind == "summarised"


async def test_a_summary_has_two_hours_from_when_the_words_were_there(world):
    meeting, _ = await with_words(world)
    (late,) = [item for item in await world.app.works.list() if f"{Deadline.summary}" in item.work.key]
    assert late.run_after == world.now + SUMMARY_PATIENCE
    assert (await world.see(meeting)).standing.waiting == ("summary",)


async def test_a_summary_has_two_hours_from_when_it_could_be_written(world):
    """The first session's words waited for the second; nothing is late when that is over."""
    meeting, _ = await with_words(world)
    second = structs.replace(world.session("s2"), minutes=300, fails=True)
    started, *rest = second.facts()
    await world.tell(meeting, started)
    world.advance(minutes=300)
    world.outside.language_model.fail(Unavailable())
    await world.tell(meeting, *rest)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.waiting == ("summary",)


async def test_a_meeting_in_which_nothing_was_said_costs_nothing(world):
    meeting = await held(world, words=())
    await world.run_jobs()
    assert (await outcome_of(world, meeting)).kind == "nothing_said"
    assert world.outside.language_model.asked == []


async def test_only_a_death_between_the_answer_and_its_keeping_costs_a_second_answer():
    asked = []
    while (world := World()) and (meeting := await dead_while_summarising(world, boundary=len(asked))):
        world.advance(seconds=LEASE.total_seconds())
        await world.run_jobs()
        assert [one.version for one in await versions(world, meeting)] == [1]
        asked.append(len(world.outside.language_model.asked))
    assert len(asked) > 6
    assert (asked.count(2), max(asked)) == (1, 2)


async def with_words(world):
    """The transcript is in our keeping, its summary owed under the key returned."""
    meeting = await held(world)
    (fetch,) = [item.work.key for item in await world.app.works.list() if item.work.key.startswith("fetch:")]
    await world.app.works.run(fetch)
    return meeting, f"summarise:{meeting.id}:{(await world.see(meeting)).standing.transcript_digest}:"


async def dead_while_summarising(world, *, boundary):
    """The meeting whose worker died there; None where there is no such boundary any more."""
    meeting, key = await with_words(world)
    storage = CrashingStorage(world.outside.storage, lambda number: number == boundary)
    try:
        await assemble(replace(world.outside, storage=storage)).works.run(key)
    except WorkerDied:
        return meeting
    return None
