"""The exams of `RoomRepository` and `InvitationRepository`."""

from datetime import datetime

import pytest
from msgspec import structs

from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.room.records import Invitation, Line, Presence, RoomSession, Ticket
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, MINUTE, NOON, a_meeting, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING, OTHER = a_meeting(SARI), a_meeting(SARI, "meeting-2")
ME, SOMEBODY_ELSE = "process-1", "process-2"


def a_ticket(hashed: str = "hash-1", *, expires_at: datetime = NOON + MINUTE) -> Ticket:
    return Ticket(token_hash=hashed, meeting_id=MEETING.id, user_id=SARI.id, expires_at=expires_at)


def a_session(
    id: str = "session-1", *, started_at: datetime = NOON, ended_at: datetime | None = None
) -> RoomSession:
    return RoomSession(
        id=CallSessionId(id),
        meeting_id=MEETING.id,
        call=MEETING.call,
        started_at=started_at,
        holder=ME,
        alive_at=ended_at or started_at,
        ended_at=ended_at,
    )


def a_presence(id: str = "presence-1", *, joined_at: datetime = NOON) -> Presence:
    return Presence(
        id=id,
        session=SESSION.id,
        user=SARI.id,
        name="Sari",
        host=True,
        channel=2,
        resume_hash="resume",
        joined_at=joined_at,
    )


def a_line(id: str = "line-1", *, text: str = "Selamat pagi.", presence: str = "presence-1") -> Line:
    return Line(
        session=SESSION.id,
        id=id,
        presence=presence,
        user=SARI.id,
        name="Sari",
        text=text,
        spoken=True,
        start_seconds=1.5,
        end_seconds=3.25,
    )


SESSION = a_session()


