"""The exam of `SummaryRepository`."""

import asyncio

from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.summary import Summary
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, a_meeting, a_summary, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING = a_meeting(SARI)


class SummaryContract(StorageContract):
    """Summaries are kept in all their versions, one for each text and request."""

    async def test_a_meeting_without_a_summary_has_none(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert await unit.summaries.current(MEETING.id) is None
            assert await unit.summaries.versions(MEETING.id) == ()

    async def test_a_summary_comes_back_as_it_was_written(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        summary = a_summary(overview=[*AWKWARD, "panjang " * 10_000], action_items=["Kirim.", "Tunggu."])
        assert await _add(storage, summary)
        async with storage.begin() as unit:
            assert await unit.summaries.current(MEETING.id) == summary

    async def test_the_current_summary_has_the_highest_version(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        versions = [a_summary(n, request=f"request-{n}", overview=[f"Versi {n}"]) for n in range(1, 12)]
        for summary in versions:
            assert await _add(storage, summary)
        async with storage.begin() as unit:
            assert await unit.summaries.current(MEETING.id) == versions[-1]
            assert await unit.summaries.versions(MEETING.id) == tuple(reversed(versions))

    async def test_the_same_words_and_request_are_summarised_once(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        assert await _add(storage, a_summary(1))
        assert not await _add(storage, a_summary(2, overview=["Lain sekali."]))
        async with storage.begin() as unit:
            assert await unit.summaries.versions(MEETING.id) == (a_summary(1),)

    async def test_other_words_or_another_request_are_another_summary(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        assert await _add(storage, a_summary(1))
        assert await _add(storage, a_summary(2, request="request-1"))
        assert await _add(storage, a_summary(3, digest="digest-2"))
        assert await _add(storage, a_summary(4, digest="digest-2", request="request-1"))

    async def test_two_written_at_once_leave_one(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        added = await asyncio.gather(*(_add(storage, a_summary(n)) for n in (1, 2, 3)))
        assert sorted(added) == [False, False, True]
        async with storage.begin() as unit:
            assert len(await unit.summaries.versions(MEETING.id)) == 1

    async def test_summaries_belong_to_one_meeting(self, storage: Storage) -> None:
        other = a_meeting(SARI, "meeting-2")
        await keep(storage, SARI, MEETING, other)
        assert await _add(storage, a_summary(1))
        async with storage.begin() as unit:
            assert await unit.summaries.current(other.id) is None
            await unit.summaries.add(other.id, a_summary(1))


async def _add(storage: Storage, summary: Summary) -> bool:
    """False if it conflicts; then, as everywhere, the unit is left by the exception."""
    try:
        async with storage.begin() as unit:
            await unit.summaries.add(MEETING.id, summary)
    except Conflict:
        return False
    return True
