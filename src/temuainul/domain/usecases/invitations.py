"""Links that let others into a meeting's room, and into nothing else of it."""

from dataclasses import dataclass

from msgspec import Struct

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import MeetingId, UserId
from temuainul.domain.model.meeting import Meeting, require_joinable
from temuainul.domain.model.room.records import Invitation
from temuainul.domain.model.user import User
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.calls import CallProvider, JoinTicket
from temuainul.ports.secrets import Tokens


class Invited(Struct, frozen=True, kw_only=True):
    """What somebody with the link may know."""

    meeting: Meeting
    host: User


@dataclass(frozen=True)
class Invitations:
    units: Units
    calls: CallProvider
    tokens: Tokens

    async def invite(self, actor: UserId, id: MeetingId) -> Invitation:
        """The meeting's one link; asked again, the same. Raises `NotFound`."""
        new = Invitation(code=self.tokens.issue().token, meeting_id=id)
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, id)
            return await unit.store.invitations.add(new)

    async def read(self, code: str) -> Invited:
        """Raises `NotFound`, also once the meeting is deleted."""
        async with self.units.begin() as unit:
            meeting = await _meeting(unit, code)
            return Invited(meeting=meeting, host=await unit.store.users.by_id(meeting.owner_id))

    async def join(self, user: User, code: str) -> JoinTicket:
        """Raises `NotFound`, `IllegalTransition` once it is over, `Unavailable`."""
        async with self.units.begin() as unit:
            meeting = await _meeting(unit, code)
        require_joinable(meeting)
        return await self.calls.join(meeting, user)


async def _meeting(unit: Unit, code: str) -> Meeting:
    meeting = await unit.store.invitations.meeting_by_code(code)
    if meeting is None:
        raise NotFound("This invitation leads nowhere.")
    return meeting
