"""The exam of `MeetingRepository`: many meetings in pages."""

import pytest

from temuainul.domain.model.listing import MeetingFilter, MeetingPage, PageRequest
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    AWKWARD,
    DAY,
    HOUR,
    NOON,
    a_meeting,
    a_mixture,
    a_row_of,
    a_user,
    an_agent,
    completed,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")
MEETING = a_meeting(SARI)
EVERYTHING = PageRequest(page_size=100)


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
        await keep(storage, SARI, BUDI, a_meeting(BUDI, "meeting-x"), *a_row_of(5, SARI))
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
        await keep(storage, SARI, agent, *a_mixture(SARI, agent))
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
        await keep(storage, SARI, *a_row_of(3, SARI), a_meeting(SARI, "meeting-x", title="Lain sekali"))
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


async def _ids(storage: Storage, wanted: MeetingFilter | None = None) -> list[str]:
    async with storage.begin() as unit:
        page = await unit.meetings.page(SARI.id, wanted or MeetingFilter(), EVERYTHING)
    assert page.total == len(page.items)
    return [one.id for one in page.items]