class TicketContract(StorageContract):
    """Each lets in once."""

    async def test_a_ticket_is_taken_once(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.rooms.add_ticket(a_ticket(), NOON)
        async with storage.begin() as unit:
            assert await unit.rooms.take_ticket("another") is None
            assert await unit.rooms.take_ticket("hash-1") == a_ticket()
        async with storage.begin() as unit:
            assert await unit.rooms.take_ticket("hash-1") is None

    async def test_tickets_that_ran_out_are_forgotten(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.rooms.add_ticket(a_ticket("old"), NOON)
            await unit.rooms.add_ticket(a_ticket("young", expires_at=NOON + HOUR), NOON + MINUTE)
            assert await unit.rooms.take_ticket("old") is None
            assert await unit.rooms.take_ticket("young") is not None

    async def test_tickets_go_with_their_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.rooms.add_ticket(a_ticket(), NOON)
            await unit.meetings.remove(MEETING.id)
            assert await unit.rooms.take_ticket("hash-1") is None


class InvitationContract(StorageContract):
    """One link a meeting."""

    async def test_an_invitation_leads_to_its_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        async with storage.begin() as unit:
            await unit.invitations.add(Invitation(code="code-1", meeting_id=MEETING.id))
            await unit.invitations.add(Invitation(code="code-2", meeting_id=OTHER.id))
        async with storage.begin() as unit:
            assert await unit.invitations.meeting_by_code("code-1") == MEETING
            assert await unit.invitations.meeting_by_code("nothing") is None

    async def test_a_meeting_keeps_its_first_invitation(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        first = Invitation(code="code-1", meeting_id=MEETING.id)
        async with storage.begin() as unit:
            assert await unit.invitations.add(first) == first
            assert await unit.invitations.add(structs.replace(first, code="code-2")) == first
            assert await unit.invitations.meeting_by_code("code-2") is None

    async def test_an_invitation_goes_with_its_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.invitations.add(Invitation(code="code-1", meeting_id=MEETING.id))
            await unit.meetings.remove(MEETING.id)
            assert await unit.invitations.meeting_by_code("code-1") is None

    @pytest.mark.parametrize("code", AWKWARD)
    async def test_any_code_can_be_asked_for(self, storage: Storage, code: str) -> None:
        async with storage.begin() as unit:
            assert await unit.invitations.meeting_by_code(code) is None


class RoomSessionContract(StorageContract):
    """Runs of calls: who holds them, who was there, how they ended."""

    async def test_one_session_of_a_meeting_is_open(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert await unit.rooms.open_session(MEETING.id) is None
            await unit.rooms.add(a_session("session-0", started_at=NOON - HOUR, ended_at=NOON - MINUTE))
            await unit.rooms.add(SESSION)
            with pytest.raises(Conflict):
                await unit.rooms.add(a_session("session-2"))
        async with storage.begin() as unit:
            assert await unit.rooms.open_session(MEETING.id) == SESSION
            assert await unit.rooms.session(SESSION.id) == SESSION
            assert await unit.rooms.session(CallSessionId("session-2")) is None
            assert [one.id for one in await unit.rooms.sessions(MEETING.id)] == ["session-0", "session-1"]

    async def test_its_holder_beats_and_sees_what_is_wanted(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.want_end(SESSION.id)
            beaten = structs.replace(SESSION, alive_at=NOON + MINUTE, end_wanted=True)
            assert await unit.rooms.beat(ME, NOON + MINUTE) == (beaten,)
            assert await unit.rooms.beat(SOMEBODY_ELSE, NOON + HOUR) == ()
        async with storage.begin() as unit:
            assert await unit.rooms.session(SESSION.id) == beaten

    async def test_who_takes_it_over_holds_it(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.hold(SESSION.id, SOMEBODY_ELSE, NOON + MINUTE)
            assert await unit.rooms.beat(ME, NOON + HOUR) == ()
            held = structs.replace(SESSION, holder=SOMEBODY_ELSE, alive_at=NOON + MINUTE)
            assert await unit.rooms.session(SESSION.id) == held

    async def test_what_is_given_back_nobody_holds(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.release(SOMEBODY_ELSE)
            assert await unit.rooms.session(SESSION.id) == SESSION
            await unit.rooms.release(ME)
            assert await unit.rooms.session(SESSION.id) == structs.replace(SESSION, holder="")

    async def test_presences_stand_in_the_order_they_came(self, storage: Storage) -> None:
        await _begun(storage)
        late, early = a_presence("presence-1", joined_at=NOON + MINUTE), a_presence("presence-2")
        gone = structs.replace(late, left_at=NOON + HOUR, resume_hash="new")
        async with storage.begin() as unit:
            for presence in (late, early, gone):
                await unit.rooms.put_presence(presence)
        async with storage.begin() as unit:
            assert await unit.rooms.presences(SESSION.id) == (early, gone)

    async def test_it_ends_once_and_everybody_leaves(self, storage: Storage) -> None:
        await _begun(storage)
        gone = structs.replace(a_presence("presence-2"), left_at=NOON + MINUTE)
        async with storage.begin() as unit:
            await unit.rooms.put_presence(a_presence())
            await unit.rooms.put_presence(gone)
        over = structs.replace(SESSION, alive_at=NOON + HOUR, ended_at=NOON + HOUR, ended_for_all=True)
        async with storage.begin() as unit:
            assert await unit.rooms.end(SESSION.id, NOON + HOUR, for_all=True) == over
            assert await unit.rooms.end(SESSION.id, NOON + 2 * HOUR, for_all=False) == over
            assert await unit.rooms.end(CallSessionId("nothing"), NOON, for_all=False) is None
        async with storage.begin() as unit:
            assert await unit.rooms.open_session(MEETING.id) is None
            assert await unit.rooms.beat(ME, NOON + 3 * HOUR) == ()
            left = structs.replace(a_presence(), left_at=NOON + HOUR)
            assert set(await unit.rooms.presences(SESSION.id)) == {left, gone}

    async def test_a_dead_one_ended_at_its_last_sign_of_life(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.put_presence(a_presence())
            assert await unit.rooms.end_dead(NOON) == ()
        async with storage.begin() as unit:
            assert await unit.rooms.end_dead(NOON + MINUTE) == (structs.replace(SESSION, ended_at=NOON),)
            assert await unit.rooms.end_dead(NOON + MINUTE) == ()
            assert [one.left_at for one in await unit.rooms.presences(SESSION.id)] == [NOON]

    async def test_what_changed_since_is_found_by_its_last_sign_of_life(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.beat(ME, NOON + MINUTE)
            found = await unit.rooms.changed_since(NOON + MINUTE)
            assert [one.id for one in found] == [SESSION.id]
            assert await unit.rooms.changed_since(NOON + HOUR) == ()

    async def test_all_of_it_goes_with_the_meeting(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.put_presence(a_presence())
            await unit.rooms.keep_line(a_line(), ME)
            await unit.meetings.remove(MEETING.id)
        async with storage.begin() as unit:
            assert await unit.rooms.session(SESSION.id) is None
            assert await unit.rooms.presences(SESSION.id) == ()
            assert await unit.rooms.lines(SESSION.id) == ()


class RoomLineContract(StorageContract):
    """What was said, numbered without gaps."""

    async def test_lines_are_numbered_as_they_are_kept(self, storage: Storage) -> None:
        await _begun(storage)
        for n in (1, 2, 3):
            async with storage.begin() as unit:
                line = a_line(f"line-{n}")
                assert await unit.rooms.keep_line(line, ME) == structs.replace(line, number=n)
        async with storage.begin() as unit:
            assert [one.number for one in await unit.rooms.lines(SESSION.id)] == [1, 2, 3]
            assert [one.id for one in await unit.rooms.lines(SESSION.id, 2)] == ["line-3"]
            session = await unit.rooms.session(SESSION.id)
            assert session is not None
            assert session.lines == 3

    async def test_a_line_sent_again_is_kept_once(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            first = await unit.rooms.keep_line(a_line(), ME)
        async with storage.begin() as unit:
            assert await unit.rooms.keep_line(a_line(text="anders"), ME) == first
            another = await unit.rooms.keep_line(a_line(presence="presence-2"), ME)
            assert another is not None
            assert another.number == 2

    async def test_only_the_holder_keeps_lines_and_only_while_it_is_open(self, storage: Storage) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            assert await unit.rooms.keep_line(a_line(), SOMEBODY_ELSE) is None
            await unit.rooms.keep_line(a_line(), ME)
            await unit.rooms.end(SESSION.id, NOON + HOUR, for_all=False)
        async with storage.begin() as unit:
            assert await unit.rooms.keep_line(a_line("line-2"), ME) is None
            sent_before = await unit.rooms.keep_line(a_line(), ME)
            assert sent_before is not None
            assert len(await unit.rooms.lines(SESSION.id)) == 1

    @pytest.mark.parametrize("text", [*AWKWARD, "panjang " * 500])
    async def test_anything_can_be_said(self, storage: Storage, text: str) -> None:
        await _begun(storage)
        async with storage.begin() as unit:
            await unit.rooms.keep_line(a_line(text=text), ME)
        async with storage.begin() as unit:
            assert await unit.rooms.lines(SESSION.id) == (structs.replace(a_line(text=text), number=1),)


async def _begun(storage: Storage) -> None:
    await keep(storage, SARI, MEETING)
    async with storage.begin() as unit:
        await unit.rooms.add(SESSION)
