"""The exam of `MeetingRepository`: what a person finds when they come in."""

from datetime import datetime

from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.user import User
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    CANCELLED,
    DAY,
    HOUR,
    MINUTE,
    NOON,
    a_meeting,
    a_mixture,
    a_summary,
    a_user,
    active,
    an_agent,
    completed,
    keep,
    processing,
)
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")
EVERYTHING = PageRequest(page_size=100)
TODAY = (NOON - 12 * HOUR, NOON + 12 * HOUR)


class HomeContract(StorageContract):
    """What a person finds when they come in."""

    async def test_an_empty_home_counts_every_status(self, storage: Storage) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert home.counts == dict.fromkeys(MeetingStatus, 0)
        assert (home.agents, home.today, home.next, home.recent, home.open_action_items) == (
            0,
            (),
            None,
            (),
            (),
        )

    async def test_home_counts_meetings_and_agents(self, storage: Storage) -> None:
        agent = an_agent(SARI)
        await keep(storage, SARI, agent, an_agent(SARI, "agent-2"), *a_mixture(SARI, agent))
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert home.counts == {
            MeetingStatus.upcoming: 1,
            MeetingStatus.active: 0,
            MeetingStatus.processing: 0,
            MeetingStatus.completed: 2,
            MeetingStatus.cancelled: 1,
        }
        assert home.agents == 2

    async def test_a_stranger_finds_nothing_at_home(self, storage: Storage) -> None:
        agent = an_agent(SARI)
        await keep(
            storage,
            SARI,
            BUDI,
            agent,
            a_meeting(SARI, "planned", planned_start=NOON),
            *a_mixture(SARI, agent)[:1],
        )
        await _summarise(storage, "meeting-1", "Kirim laporan")
        async with storage.begin() as unit:
            home = await unit.meetings.home(BUDI.id, TODAY, NOON)
        assert home.counts == dict.fromkeys(MeetingStatus, 0)
        assert (home.agents, home.today, home.next, home.recent, home.open_action_items) == (
            0,
            (),
            None,
            (),
            (),
        )

    async def test_today_is_what_is_planned_or_was_started_within_the_day_in_order(
        self, storage: Storage
    ) -> None:
        begin, end = TODAY
        await keep(
            storage,
            SARI,
            a_meeting(SARI, "at-midnight", planned_start=begin),
            a_meeting(SARI, "yesterday", planned_start=begin - MINUTE),
            a_meeting(SARI, "tomorrow", planned_start=end),
            a_meeting(SARI, "unplanned"),
            a_meeting(SARI, "started", standing=active(NOON - HOUR)),
            a_meeting(SARI, "this-evening", planned_start=end - MINUTE),
        )
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert [one.id for one in home.today] == ["at-midnight", "started", "this-evening"]

    async def test_next_is_the_nearest_upcoming_one(self, storage: Storage) -> None:
        await keep(
            storage,
            SARI,
            a_meeting(SARI, "missed", planned_start=NOON - MINUTE),
            a_meeting(SARI, "cancelled", planned_start=NOON + MINUTE, standing=CANCELLED),
            a_meeting(SARI, "later", planned_start=NOON + DAY),
            a_meeting(SARI, "soon", planned_start=NOON + HOUR),
            a_meeting(SARI, "unplanned"),
        )
        async with storage.begin() as unit:
            assert _id((await unit.meetings.home(SARI.id, TODAY, NOON)).next) == "soon"
            assert _id((await unit.meetings.home(SARI.id, TODAY, NOON + HOUR)).next) == "soon"
            assert _id((await unit.meetings.home(SARI.id, TODAY, NOON + 2 * HOUR)).next) == "later"
            assert (await unit.meetings.home(SARI.id, TODAY, NOON + 2 * DAY)).next is None

    async def test_recent_are_the_five_that_ended_last(self, storage: Storage) -> None:
        ended = [a_meeting(SARI, f"meeting-{n}", standing=completed(NOON + n * HOUR)) for n in range(7)]
        await keep(storage, SARI, *ended, a_meeting(SARI, "running", standing=active(NOON + DAY)))
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert [one.id for one in home.recent] == [f"meeting-{n}" for n in (6, 5, 4, 3, 2)]

    async def test_what_is_processing_is_recent_before_all_that_ended(self, storage: Storage) -> None:
        ended = [a_meeting(SARI, f"ended-{n}", standing=completed(NOON + n * DAY)) for n in range(5)]
        waiting = [a_meeting(SARI, f"waiting-{n}", standing=processing(NOON + n * HOUR)) for n in range(2)]
        await keep(storage, SARI, *ended, *waiting)
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert [one.id for one in home.recent] == ["waiting-1", "waiting-0", "ended-4", "ended-3", "ended-2"]

    async def test_own_agents_are_the_four_with_most_meetings(self, storage: Storage) -> None:
        agents = [an_agent(SARI, f"agent-{n}", created_at=NOON + n * MINUTE) for n in range(5)]
        await keep(storage, SARI, BUDI, *agents, an_agent(BUDI, "agent-x"))
        met = (agents[1], agents[1], agents[3], agents[1], agents[3], agents[0])
        await keep(storage, *(a_meeting(SARI, f"meeting-{n}", agent=one) for n, one in enumerate(met)))
        async with storage.begin() as unit:
            home = await unit.meetings.home(SARI.id, TODAY, NOON)
        assert [(one.agent, one.meetings) for one in home.own_agents] == [
            (agents[1], 3),
            (agents[3], 2),
            (agents[0], 1),
            (agents[4], 0),
        ]

    async def test_open_action_items_come_from_current_summaries(self, storage: Storage) -> None:
        await keep(
            storage,
            SARI,
            a_meeting(SARI, "old", standing=completed(NOON), title="Lama"),
            a_meeting(SARI, "new", standing=completed(NOON + HOUR), title="Baru"),
        )
        await _summarise(storage, "old", "Kirim laporan", "Pesan ruang")
        await _summarise(storage, "new", "Ini diganti")
        await _summarise(storage, "new", "Telepon Budi", version=2)
        async with storage.begin() as unit:
            items = (await unit.meetings.home(SARI.id, TODAY, NOON)).open_action_items
        assert [(one.meeting_title, one.text) for one in items] == [
            ("Baru", "Telepon Budi"),
            ("Lama", "Kirim laporan"),
            ("Lama", "Pesan ruang"),
        ]
        assert (items[0].meeting_id, items[0].owner, items[0].due) == ("new", "Budi", "Jumat")
        assert items[0].verified
        assert not any(one.done for one in items)

    async def test_what_is_ticked_off_stands_last_for_a_day(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, a_meeting(SARI, standing=completed(NOON)))
        await _summarise(storage, "meeting-1", "Satu", "Dua", "Tiga", "Empat")
        await _tick(storage, "meeting-1", "Satu", at=NOON + HOUR)
        await _tick(storage, "meeting-1", "Tiga", at=NOON + 2 * HOUR)
        assert await _items(storage, NOON + 3 * HOUR) == [
            ("Dua", False),
            ("Empat", False),
            ("Tiga", True),
            ("Satu", True),
        ]
        assert await _items(storage, NOON + DAY + HOUR) == [("Dua", False), ("Empat", False), ("Tiga", True)]
        assert await _items(storage, NOON + DAY + 2 * HOUR) == [("Dua", False), ("Empat", False)]
        assert await _items(storage, NOON + 3 * HOUR, BUDI) == []

    async def test_a_tick_outlives_the_version_it_was_made_in(self, storage: Storage) -> None:
        await keep(storage, SARI, a_meeting(SARI, standing=completed(NOON)))
        await _summarise(storage, "meeting-1", "Kirim laporan", "Pesan ruang")
        await _tick(storage, "meeting-1", "Kirim laporan", at=NOON)
        await _tick(storage, "meeting-1", "Pesan ruang", at=NOON)
        await _summarise(storage, "meeting-1", "Telepon Budi", "kirim  LAPORAN!", version=2)
        assert await _items(storage, NOON + HOUR) == [("Telepon Budi", False), ("kirim  LAPORAN!", True)]

    async def test_what_is_done_does_not_hide_what_is_older_and_open(self, storage: Storage) -> None:
        meetings = [a_meeting(SARI, f"meeting-{n}", standing=completed(NOON + n * HOUR)) for n in range(22)]
        await keep(storage, SARI, *meetings)
        for meeting in meetings:
            await _summarise(storage, meeting.id, f"Tugas {meeting.id}")
        for meeting in meetings[1:]:
            await _tick(storage, meeting.id, f"Tugas {meeting.id}", at=NOON)
        assert await _items(storage, NOON + 2 * DAY) == [("Tugas meeting-0", False)]
        assert len(await _items(storage, NOON + HOUR)) == 11

    async def test_home_shows_twenty_action_items_at_most(self, storage: Storage) -> None:
        await keep(storage, SARI, a_meeting(SARI, standing=completed(NOON)))
        await _summarise(storage, "meeting-1", *(f"Tugas {n}" for n in range(25)))
        async with storage.begin() as unit:
            items = (await unit.meetings.home(SARI.id, TODAY, NOON)).open_action_items
        assert [one.text for one in items] == [f"Tugas {n}" for n in range(20)]


async def _summarise(storage: Storage, meeting: str, *action_items: str, version: int = 1) -> None:
    async with storage.begin() as unit:
        found = await unit.meetings.page(SARI.id, MeetingFilter(), EVERYTHING)
        id = next(one.id for one in found.items if one.id == meeting)
        summary = a_summary(version, request=f"request-{version}", action_items=action_items)
        await unit.summaries.add(id, summary)


async def _tick(storage: Storage, meeting: str, text: str, *, at: datetime) -> None:
    async with storage.begin() as unit:
        summary = await unit.summaries.current(MeetingId(meeting))
        assert summary is not None
        id = next(id for id, item in summary.identified.items() if item.text == text)
        await unit.ticks.add(MeetingId(meeting), id, at)


async def _items(storage: Storage, now: datetime, user: User = SARI) -> list[tuple[str, bool]]:
    async with storage.begin() as unit:
        home = await unit.meetings.home(user.id, TODAY, now)
    return [(one.text, one.done) for one in home.open_action_items]


def _id(meeting: Meeting | None) -> str:
    assert meeting is not None
    return meeting.id
