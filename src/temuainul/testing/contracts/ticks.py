"""The exam of `TickRepository`."""

from temuainul.domain.model.ids import ActionItemId
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import HOUR, NOON, a_meeting, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING, OTHER = a_meeting(SARI), a_meeting(SARI, "meeting-2")
ONE, TWO = ActionItemId("item-1"), ActionItemId("item-2")


class TickContract(StorageContract):
    """Action items that were ticked off, by meeting; what home shows of them is the exam of `HomeContract`."""

    async def test_nothing_is_ticked_off_at_first(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert await unit.ticks.of(MEETING.id) == frozenset()

    async def test_what_is_ticked_off_stays_so(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.ticks.add(MEETING.id, ONE, NOON)
            await unit.ticks.add(MEETING.id, TWO, NOON)
            await unit.ticks.add(MEETING.id, ONE, NOON + HOUR)
        async with storage.begin() as unit:
            assert await unit.ticks.of(MEETING.id) == {ONE, TWO}

    async def test_a_tick_is_taken_back(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.ticks.add(MEETING.id, ONE, NOON)
            await unit.ticks.add(MEETING.id, TWO, NOON)
            await unit.ticks.remove(MEETING.id, ONE)
            await unit.ticks.remove(MEETING.id, ONE)
        async with storage.begin() as unit:
            assert await unit.ticks.of(MEETING.id) == {TWO}

    async def test_ticks_belong_to_one_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING, OTHER)
        async with storage.begin() as unit:
            await unit.ticks.add(MEETING.id, ONE, NOON)
            await unit.ticks.remove(OTHER.id, ONE)
        async with storage.begin() as unit:
            assert await unit.ticks.of(MEETING.id) == {ONE}
            assert await unit.ticks.of(OTHER.id) == frozenset()

    async def test_ticking_in_a_removed_meeting_does_no_harm(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.meetings.remove(MEETING.id)
            await unit.ticks.add(MEETING.id, ONE, NOON)
            await unit.ticks.remove(MEETING.id, ONE)
