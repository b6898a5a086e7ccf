"""All use cases over one outside, as somebody embeds them."""

from dataclasses import fields

import pytest

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.memory.webhooks import SOURCE
from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.formats.writing import ExportFormat
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.words import Language
from temuainul.domain.usecases.application import Application, assemble
from temuainul.domain.usecases.meetings import NewMeeting
from temuainul.domain.usecases.questions import QuestionAnswered
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

PROFILE = AgentProfile(name="Notulen", instructions="", language=Language.indonesian, voice="marin")


async def sign_up(app, name="Sari"):
    return await app.accounts.sign_up(
        email=f"{name}@example.org", name=name, password="long enough", language=Language.indonesian
    )


def test_everything_an_application_offers_is_a_use_case_of_its_own():
    app = assemble(memory_outside())
    parts = {field.name: type(getattr(app, field.name)).__name__.lower() for field in fields(Application)}
    assert parts == {name: name.replace("_", "") for name in parts}


async def test_one_meeting_from_sign_up_to_an_answer():
    outside = memory_outside()
    app = assemble(outside)
    user = (await sign_up(app)).user
    agent = await app.agents.create(user.id, PROFILE)
    meeting = await app.meetings.schedule(user.id, NewMeeting(title="Rapat", agent_id=agent.id))
    assert (await app.meetings.join(user, meeting.id)).call == meeting.call
    await _provider_tells(outside, app, meeting)
    await app.works.run_all()
    assert (await app.meetings.open(user.id, meeting.id)).standing.outcome.kind == "summarised"
    assert (await app.meetings.read_summary(user.id, meeting.id)).statements[0].verified
    assert "halo s1" in await app.meetings.export(user.id, meeting.id, ExportFormat.md)
    answered = [event async for event in app.questions.ask(user.id, meeting.id, "halo?")][-1]
    assert isinstance(answered, QuestionAnswered)


async def test_two_applications_over_one_outside_are_one():
    outside = memory_outside()
    one, other = assemble(outside), assemble(outside)
    signed_in = await sign_up(one)
    agent = await one.agents.create(signed_in.user.id, PROFILE)
    assert await other.accounts.who(signed_in.token) == signed_in.user
    assert await other.agents.open(signed_in.user.id, agent.id) == agent


async def test_two_outsides_know_nothing_of_each_other():
    one, other = assemble(memory_outside()), assemble(memory_outside())
    user = (await sign_up(one)).user
    agent = await one.agents.create(user.id, PROFILE)
    with pytest.raises(NotFound):
        await other.agents.open(user.id, agent.id)


async def test_a_search_through_everything_two_people_own_finds_only_ones_own(world):
    for name in ("Sari", "Budi"):
        owner = await world.user(name)
        await world.meeting(owner=owner, status="completed", title=f"Rapat {name}")
    for name in ("Sari", "Budi"):
        hits = await world.app.meetings.search((await world.user(name)).id, "rapat")
        assert {hit.meeting_title for hit in hits} == {f"Rapat {name}"}


async def _provider_tells(outside, app, meeting):
    """A session of half an hour, its file, and the webhooks that say so."""
    provider = World(outside=outside)
    facts = provider.call(provider.session()).facts()
    message = provider.reader.speak(WebhookEvent(call=meeting.call, facts=facts), "d1", "told")
    await app.webhooks.receive(SOURCE, *message)
