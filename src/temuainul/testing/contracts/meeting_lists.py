"""The exam of `MeetingRepository`: many meetings at once."""

from datetime import datetime

import pytest

from temuainul.domain.model.agent import Agent
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.listing import MeetingFilter, MeetingPage, PageRequest
from temuainul.domain.model.meeting import Meeting, MeetingStatus, Standing
from temuainul.domain.model.user import User
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    AWKWARD,
    DAY,
    HOUR,
    MINUTE,
    NOON,
    a_meeting,
    a_part,
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
MEETING = a_meeting(SARI)
EVERYTHING = PageRequest(page_size=100)
TODAY = (NOON - 12 * HOUR, NOON + 12 * HOUR)


class MeetingPageContract(StorageContract):
    """Lists: whose, which, in what order, how many there are in all."""

    async def test_a_stranger_sees_no_meeting(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, MEETING)
        async with storage.begin() as unit:
            page = await unit.meetings.page(BUDI.id, MeetingFilter(), EVERYTHING)
        assert page == MeetingPage(items=(), total=0)

    async def test_meetings_are_listed_latest_first_by_planned_start_or_creation(
        self, storage: Storage
    ) -> None:
        await keep(
            storage,
            SARI,
            a_meeting(SARI, "planned-late", planned_start=NOON + DAY, created_at=NOON - DAY),
            a_meeting(SARI, "unplanned", created_at=NOON),
            a_meeting(SARI, "planned-early", planned_start=NOON - HOUR, created_at=NOON + HOUR),
            a_meeting(SARI, "unplanned-late", created_at=NOON + 2 * HOUR),
        )
        assert await _ids(storage) == ["planned-late", "unplanned-late", "unplanned", "planned-early"]

    async def test_a_meeting_that_was_held_is_listed_by_when_it_was(self, storage: Storage) -> None:
        await keep(
            storage,
            SARI,
            a_meeting(SARI, "held", planned_start=NOON + DAY, standing=completed(NOON - HOUR)),
            a_meeting(SARI, "later", planned_start=NOON - HOUR, created_at=NOON - DAY),
            a_meeting(SARI, "earlier", created_at=NOON - 3 * HOUR),
        )
        assert await _ids(storage) == ["later", "held", "earlier"]

    async def test_meetings_of_one_time_are_listed_by_id_last_first(self, storage: Storage) -> None:
        await keep(storage, SARI, *(a_meeting(SARI, f"meeting-{n}") for n in (2, 1, 3)))
        assert await _ids(storage) == ["meeting-3", "meeting-2", "meeting-1"]

    async def test_meetings_come_in_pages_with_a_total(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, a_meeting(BUDI, "meeting-x"), *_row_of(5))
        async with storage.begin() as unit:
            pages = [
                await unit.meetings.page(SARI.id, MeetingFilter(), PageRequest(page=n, page_size=2))
                for n in range(1, 5)
            ]
        assert [page.total for page in pages] == [5, 5, 5, 5]
        assert [[one.id for one in page.items] for page in pages] == [
            ["meeting-4", "meeting-3"],
            ["meeting-2", "meeting-1"],
            ["meeting-0"],
            [],
        ]

    async def test_meetings_are_filtered_by_status_agent_and_title_together(self, storage: Storage) -> None:
        agent = an_agent(SARI)
        await keep(storage, SARI, agent, *_mixed(agent))
        wanted = MeetingFilter(search="angGAR", status=MeetingStatus.completed, agent_id=agent.id)
        assert await _ids(storage, wanted) == ["meeting-1"]
        # By when they were held, and the one that was not by when it was made.
        assert await _ids(storage, MeetingFilter(agent_id=agent.id)) == [
            "meeting-2",
            "meeting-3",
            "meeting-1",
        ]
        assert await _ids(storage, MeetingFilter(status=MeetingStatus.upcoming)) == ["meeting-2"]
        assert await _ids(storage, MeetingFilter(search="anggaran")) == [
            "meeting-4",
            "meeting-2",
            "meeting-1",
        ]

    async def test_the_total_counts_what_the_filter_leaves(self, storage: Storage) -> None:
        await keep(storage, SARI, *_row_of(3), a_meeting(SARI, "meeting-x", title="Lain sekali"))
        async with storage.begin() as unit:
            wanted = MeetingFilter(search="mingguan")
            page = await unit.meetings.page(SARI.id, wanted, PageRequest(page=1, page_size=1))
        assert (len(page.items), page.total) == (1, 3)

    @pytest.mark.parametrize("title", AWKWARD)
    async def test_a_meeting_is_found_by_any_title(self, storage: Storage, title: str) -> None:
        await keep(storage, SARI, MEETING, a_meeting(SARI, "awkward", title=title))
        assert await _ids(storage, MeetingFilter(search=title)) == ["awkward"]

    @pytest.mark.parametrize("sign", ["%", "_", "\\", "'"])
    async def test_signs_of_patterns_stand_for_themselves_in_titles(
        self, storage: Storage, sign: str
    ) -> None:
        await keep(storage, SARI, MEETING, a_meeting(SARI, "awkward", title=f"a{sign}b"))
        assert await _ids(storage, MeetingFilter(search=sign)) == ["awkward"]
        assert await _ids(storage, MeetingFilter(search=f"{sign}b")) == ["awkward"]
        assert await _ids(storage, MeetingFilter(search=f"a{sign}{sign}b")) == []


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
        await keep(storage, SARI, agent, an_agent(SARI, "agent-2"), *_mixed(agent))
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
            storage, SARI, BUDI, agent, a_meeting(SARI, "planned", planned_start=NOON), *_mixed(agent)[:1]
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
            a_meeting(SARI, "cancelled", planned_start=NOON + MINUTE, standing=_CANCELLED),
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


