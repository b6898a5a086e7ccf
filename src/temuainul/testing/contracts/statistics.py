"""The exam of `StatisticsRepository`."""

from datetime import datetime, timedelta

from temuainul.domain.model.fact import SessionStarted
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import DigestDeliveries, WorkState
from temuainul.ports.storage import Inbox, Storage
from temuainul.testing.contracts.examples import HOUR, MINUTE, NOON, a_delivery, a_meeting, a_user, keep
from temuainul.testing.contracts.storage import StorageContract, StorageUnderTest
from temuainul.testing.contracts.work import claim, finish, owe

SARI = a_user("sari")
MEETING = a_meeting(SARI)
CLOSE = timedelta(seconds=30)
"""So far apart the storage's clock may be when it is asked twice, on a slow machine."""


class StatisticsContract(StorageContract):
    """How much there is, and for how long it has waited."""

    async def test_of_nothing_there_is_nothing_to_count(self, storage: Storage) -> None:
        found = await _read(storage)
        assert (found.deliveries, found.work, found.facts) == ({}, {}, {})
        assert (found.unread_since, found.runnable_since) == (None, None)
        assert (found.unread_for, found.runnable_for) == (timedelta(), timedelta())

    async def test_it_says_when_it_was_counted(self, storage: Storage) -> None:
        async with storage.begin() as unit:
            before = await unit.now()
        assert before <= (await _read(storage)).at <= before + CLOSE

    async def test_deliveries_are_counted_by_state(self, storage: Storage, inbox: Inbox) -> None:
        for n, state in enumerate((*DeliveryState, DeliveryState.digested)):
            delivery = a_delivery(f"delivery-{n}")
            await inbox.store(delivery)
            async with storage.begin() as unit:
                await unit.deliveries.mark(delivery, state)
        expected = dict.fromkeys(DeliveryState, 1) | {DeliveryState.digested: 2}
        assert (await _read(storage)).deliveries == expected

    async def test_the_oldest_unread_delivery_is_the_one_that_came_first(
        self, storage: Storage, inbox: Inbox
    ) -> None:
        for minutes in (3, 1, 2):
            at = NOON + minutes * MINUTE
            await inbox.store(
                a_delivery(f"delivery-{minutes}", received_at=at, event_at=NOON - at.minute * HOUR)
            )
        assert (await _read(storage)).unread_since == NOON + MINUTE
        async with storage.begin() as unit:
            await unit.deliveries.mark(a_delivery("delivery-1"), DeliveryState.quarantined)
        assert (await _read(storage)).unread_since == NOON + 2 * MINUTE

    async def test_work_is_counted_by_state(self, storage: Storage) -> None:
        works = [DigestDeliveries(mailbox=f"mailbox-{n}") for n in range(5)]
        for work in works:
            await owe(storage, work)
        await claim(storage, works[0])
        await finish(storage, await claim(storage, works[1]))
        lease = await claim(storage, works[2])
        async with storage.begin() as unit:
            await unit.work.quarantine(lease, "put aside")
        expected = dict.fromkeys(WorkState, 1) | {WorkState.ready: 2}
        assert (await _read(storage)).work == expected

    async def test_the_work_that_waits_longest_is_the_one_whose_time_came_first(
        self, under_test: StorageUnderTest
    ) -> None:
        storage = under_test.storage
        for hours in (1, 2, 9):
            await owe(storage, DigestDeliveries(mailbox=f"mailbox-{hours}"), after=hours * HOUR)
        assert (await _read(storage)).runnable_since is None
        await under_test.advance(5 * HOUR)
        assert abs((await _read(storage)).runnable_for - 4 * HOUR) < CLOSE
        await claim(storage, DigestDeliveries(mailbox="mailbox-1"))
        assert abs((await _read(storage)).runnable_for - 3 * HOUR) < CLOSE

    async def test_a_lease_that_ran_out_waits_from_then_on(self, under_test: StorageUnderTest) -> None:
        storage = under_test.storage
        await owe(storage)
        await claim(storage)
        assert (await _read(storage)).runnable_since is None
        await under_test.advance(HOUR)
        assert abs((await _read(storage)).runnable_for - HOUR) < CLOSE

    async def test_facts_are_counted_by_who_told_them_first(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _tell(storage, "reconcile", "s1", "s2")
        await _tell(storage, "webhook", "s2", "s3")
        assert (await _read(storage)).facts == {"reconcile": 2, "webhook": 1}
        async with storage.begin() as unit:
            assert len(await unit.facts.of(MEETING.id)) == 3

    async def test_a_fact_told_anew_is_the_newer_one_and_still_the_firsts(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _tell(storage, "reconcile", "s1")
        await _tell(storage, "webhook", "s1", at=NOON - HOUR)
        assert (await _read(storage)).facts == {"reconcile": 1}
        async with storage.begin() as unit:
            assert await unit.facts.of(MEETING.id) == (_started("s1", NOON - HOUR),)

    async def test_the_facts_of_a_removed_meeting_do_not_count(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _tell(storage, "webhook", "s1")
        async with storage.begin() as unit:
            await unit.meetings.remove(MEETING.id)
        assert (await _read(storage)).facts == {}


async def _read(storage: Storage) -> Statistics:
    async with storage.begin() as unit:
        return await unit.statistics.read()


async def _tell(storage: Storage, source: str, *sessions: str, at: datetime = NOON) -> None:
    async with storage.begin() as unit:
        await unit.meetings.lock_by_id(MEETING.id)
        facts = [_started(session, at) for session in sessions]
        await unit.facts.put(MEETING.id, facts, source=source, now=NOON)


def _started(session: str, at: datetime) -> SessionStarted:
    return SessionStarted(session=CallSessionId(session), at=at)
