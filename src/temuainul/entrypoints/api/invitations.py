"""Links that let others into a meeting's room."""

from typing import Annotated

from litestar import Controller, get, post
from litestar.params import PathParameter
from msgspec import Struct

from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.user import User
from temuainul.domain.usecases.invitations import Invitations, Invited
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.meetings import MeetingAgent, shown_meeting_agent
from temuainul.entrypoints.api.parameters import ID_PATTERN, Moment, PathId
from temuainul.ports.calls import JoinTicket

Code = Annotated[str, PathParameter(pattern=ID_PATTERN)]


class InvitationCode(Struct, frozen=True, kw_only=True):
    code: str
    """Whoever has it and an account may enter the room."""


class Invitation(Struct, frozen=True, kw_only=True):
    """What the link tells: enough to know where one is going."""

    meeting_title: str
    host_name: str
    agent: MeetingAgent | None
    planned_start: Moment | None
    status: MeetingStatus
    is_mine: bool
    meeting_id: str | None
    """Only for its owner."""


class InvitationController(Controller):
    tags = ["invitations"]  # noqa: RUF012  the framework's own attribute

    @post("/meetings/{id:str}/invitation", operation_id="inviteToMeeting", status_code=200)
    async def invite(self, user: Given[User], invitations: Given[Invitations], id: PathId) -> InvitationCode:
        """The meeting's one link; asked again, the same."""
        invitation = await invitations.invite(user.id, MeetingId(id))
        return InvitationCode(code=invitation.code)

    @get("/invitations/{code:str}", operation_id="readInvitation")
    async def read(self, user: Given[User], invitations: Given[Invitations], code: Code) -> Invitation:
        return _shown(await invitations.read(code), user)

    @post("/invitations/{code:str}/join", operation_id="joinByInvitation", status_code=200)
    async def join(self, user: Given[User], invitations: Given[Invitations], code: Code) -> JoinTicket:
        """Only while it is upcoming or active."""
        return await invitations.join(user, code)


def _shown(invited: Invited, user: User) -> Invitation:
    meeting = invited.meeting
    is_mine = meeting.owner_id == user.id
    return Invitation(
        meeting_title=meeting.title,
        host_name=invited.host.name,
        agent=shown_meeting_agent(meeting),
        planned_start=meeting.planned_start,
        status=meeting.standing.status,
        is_mine=is_mine,
        meeting_id=meeting.id if is_mine else None,
    )
