"""The exam of `SummaryRepository`."""

import asyncio

import pytest

from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.glimpse import Lead
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

    async def test_leads_are_those_of_current_summaries(self, storage: Storage) -> None:
        others = [a_meeting(SARI, f"meeting-{n}") for n in (2, 3, 4)]
        await keep(storage, SARI, MEETING, *others)
        async with storage.begin() as unit:
            await unit.summaries.add(MEETING.id, a_summary(1, overview=["Lama."], action_items=["Kirim."]))
            await unit.summaries.add(MEETING.id, a_summary(2, request="r", overview=["Baru.", "Lagi."]))
            await unit.summaries.add(others[0].id, a_summary(overview=[], action_items=["Satu.", "Dua."]))
            await unit.summaries.add(others[1].id, a_summary(overview=["Tak diminta."]))
        async with storage.begin() as unit:
            assert await unit.summaries.leads([MEETING.id, others[0].id, others[2].id]) == {
                MEETING.id: Lead(text="Baru.", action_items=0),
                others[0].id: Lead(text=None, action_items=2),
            }
            assert await unit.summaries.leads([]) == {}

    @pytest.mark.parametrize("text", [*AWKWARD, "a\x00b", "panjang " * 5_000])
    async def test_a_summary_may_begin_with_anything(self, storage: Storage, text: str) -> None:
        """What a storage cannot keep of it as text may be replaced, sign by sign."""
        await keep(storage, SARI, MEETING)
        assert await _add(storage, a_summary(overview=[text]))
        async with storage.begin() as unit:
            lead = (await unit.summaries.leads([MEETING.id]))[MEETING.id].text
        assert lead in {text, text.replace("\x00", "\ufffd")}

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