class SearchContract(StorageContract):
    """Search: all words, in any case, each at least the beginning of a word there."""

    async def test_words_are_found_in_titles(self, storage: Storage) -> None:
        await keep(storage, SARI, a_meeting(SARI, title="Rapat Anggaran Tahunan"), a_meeting(SARI, "other"))
        async with storage.begin() as unit:
            for words in ("anggaran", "ANGGARAN rapat", "angg tah", "  tahunan  "):
                (hit,) = await unit.meetings.search(SARI.id, words, 10)
                assert (hit.meeting_id, hit.kind) == ("meeting-1", "title"), words
                assert hit.meeting_title == hit.text == "Rapat Anggaran Tahunan"
                assert (hit.speaker, hit.segment_id, hit.start_seconds) == (None, None, None)

    async def test_words_are_found_in_what_was_said(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        part = a_part("Selamat pagi.", "Gudang di Surabaya penuh.", speaker="Budi")
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, "a.jsonl", part)
            segment = (await unit.transcripts.of(MEETING.id)).segments[1]
        async with storage.begin() as unit:
            (hit,) = await unit.meetings.search(SARI.id, "surabaya gudang", 10)
        assert (hit.kind, hit.meeting_id, hit.meeting_title) == ("segment", MEETING.id, MEETING.title)
        assert (hit.text, hit.speaker) == (segment.text, "Budi")
        assert (hit.segment_id, hit.start_seconds) == (segment.id, 2.25)

    async def test_times_of_what_was_found_count_from_the_first_part(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, "b", a_part("Kedua", session="s2", started_at=NOON + HOUR))
            await unit.transcripts.add(MEETING.id, "a", a_part("Pertama", session="s1"))
        async with storage.begin() as unit:
            (hit,) = await unit.meetings.search(SARI.id, "kedua", 10)
        assert hit.start_seconds == 3600

    async def test_words_are_found_in_the_current_summary_only(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.summaries.add(MEETING.id, a_summary(1, overview=["Kapal berlayar."]))
            await unit.summaries.add(MEETING.id, a_summary(2, request="r", overview=["Kereta berangkat."]))
        async with storage.begin() as unit:
            found = await unit.meetings.search(SARI.id, "kereta", 10)
            assert {(hit.kind, hit.meeting_id) for hit in found} == {("summary", MEETING.id)}
            assert all("kereta" in hit.text.lower() for hit in found)
            assert await unit.meetings.search(SARI.id, "kapal", 10) == ()

    async def test_every_word_must_occur(self, storage: Storage) -> None:
        await keep(storage, SARI, a_meeting(SARI, title="Rapat anggaran"))
        async with storage.begin() as unit:
            assert await unit.meetings.search(SARI.id, "rapat kapal", 10) == ()
            assert await unit.meetings.search(SARI.id, "nggaran", 10) == ()

    async def test_a_stranger_finds_nothing(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI, a_meeting(SARI, title="Rahasia"))
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, "a.jsonl", a_part("Rahasia besar."))
            await unit.summaries.add(MEETING.id, a_summary(overview=["Rahasia kecil."]))
        async with storage.begin() as unit:
            assert await unit.meetings.search(BUDI.id, "rahasia", 10) == ()
            assert {hit.kind for hit in await unit.meetings.search(SARI.id, "rahasia", 10)} == {
                "title",
                "segment",
                "summary",
            }

    async def test_no_more_is_found_than_asked_for(self, storage: Storage) -> None:
        await keep(storage, SARI, *_row_of(5))
        async with storage.begin() as unit:
            assert len(await unit.meetings.search(SARI.id, "rapat", 3)) == 3

    @pytest.mark.parametrize("words", ["", "   ", "%", "_", "%%", "\\", "'", "--", "& | !", "🙂"])
    async def test_a_search_without_words_finds_nothing(self, storage: Storage, words: str) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert await unit.meetings.search(SARI.id, words, 10) == ()

    @pytest.mark.parametrize(
        "words", ["rapat'", "rapat & !", "rapat:*", "(rapat", "rapat\\", '"rapat', "<rapat>"]
    )
    async def test_signs_around_a_word_do_no_harm(self, storage: Storage, words: str) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert [hit.kind for hit in await unit.meetings.search(SARI.id, words, 10)] == ["title"]

    async def test_a_very_long_segment_is_searched(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        text = "kata yang sama lagi " * 10_000 + "akhirnya"
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, "a.jsonl", a_part(text))
        async with storage.begin() as unit:
            (hit,) = await unit.meetings.search(SARI.id, "akhirnya", 10)
        assert hit.kind == "segment"


_CANCELLED = Standing(status=MeetingStatus.cancelled)


def _row_of(count: int, owner: User = SARI) -> list[Meeting]:
    return [a_meeting(owner, f"meeting-{n}", created_at=NOON + n * MINUTE) for n in range(count)]


def _mixed(agent: Agent) -> list[Meeting]:
    """Two completed, one upcoming, one cancelled; three of the agent, three about the budget."""
    return [
        a_meeting(SARI, "meeting-1", title="Rapat Anggaran", agent=agent, standing=completed(NOON)),
        a_meeting(SARI, "meeting-2", title="anggaran lain", agent=agent),
        a_meeting(SARI, "meeting-3", title="Perpisahan", agent=agent, standing=completed(NOON)),
        a_meeting(SARI, "meeting-4", title="Anggaran batal", standing=_CANCELLED),
    ]


async def _ids(storage: Storage, wanted: MeetingFilter | None = None) -> list[str]:
    async with storage.begin() as unit:
        page = await unit.meetings.page(SARI.id, wanted or MeetingFilter(), EVERYTHING)
    assert page.total == len(page.items)
    return [one.id for one in page.items]


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
