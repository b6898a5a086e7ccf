"""The exam of `FactRepository`."""

from temuainul.domain.model.fact import (
    CallEnded,
    Deadline,
    DeadlinePassed,
    Fact,
    MeetingCancelled,
    ParticipantJoined,
    ParticipantLeft,
    RecordingBegan,
    RecordingBroken,
    RecordingCompleted,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    SummaryFailed,
    SummaryRequested,
    SummaryWritten,
    TranscriptAbsent,
    TranscriptionFailed,
    TranscriptRead,
    TranscriptReady,
    TranscriptUnreadable,
    merge,
)
from temuainul.domain.model.ids import CallSessionId, RecordingId
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, NOON, a_meeting, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING = a_meeting(SARI)
SESSION = CallSessionId("session-1")
ONE_OF_EACH: tuple[Fact, ...] = (
    MeetingCancelled(at=NOON),
    SessionStarted(session=SESSION, at=NOON),
    SessionEnded(session=SESSION, at=NOON),
    CallEnded(at=NOON),
    ParticipantJoined(session=SESSION, presence="p-1", user="user-sari", name="Sari 🙂", at=NOON),
    ParticipantLeft(session=SESSION, presence="p-1", at=NOON),
    TranscriptReady(
        session=SESSION, filename="a.jsonl", url="https://x.test/a?b=%20", started_at=NOON, at=NOON
    ),
    TranscriptionFailed(egress="e-1", reason="'", at=NOON),
    TranscriptAbsent(session=SESSION, at=NOON),
    TranscriptRead(
        session=SESSION, filename="a.jsonl", digest="d", words=3, started_at=NOON, ended_at=NOON, at=NOON
    ),
    TranscriptUnreadable(session=SESSION, filename="b.jsonl", address="a", reason="\n", at=NOON),
    RecordingBegan(recording=RecordingId("r-1"), session=SESSION, by=SARI.id, at=NOON),
    RecordingCompleted(recording=RecordingId("r-1"), at=NOON),
    RecordingBroken(recording=RecordingId("r-1"), reason='"', at=NOON),
    RecordingReady(
        session=SESSION, filename="a.mp4", url="https://x.test/", started_at=NOON, ended_at=NOON, at=NOON
    ),
    SummaryRequested(request="r", at=NOON),
    SummaryWritten(digest="d", request="", at=NOON),
    SummaryFailed(digest="d", request="r", reason="%", at=NOON),
    DeadlinePassed(deadline=Deadline.summary, subject="d:r", at=NOON),
)


class FactContract(StorageContract):
    """Facts stand under their natural keys, one a key."""

    async def test_every_kind_of_fact_comes_back_as_it_was_told(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _put(storage, *ONE_OF_EACH)
        assert _by_key(await _of(storage)) == _by_key(ONE_OF_EACH)

    async def test_a_meeting_without_facts_has_none(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        assert await _of(storage) == ()

    async def test_telling_again_changes_nothing(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _put(storage, *ONE_OF_EACH)
        await _put(storage, *ONE_OF_EACH)
        assert _by_key(await _of(storage)) == _by_key(ONE_OF_EACH)
        assert len(await _of(storage)) == len(ONE_OF_EACH)

    async def test_what_is_put_takes_the_place_of_what_stood_there(self, storage: Storage) -> None:
        """The caller has merged; whether the new telling is earlier or later is not the storage's to judge."""
        await keep(storage, SARI, MEETING)
        for at in (NOON, NOON + HOUR, NOON - HOUR):
            await _put(storage, SessionStarted(session=SESSION, at=at))
            assert await _of(storage) == (SessionStarted(session=SESSION, at=at),)

    async def test_merged_tellings_are_one_fact(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        told = [SessionStarted(session=SESSION, at=at) for at in (NOON + HOUR, NOON)]
        for fact in told:
            async with storage.begin() as unit:
                await unit.meetings.lock_by_id(MEETING.id)
                merged = merge([*await unit.facts.of(MEETING.id), fact])
                await unit.facts.put(MEETING.id, list(merged.values()), source="test", now=NOON)
        assert await _of(storage) == (told[1],)

    async def test_facts_belong_to_one_meeting(self, storage: Storage) -> None:
        other = a_meeting(SARI, "meeting-2")
        await keep(storage, SARI, MEETING, other)
        await _put(storage, CallEnded(at=NOON))
        async with storage.begin() as unit:
            assert await unit.facts.of(other.id) == ()

    async def test_nothing_can_be_put(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        await _put(storage)
        assert await _of(storage) == ()

    async def test_keys_may_hold_any_sign(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        told = [TranscriptAbsent(session=CallSessionId(text), at=NOON) for text in (*AWKWARD, "x" * 1000)]
        await _put(storage, *told)
        assert _by_key(await _of(storage)) == _by_key(told)

    async def test_who_joined_many_meetings_is_told_at_once(self, storage: Storage) -> None:
        others = [a_meeting(SARI, f"meeting-{n}") for n in (2, 3, 4)]
        await keep(storage, SARI, MEETING, *others)
        late = ParticipantJoined(
            session=SESSION, presence="x" * 500, user="budi", name="Budi", at=NOON + HOUR
        )
        async with storage.begin() as unit:
            await unit.facts.put(MEETING.id, [*ONE_OF_EACH, late], source="test", now=NOON)
            await unit.facts.put(others[0].id, [late], source="test", now=NOON)
            await unit.facts.put(others[1].id, [CallEnded(at=NOON)], source="test", now=NOON)
            await unit.facts.put(others[2].id, [late], source="test", now=NOON)
        async with storage.begin() as unit:
            found = await unit.facts.joined([MEETING.id, others[0].id, others[1].id])
            assert await unit.facts.joined([]) == {}
        joined = {fact for fact in ONE_OF_EACH if isinstance(fact, ParticipantJoined)}
        assert {id: set(told) for id, told in found.items()} == {
            MEETING.id: {*joined, late},
            others[0].id: {late},
        }

    async def test_instants_are_kept_to_the_microsecond(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        fact = CallEnded(at=NOON.replace(microsecond=123_457))
        await _put(storage, fact)
        assert await _of(storage) == (fact,)


async def _put(storage: Storage, *facts: Fact) -> None:
    async with storage.begin() as unit:
        await unit.meetings.lock_by_id(MEETING.id)
        await unit.facts.put(MEETING.id, facts, source="test", now=NOON)


async def _of(storage: Storage) -> tuple[Fact, ...]:
    async with storage.begin() as unit:
        return await unit.facts.of(MEETING.id)


def _by_key(facts: tuple[Fact, ...] | list[TranscriptAbsent]) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts}
