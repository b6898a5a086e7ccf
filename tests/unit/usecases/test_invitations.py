"""Links that let others into a meeting's room."""

import pytest

from temuainul.domain.model.errors import IllegalTransition, NotFound
from temuainul.testing.room_world import RoomWorld

pytestmark = pytest.mark.anyio


@pytest.fixture
def world():
    return RoomWorld()


async def test_a_guest_enters_by_the_link_and_is_no_host(world):
    meeting, budi = await world.meeting(), await world.user("Budi")
    invitation = await world.app.invitations.invite(meeting.owner_id, meeting.id)
    ticket = await world.app.invitations.join(budi, invitation.code)
    guest = await world.enter(meeting, budi, token=ticket.token)
    assert not guest.welcome.host
    assert guest.welcome.meeting.id is None


async def test_the_link_stays_the_same(world):
    meeting = await world.meeting()
    first = await world.app.invitations.invite(meeting.owner_id, meeting.id)
    assert await world.app.invitations.invite(meeting.owner_id, meeting.id) == first


async def test_only_the_owner_invites(world):
    meeting, budi = await world.meeting(), await world.user("Budi")
    with pytest.raises(NotFound):
        await world.app.invitations.invite(budi.id, meeting.id)


async def test_the_link_tells_where_it_leads(world):
    meeting = await world.meeting(title="Rapat panitia")
    invitation = await world.app.invitations.invite(meeting.owner_id, meeting.id)
    invited = await world.app.invitations.read(invitation.code)
    assert (invited.meeting.title, invited.host.name) == ("Rapat panitia", "Sari")


async def test_a_link_nobody_made_leads_nowhere(world):
    with pytest.raises(NotFound):
        await world.app.invitations.read("anything")
    with pytest.raises(NotFound):
        await world.app.invitations.join(await world.user("Budi"), "anything")


async def test_a_cancelled_meeting_cannot_be_joined_by_its_link(world):
    meeting, budi = await world.meeting(), await world.user("Budi")
    invitation = await world.app.invitations.invite(meeting.owner_id, meeting.id)
    await world.app.meetings.cancel(meeting.owner_id, meeting.id)
    with pytest.raises(IllegalTransition):
        await world.app.invitations.join(budi, invitation.code)


async def test_a_deleted_meetings_link_leads_nowhere(world):
    meeting = await world.meeting()
    invitation = await world.app.invitations.invite(meeting.owner_id, meeting.id)
    await world.app.meetings.remove(meeting.owner_id, meeting.id)
    with pytest.raises(NotFound):
        await world.app.invitations.read(invitation.code)
