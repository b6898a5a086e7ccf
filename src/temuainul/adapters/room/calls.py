"""Calls in our own room: who may come in is a row, and what happened is read from rows."""

from datetime import datetime

from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.records import DEAD_AFTER, HOLD, TICKET_LIFE, RoomSession, Ticket
from temuainul.domain.model.room.telling import facts_of
from temuainul.domain.model.user import User
from temuainul.ports.calls import CallProvider, CallReport, ChangedCall, JoinTicket
from temuainul.ports.secrets import Tokens
from temuainul.ports.storage import Storage, UnitOfWork

PROVIDER = "room"


class RoomCalls(CallProvider):
    """Works in any process: the one that holds a session finds what is asked of it in its row."""

    def __init__(self, storage: Storage, tokens: Tokens) -> None:
        self._storage = storage
        self._tokens = tokens

    async def join(self, meeting: Meeting, user: User) -> JoinTicket:
        issued = self._tokens.issue()
        async with self._storage.begin() as unit:
            now = await unit.now()
            ticket = Ticket(
                token_hash=issued.token_hash,
                meeting_id=meeting.id,
                user_id=user.id,
                expires_at=now + TICKET_LIFE,
            )
            await unit.rooms.add_ticket(ticket, now)
        seconds = int(TICKET_LIFE.total_seconds())
        return JoinTicket(
            provider=PROVIDER, call=meeting.call, token=issued.token, expires_in_seconds=seconds
        )

    async def end(self, meeting: Meeting, session: CallSessionId) -> None:  # noqa: ARG002  # the port's signature
        """Its holder is asked to; without one it is over at its last sign of life."""
        async with self._storage.begin() as unit:
            await unit.rooms.want_end(session)
            held = await unit.rooms.session(session)
            if held is not None and (not held.holder or await unit.now() - held.alive_at > HOLD):
                await unit.rooms.end(session, held.alive_at, for_all=False)

    async def changed_since(self, instant: datetime) -> tuple[ChangedCall, ...]:
        async with self._storage.begin() as unit:
            ended = await unit.rooms.end_dead(await unit.now() - DEAD_AFTER)
            changed = await unit.rooms.changed_since(instant)
            found = {session.id: session for session in (*ended, *changed)}.values()
            return tuple([ChangedCall(call=one.call, facts=await _facts(unit, one)) for one in found])

    async def look(self, meeting: Meeting) -> CallReport | None:
        """Nothing ever transcribes later on: what was said is kept as it is said."""
        async with self._storage.begin() as unit:
            await unit.rooms.end_dead(await unit.now() - DEAD_AFTER)
            sessions = await unit.rooms.sessions(meeting.id)
            facts = [fact for one in sessions for fact in await _facts(unit, one)]
        return CallReport(facts=tuple(facts), transcription_running=False) if sessions else None


async def _facts(unit: UnitOfWork, session: RoomSession) -> tuple[Fact, ...]:
    return facts_of(session, await unit.rooms.presences(session.id))
