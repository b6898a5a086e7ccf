"""Goal G3 on memory adapters: no history loses or doubles anything, and the oracle would see it if one did."""

import asyncio
import random
from contextlib import asynccontextmanager
from dataclasses import replace
from zlib import crc32

import pytest
from msgspec import structs

from temuainul.adapters.memory.facts import MemoryFactRepository
from temuainul.adapters.memory.inbox import MemoryInbox
from temuainul.adapters.memory.meetings import MemoryMeetingRepository
from temuainul.adapters.memory.storage import MemoryStorage, MemoryUnitOfWork
from temuainul.adapters.memory.summaries import MemorySummaryRepository
from temuainul.adapters.memory.transcript_parts import MemoryTranscriptRepository
from temuainul.adapters.memory.work import MemoryWorkRepository
from temuainul.domain.model.fact import (
    SessionEnded,
    SessionStarted,
    SummaryWritten,
    TranscriptionFailed,
    TranscriptReady,
)
from temuainul.domain.model.work import MOST_ERRORS, FetchTranscript
from temuainul.testing.machine import MemoryStage
from temuainul.testing.simulation import play

HISTORIES = 150
MOST_SEEDS = 40
"""By then each planted fault below has long been found."""


def test_no_history_loses_or_doubles_anything():
    """The seed is printed, and stands in the failure, so that a history can be played again."""
    first = random.SystemRandom().randrange(2**32)
    print(f"seeds from {first}")
    for seed in range(first, first + HISTORIES):
        played = asyncio.run(play(seed, MemoryStage()))
        assert played.findings == (), f"play({played.seed}, MemoryStage()) gives {played.findings}"


def test_a_history_is_the_same_whenever_it_is_played():
    assert asyncio.run(play(7, MemoryStage())) == asyncio.run(play(7, MemoryStage()))


def test_histories_are_full_of_events_and_deaths():
    histories = [asyncio.run(play(seed, MemoryStage())) for seed in range(5)]
    assert sum(one.events for one in histories) > 50
    assert sum(one.deaths for one in histories) > 3


# Planted faults: units of work with one thing wrong in each


class FaultyStage(MemoryStage):
    """A memory stage, one repository of whose units of work is exchanged for a faulty one."""

    def __init__(self, name, faulty):
        super().__init__()
        storage = FaultyStorage(self.memory.clock, self.memory.new_id, name, faulty)
        self.memory = replace(self.memory, storage=storage, inbox=MemoryInbox(storage))


class FaultyStorage(MemoryStorage):
    def __init__(self, clock, new_id, name, faulty):
        super().__init__(clock, new_id)
        self._unit_of = type("FaultyUnit", (MemoryUnitOfWork,), {name: property(faulty)})

    @asynccontextmanager
    async def _unit(self):
        async with self.writing() as tables:
            yield self._unit_of(tables, self._clock, self._new_id)


class ForgetsFacts(MemoryFactRepository):
    """Says that it stored every fact, and drops those of one kind."""

    def __init__(self, tables, kind):
        super().__init__(tables)
        self._kind = kind

    async def put(self, meeting, facts, *, source, now):
        kept = [fact for fact in facts if not isinstance(fact, self._kind)]
        await super().put(meeting, kept, source=source, now=now)


class ForgetsWords(MemoryTranscriptRepository):
    """Says that it kept the part, and did not."""

    async def add(self, meeting, filename, part):
        """Nothing is kept."""


class ForgetsStanding(MemoryMeetingRepository):
    """Facts move on, and what is stored beside the meeting does not."""

    async def save(self, meeting):
        known = self._tables.meetings[meeting.id]
        await super().save(structs.replace(meeting, standing=known.standing))


class ForgetsWork(MemoryWorkRepository):
    """Loses every other file to fetch."""

    async def owe(self, work, *, run_after=None):
        if isinstance(work, FetchTranscript) and crc32(work.key.encode()) % 2:
            return True
        return await super().owe(work, run_after=run_after)


class ForgetsAnswers(MemoryWorkRepository):
    """Fails whenever an answer is to be kept, so that each try is paid for; in the end it is given up."""

    async def keep_step(self, lease, name, output):
        self._mine(lease)
        if lease.errors < MOST_ERRORS - 1:
            raise OSError("no space left")


class SummarisesTwice(MemorySummaryRepository):
    """Stores a second version of the same words for the same wish."""

    async def add(self, meeting, summary):
        await super().add(meeting, summary)
        again = structs.replace(summary, version=summary.version + 1)
        self._summaries[meeting] = (*self._summaries[meeting], again)


def forgets(kind):
    return ("facts", lambda unit: ForgetsFacts(unit._tables, kind))


def works_like(faulty):
    return ("work", lambda unit: faulty(unit._tables, unit._clock, unit._new_id))


PLANTED = {
    "a started session is forgotten": forgets(SessionStarted),
    "an ended session is forgotten": forgets(SessionEnded),
    "a file is forgotten": forgets(TranscriptReady),
    "a failed transcription is forgotten": forgets(TranscriptionFailed),
    "a written summary is forgotten": forgets(SummaryWritten),
    "the words are forgotten": ("transcripts", lambda unit: ForgetsWords(unit._tables)),
    "the standing is forgotten": ("meetings", lambda unit: ForgetsStanding(unit._tables)),
    "work is forgotten": works_like(ForgetsWork),
    "answers are forgotten": works_like(ForgetsAnswers),
    "a summary is stored twice": ("summaries", lambda unit: SummarisesTwice(unit._tables)),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_oracle_sees_a_planted_fault(fault):
    for seed in range(MOST_SEEDS):
        if asyncio.run(play(seed, FaultyStage(*PLANTED[fault]))).findings:
            return
    pytest.fail(f"{MOST_SEEDS} histories, and nobody noticed that {fault}")
