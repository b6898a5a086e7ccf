"""The exam of `TranscriptRepository`; that of `TranscriptSource` is in `transcripts`."""

from itertools import permutations

import pytest
from msgspec import structs

from temuainul.domain.model.talk import outline_of
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, MINUTE, NOON, a_meeting, a_part, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING = a_meeting(SARI)
MORNING = a_part("Selamat pagi.", "Mulai.", session="s1", started_at=NOON - HOUR)
NOONTIME = a_part("Makan siang.", session="s2", started_at=NOON)
EVENING = a_part("Sampai jumpa.", session="s3", started_at=NOON + HOUR)
AGAIN = structs.replace(NOONTIME, session="s4", started_at=NOON - MINUTE)
"""The same words under another name, begun a minute earlier."""


class KeptTranscriptContract(StorageContract):
    """A meeting's transcript is exactly `Transcript.union` of the parts added, so that facts name the same digest."""

    async def test_a_meeting_without_parts_has_an_empty_transcript(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        assert await _of(storage) == Transcript.union([])

    async def test_a_part_comes_back_as_it_was_added(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        part = structs.replace(MORNING, timing=Timing.estimated)
        await _add(storage, part)
        assert (await _of(storage)).parts == (part,)

    @pytest.mark.parametrize("order", list(permutations((MORNING, NOONTIME, EVENING))))
    async def test_parts_stand_in_order_of_time(
        self, storage: Storage, order: tuple[TranscriptPart, ...]
    ) -> None:
        await keep(storage, SARI, MEETING)
        await _add(storage, *order)
        transcript = await _of(storage)
        assert transcript.parts == (MORNING, NOONTIME, EVENING)
        assert [one.start_seconds for one in transcript.segments] == [0, 2.25, 3600, 7200]

    async def test_the_same_file_added_twice_is_kept_once(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _add(storage, MORNING)
        await _add(storage, MORNING)
        assert (await _of(storage)).parts == (MORNING,)

    async def test_the_same_words_under_two_names_count_once(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, "a.jsonl", MORNING)
            await unit.transcripts.add(MEETING.id, "b.jsonl", MORNING)
        transcript = await _of(storage)
        assert [one.text for one in transcript.segments] == ["Selamat pagi.", "Mulai."]

    @pytest.mark.parametrize("order", list(permutations((NOONTIME, AGAIN, EVENING))))
    async def test_of_the_same_words_told_with_two_times_the_union_decides(
        self, storage: Storage, order: tuple[TranscriptPart, ...]
    ) -> None:
        await keep(storage, SARI, MEETING)
        await _add(storage, *order)
        expected = Transcript.union([NOONTIME, AGAIN, EVENING])
        transcript = await _of(storage)
        assert transcript.digest == expected.digest
        assert transcript.segments == expected.segments

    async def test_transcripts_belong_to_one_meeting(self, storage: Storage) -> None:
        other = a_meeting(SARI, "meeting-2")
        await keep(storage, SARI, MEETING, other)
        await _add(storage, MORNING)
        async with storage.begin() as unit:
            await unit.transcripts.add(other.id, "a.jsonl", MORNING)
            await unit.transcripts.add(other.id, "b.jsonl", EVENING)
        assert (await _of(storage)).parts == (MORNING,)

    async def test_any_words_are_kept_letter_by_letter(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        part = a_part(*AWKWARD, "", "\ttab\r\nbaris", "panjang " * 20_000, speaker="Sari 'Siti' \\ 🙂")
        await _add(storage, part)
        assert (await _of(storage)).parts == (part,)

    async def test_a_part_without_words_is_kept(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _add(storage, a_part())
        assert (await _of(storage)).parts == (a_part(),)

    async def test_times_are_kept_exactly(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        said = structs.replace(MORNING.utterances[0], start_seconds=0.1 + 0.2, end_seconds=1e-9 + 7)
        part = structs.replace(MORNING, utterances=(said,), started_at=NOON.replace(microsecond=999_999))
        await _add(storage, part)
        assert (await _of(storage)).parts == (part,)

    async def test_outlines_of_many_meetings_come_at_once(self, storage: Storage) -> None:
        others = [a_meeting(SARI, f"meeting-{n}") for n in (2, 3, 4)]
        await keep(storage, SARI, MEETING, *others)
        await _add(storage, MORNING, EVENING)
        async with storage.begin() as unit:
            await unit.transcripts.add(others[0].id, "a.jsonl", NOONTIME)
            await unit.transcripts.add(others[1].id, "b.jsonl", EVENING)
        async with storage.begin() as unit:
            found = await unit.transcripts.outlines([MEETING.id, others[0].id, others[2].id])
        assert {id: set(map(repr, outlines)) for id, outlines in found.items()} == {
            MEETING.id: {repr(outline_of(MORNING)), repr(outline_of(EVENING))},
            others[0].id: {repr(outline_of(NOONTIME))},
        }

    @pytest.mark.parametrize("name", AWKWARD)
    async def test_an_outline_names_speakers_as_they_are(self, storage: Storage, name: str) -> None:
        await keep(storage, SARI, MEETING)
        part = a_part("Halo.", speaker=name)
        await _add(storage, part)
        async with storage.begin() as unit:
            assert await unit.transcripts.outlines([MEETING.id]) == {MEETING.id: (outline_of(part),)}


async def _add(storage: Storage, *parts: TranscriptPart) -> None:
    for part in parts:
        async with storage.begin() as unit:
            await unit.transcripts.add(MEETING.id, f"{part.session}.jsonl", part)


async def _of(storage: Storage) -> Transcript:
    async with storage.begin() as unit:
        return await unit.transcripts.of(MEETING.id)
