"""The exam of `MeetingRepository`: words found in what is kept."""

import pytest

from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    HOUR,
    NOON,
    a_meeting,
    a_part,
    a_row_of,
    a_summary,
    a_user,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")
MEETING = a_meeting(SARI)


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
        await keep(storage, SARI, *a_row_of(5, SARI))
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
