"""What people do with meetings, and what strangers cannot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from temuainul.adapters.memory.calls import NoCalls
from temuainul.domain.model.errors import IllegalTransition, Invalid, NoCallProvider, NotFound, Unavailable
from temuainul.domain.model.fact import SessionStarted
from temuainul.domain.model.formats.reading import read_transcript
from temuainul.domain.model.formats.writing import ExportFormat
from temuainul.domain.model.ids import ActionItemId, AgentId, CallSessionId, MeetingId, QuestionId
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.work import WorkState
from temuainul.domain.usecases.application import assemble
from temuainul.domain.usecases.meetings import MeetingChanges, NewMeeting
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

S1 = CallSessionId("s1")


async def schedule(world, **wish):
    agent = await world.agent()
    return await world.app.meetings.schedule(
        agent.owner_id, NewMeeting(**{"title": "Rapat", "agent_id": agent.id, **wish})
    )


async def edit(world, meeting, **changes):
    return await world.app.meetings.edit(meeting.owner_id, meeting.id, MeetingChanges(**changes))


async def titles(world, user, *, page=1, page_size=10, **wanted):
    found = await world.app.meetings.list(
        user.id, MeetingFilter(**wanted), PageRequest(page=page, page_size=page_size)
    )
    return [meeting.title for meeting in found.items]


async def deliveries(world):
    return await world.app.webhooks.list()


# Scheduling and editing


async def test_a_new_meeting_is_upcoming_and_holds_a_copy_of_its_agent(world):
    agent = await world.agent()
    meeting = await world.app.meetings.schedule(agent.owner_id, NewMeeting(title="Rapat", agent_id=agent.id))
    assert await world.see(meeting) == meeting
    assert (meeting.standing.status, meeting.agent, meeting.duration_minutes) == (
        "upcoming",
        agent.profile,
        30,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 121),
        ("title", "a\x00b"),
        ("title", "two\nlines"),
        ("duration_minutes", 0),
        ("duration_minutes", 481),
        ("planned_start", datetime(2026, 5, 4, 9)),  # noqa: DTZ001  that it has no zone is the point
    ],
)
async def test_a_wish_beyond_its_limits_is_refused_by_field(world, field, value):
    with pytest.raises(Invalid) as planned:
        await schedule(world, **{field: value})
    meeting = await schedule(world)
    with pytest.raises(Invalid) as edited:
        await edit(world, meeting, **{field: value})
    assert [planned.value.problems[0].where, edited.value.problems[0].where] == [field, field]
    assert await world.see(meeting) == meeting
    assert await titles(world, await world.user()) == ["Rapat"]


async def test_an_edit_changes_what_is_given_and_nothing_else(world):
    start = datetime(2026, 5, 4, 9, tzinfo=timezone(timedelta(hours=7)))
    meeting = await schedule(world, planned_start=start, duration_minutes=45)
    edited = await edit(world, meeting, title="Rapat besar")
    assert (edited.title, edited.planned_start, edited.duration_minutes) == ("Rapat besar", start, 45)
    assert (edited.agent, edited.version) == (meeting.agent, meeting.version + 1)


async def test_a_planned_start_of_none_takes_the_date_away(world):
    meeting = await schedule(world, planned_start=world.now)
    assert (await edit(world, meeting, planned_start=None)).planned_start is None


async def test_another_agent_brings_its_profile(world):
    meeting, other = await schedule(world), await world.agent(name="Penyelaras")
    edited = await edit(world, meeting, agent_id=other.id)
    assert (edited.agent_id, edited.agent) == (other.id, other.profile)


async def test_another_persons_agent_can_be_taken_into_no_meeting(world):
    foreign = await world.agent(await world.user("Budi"))
    with pytest.raises(NotFound):
        await schedule(world, agent_id=foreign.id)
    with pytest.raises(NotFound):
        await edit(world, await schedule(world), agent_id=foreign.id)


async def test_an_unknown_agent_can_be_invited_nowhere(world):
    with pytest.raises(NotFound):
        await schedule(world, agent_id=AgentId("none"))


@pytest.mark.parametrize("status", MeetingStatus)
async def test_only_an_upcoming_meeting_can_be_edited(world, status):
    meeting = await world.meeting(status=status)
    if status == "upcoming":
        assert (await edit(world, meeting, title="Baru")).title == "Baru"
        return
    with pytest.raises(IllegalTransition):
        await edit(world, meeting, title="Baru")
    assert await world.see(meeting) == meeting


@pytest.mark.parametrize("status", MeetingStatus)
async def test_only_an_upcoming_meeting_can_be_cancelled(world, status):
    meeting = await world.meeting(status=status)
    if status == "upcoming":
        cancelled = await world.app.meetings.cancel(meeting.owner_id, meeting.id)
        assert cancelled.standing.status == "cancelled"
        return
    with pytest.raises(IllegalTransition):
        await world.app.meetings.cancel(meeting.owner_id, meeting.id)
    assert await world.see(meeting) == meeting


# Joining


@pytest.mark.parametrize("status", ["upcoming", "active"])
async def test_a_meeting_that_is_not_over_can_be_joined(world, status):
    meeting = await world.meeting(status=status)
    ticket = await world.app.meetings.join(await world.user(), meeting.id)
    assert ticket.call == meeting.call
    assert world.outside.calls.joined == [(meeting.call, meeting.owner_id)]


@pytest.mark.parametrize("status", ["processing", "completed", "cancelled"])
async def test_a_meeting_that_is_over_cannot_be_joined(world, status):
    meeting = await world.meeting(status=status)
    with pytest.raises(IllegalTransition):
        await world.app.meetings.join(await world.user(), meeting.id)
    assert world.outside.calls.joined == []


async def test_without_a_call_provider_there_is_no_room(world):
    meeting = await world.meeting()
    app = assemble(replace(world.outside, calls=NoCalls()))
    with pytest.raises(NoCallProvider):
        await app.meetings.join(await world.user(), meeting.id)


async def test_a_provider_that_is_away_says_so_and_changes_nothing(world):
    meeting = await world.meeting()
    world.outside.calls.fail(Unavailable())
    with pytest.raises(Unavailable):
        await world.app.meetings.join(await world.user(), meeting.id)
    assert await world.see(meeting) == meeting


# Looking


async def test_a_list_holds_ones_own_meetings_latest_first(world):
    sari = await world.user()
    for title, days in {"Lusa": 2, "Besok": 1}.items():
        await schedule(world, title=title, planned_start=world.now + timedelta(days=days))
    await schedule(world, title="Kapan-kapan")
    await world.meeting(owner=await world.user("Budi"), title="Rapat orang lain")
    assert await titles(world, sari) == ["Lusa", "Besok", "Kapan-kapan"]
    assert await titles(world, sari, page=2, page_size=2) == ["Kapan-kapan"]


async def test_a_list_can_be_narrowed(world):
    sari, held = await world.user(), await world.meeting(status="completed", title="Anggaran")
    await world.meeting(title="Peluncuran")
    assert await titles(world, sari, search="ANGG") == ["Anggaran"]
    assert await titles(world, sari, status=MeetingStatus.upcoming) == ["Peluncuran"]
    assert await titles(world, sari, agent_id=held.agent_id) == ["Anggaran"]
    assert await titles(world, sari, search="%") == []


@pytest.mark.parametrize(
    "wrong",
    [
        *({"page": 0}, {"page": 10_001}, {"page_size": 0}, {"page_size": 101}),
        *({"search": "x" * 201}, {"search": "a\x00"}),
    ],
)
async def test_a_list_has_bounds(world, wrong):
    with pytest.raises(Invalid) as refused:
        await titles(world, await world.user(), **wrong)
    assert [problem.where for problem in refused.value.problems] == [*wrong]


async def test_home_counts_ones_own_meetings_and_agents(world):
    sari = await world.user()
    await world.meeting(status="completed", title="Selesai")
    await world.meeting(owner=await world.user("Budi"), status="completed")
    planned = await schedule(world, title="Nanti", planned_start=world.now + timedelta(hours=1))
    home = await world.app.meetings.home(sari.id, UTC)
    assert (home.counts["completed"], home.counts["upcoming"], home.agents) == (1, 1, 2)
    assert [meeting.title for meeting in home.today] == ["Selesai", "Nanti"]
    assert (home.next, [meeting.title for meeting in home.recent]) == (planned, ["Selesai"])


async def test_today_is_the_day_where_the_person_is(world):
    """At noon in Greenwich it is seven in the evening in Jakarta."""
    sari, jakarta = await world.user(), timezone(timedelta(hours=7))
    await schedule(world, planned_start=world.now + timedelta(hours=6))
    assert len((await world.app.meetings.home(sari.id, UTC)).today) == 1
    assert (await world.app.meetings.home(sari.id, jakarta)).today == ()


async def test_a_search_finds_words_where_they_stand(world):
    meeting = await world.meeting(status="completed", title="Rapat setuju")
    hits = await world.app.meetings.search(meeting.owner_id, "setuju")
    assert {hit.kind for hit in hits} == {"title", "summary", "segment"}
    assert await world.app.meetings.search(meeting.owner_id, "  ") == ()
    assert await world.app.meetings.search((await world.user("Budi")).id, "setuju") == ()


@pytest.mark.parametrize("words", ["x" * 201, "a\x00"])
async def test_a_search_has_bounds(world, words):
    with pytest.raises(Invalid):
        await world.app.meetings.search((await world.user()).id, words)


@pytest.mark.parametrize("status", ["upcoming", "active", "processing", "cancelled"])
async def test_there_is_nothing_to_read_before_it_is_there(world, status):
    meeting = await world.meeting(status=status)
    with pytest.raises(NotFound):
        await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
    with pytest.raises(NotFound):
        await world.app.meetings.read_summary(meeting.owner_id, meeting.id)
    with pytest.raises(NotFound):
        await world.app.meetings.export(meeting.owner_id, meeting.id, ExportFormat.txt)


@pytest.mark.parametrize("form", [one for one in ExportFormat if one is not ExportFormat.md])
async def test_an_export_reads_back_to_the_same_words(world, form):
    meeting = await world.meeting(status="completed")
    file = await world.app.meetings.export(meeting.owner_id, meeting.id, form)
    part = read_transcript(file.encode(), name=f"x.{form}", session=S1, started_at=world.now)
    assert [(said.speaker, said.text) for said in part.utterances] == [
        ("sari", "halo s1"),
        ("sari", "setuju s1"),
    ]


async def test_the_export_for_people_has_the_title(world):
    meeting = await world.meeting(status="completed", title="Rapat anggaran")
    file = await world.app.meetings.export(meeting.owner_id, meeting.id, ExportFormat.md)
    assert "Rapat anggaran" in file
    assert "setuju s1" in file


# Strangers

AS_A_STRANGER = {
    "open": lambda app, user, id: app.meetings.open(user.id, id),
    "edit": lambda app, user, id: app.meetings.edit(user.id, id, MeetingChanges(title="Milikku")),
    "cancel": lambda app, user, id: app.meetings.cancel(user.id, id),
    "remove": lambda app, user, id: app.meetings.remove(user.id, id),
    "join": lambda app, user, id: app.meetings.join(user, id),
    "read_transcript": lambda app, user, id: app.meetings.read_transcript(user.id, id),
    "export": lambda app, user, id: app.meetings.export(user.id, id, ExportFormat.txt),
    "export_summary": lambda app, user, id: app.meetings.export_summary(user, id),
    "read_summary": lambda app, user, id: app.meetings.read_summary(user.id, id),
    "ask_summary": lambda app, user, id: app.meetings.ask_summary(user.id, id),
    "questions": lambda app, user, id: app.questions.list(user.id, id),
    "suggest": lambda app, user, id: app.questions.suggest(user, id),
    "stop": lambda app, user, id: app.questions.stop(user.id, id, QuestionId("q")),
    "tick": lambda app, user, id: app.action_items.tick(user.id, id, ActionItemId("x"), done=True),
    "done": lambda app, user, id: app.action_items.done(user.id, id),
    "ask": lambda app, user, id: anext(app.questions.ask(user.id, id, "Apa?")),
}


@pytest.mark.parametrize("act", AS_A_STRANGER)
@pytest.mark.parametrize("status", ["upcoming", "completed"])
async def test_another_persons_meeting_does_not_exist(world, act, status):
    meeting, stranger = await world.meeting(status=status), await world.user("Budi")
    with pytest.raises(NotFound) as foreign:
        await AS_A_STRANGER[act](world.app, stranger, meeting.id)
    with pytest.raises(NotFound) as nowhere:
        await AS_A_STRANGER[act](world.app, stranger, MeetingId("none"))
    assert foreign.value.message == nowhere.value.message
    assert await world.see(meeting) == meeting


def test_every_use_case_about_one_meeting_was_tried_by_a_stranger():
    ours = {name for name in vars(type(World().app.meetings)) if not name.startswith("_")}
    about_many = {"schedule", "list", "home", "search", "units", "calls", "new_id"}
    assert ours - about_many <= AS_A_STRANGER.keys()


# Deleting


async def test_a_deleted_meeting_takes_everything_with_it(world):
    meeting = await world.meeting(status="completed")
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    with pytest.raises(NotFound):
        await world.see(meeting)
    assert await world.facts(meeting) == ()
    async with world.outside.storage.begin() as unit:
        assert (await unit.transcripts.of(meeting.id)).parts == ()
        assert await unit.summaries.versions(meeting.id) == ()
        assert await unit.questions.of(meeting.id) == ()
    assert await world.app.works.list(WorkState.ready, WorkState.leased) == ()
    assert await world.app.meetings.search(meeting.owner_id, "setuju") == ()


async def test_late_webhooks_of_a_deleted_meeting_are_ignored_and_say_why(world):
    meeting = await world.meeting(status="processing")
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    world.advance(seconds=1)
    with pytest.raises(NotFound):
        await world.tell(meeting, SessionStarted(session=S1, at=world.now))
    late = (await deliveries(world))[0]
    assert (late.state, late.reason) == ("ignored", "its meeting was deleted")


async def test_nothing_brings_a_deleted_meeting_back(world):
    meeting = await world.meeting(status="processing")
    told = await deliveries(world)
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    await world.app.webhooks.replay(told)
    world.outside.calls.put(meeting.call, world.call(world.session("s2")).report(world.now))
    await world.app.works.prepare()
    world.advance(days=2)
    await world.run_jobs()
    assert await world.facts(meeting) == ()
    assert {one.reason for one in await deliveries(world)} == {"its body is forgotten"}
    assert await titles(world, await world.user()) == []


async def test_what_providers_said_of_a_deleted_meeting_is_forgotten_with_it(world):
    """Reliability W10: sooner on erasure; of other meetings everything is kept."""
    other, meeting = await world.meeting(status="active"), await world.meeting(status="active")
    await world.receive(WebhookEvent(call=meeting.call, facts=(SessionStarted(session=S1, at=world.now),)))
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    late = SessionStarted(session=CallSessionId("s2"), at=world.now)
    await world.receive(WebhookEvent(call=meeting.call, facts=(late,)))
    await world.run_jobs()
    legible = {one.mailbox for one in await deliveries(world) if not one.is_forgotten}
    assert legible == {other.call}


async def test_deleting_a_meeting_that_goes_on_ends_its_call(world):
    """Reliability D5: nobody is left talking in a room that no account owns any more."""
    meeting = await world.meeting(status="active")
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    await world.run_jobs()
    assert world.outside.calls.ended == [(meeting.call, S1)]


async def test_deleting_one_meeting_leaves_the_others(world):
    doomed, kept = await world.meeting(status="completed"), await world.meeting(status="completed")
    await world.app.meetings.remove(doomed.owner_id, doomed.id)
    assert await world.see(kept) == kept
    assert await world.app.meetings.read_summary(kept.owner_id, kept.id)
