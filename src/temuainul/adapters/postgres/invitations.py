"""Links into a meeting's room."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.meeting_rows import SHOWN, meeting_of
from temuainul.adapters.postgres.tables import invitations, meetings
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.records import Invitation
from temuainul.ports.rooms import InvitationRepository


class PostgresInvitations(InvitationRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, invitation: Invitation) -> Invitation:
        row = {"code": invitation.code, "meeting_id": invitation.meeting_id}
        code: str = (await self._connection.execute(ADD, row)).scalar_one()
        return Invitation(code=code, meeting_id=invitation.meeting_id)

    async def meeting_by_code(self, code: str) -> Meeting | None:
        row = (await self._connection.execute(MEETING, {"sought": code})).one_or_none()
        return None if row is None else meeting_of(row)


def _add() -> Insert:
    """Sets what is there to itself, so that it is returned."""
    add = insert(invitations)
    stays = {"meeting_id": add.excluded.meeting_id}
    return add.on_conflict_do_update(index_elements=[invitations.c.meeting_id], set_=stays)


ADD = _add().returning(invitations.c.code)
MEETING = (
    select(*SHOWN)
    .join_from(meetings, invitations, meetings.c.id == invitations.c.meeting_id)
    .where(invitations.c.code == bindparam("sought"))
)
