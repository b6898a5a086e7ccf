"""Links into a meeting's room."""

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.records import Invitation
from temuainul.ports.rooms import InvitationRepository


class MemoryInvitationRepository(InvitationRepository):
    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, invitation: Invitation) -> Invitation:
        of_meeting = (
            one for one in self._tables.invitations.values() if one.meeting_id == invitation.meeting_id
        )
        kept = next(of_meeting, invitation)
        self._tables.invitations[kept.code] = kept
        return kept

    async def meeting_by_code(self, code: str) -> Meeting | None:
        invitation = self._tables.invitations.get(code)
        return None if invitation is None else self._tables.meetings.get(invitation.meeting_id)
