"""Adapters that misbehave on demand, around adapters that do not."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import msgspec

from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.prompt import Prompt
from temuainul.domain.model.summary import SummaryDraft
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.ports.jobs import JobQueue
from temuainul.ports.language_model import LanguageModel
from temuainul.ports.transcripts import TranscriptSource

T = TypeVar("T")


class Fault(StrEnum):
    """What may go wrong with one call of an adapter."""

    none = "none"
    late = "late"
    """It answers after a pause that lets everything else go first."""
    double = "double"
    """It is done twice."""
    lost = "lost"
    """It is not done, and nobody is told."""
    slow = "slow"
    """It answers only when its caller's patience is over."""
    wrong = "wrong"
    """It answers with something that does not hold."""
    raised = "raised"
    """It says that it cannot."""


Faults = Callable[[], Fault]
"""Asked once for each call."""


class FaultyJobs(JobQueue):
    """Wake-ups that are late, double or lost; the poll must find the work all the same."""

    def __init__(self, inner: JobQueue, faults: Faults) -> None:
        self._inner = inner
        self._faults = faults

    async def wake(self, key: str) -> None:
        fault = self._faults()
        if fault in {Fault.lost, Fault.raised, Fault.wrong}:
            return
        await _pause(fault)
        for _ in range(2 if fault is Fault.double else 1):
            await self._inner.wake(key)


class FaultyLanguageModel(LanguageModel):
    """A model that hangs, refuses, is asked twice, or quotes what nobody said."""

    def __init__(self, inner: LanguageModel, faults: Faults) -> None:
        self._inner = inner
        self._faults = faults
        self.answers = 0
        """How often an answer was paid for."""

    @property
    def name(self) -> str:
        return self._inner.name

    async def answer(self, prompt: Prompt, shape: type[T]) -> T:
        fault = self._faults()
        await _pause(fault)
        _refuse(fault)
        self.answers += 2 if fault is Fault.double else 1
        if fault is Fault.wrong and shape is SummaryDraft:
            return msgspec.convert(_invented_summary(), shape)
        return await self._inner.answer(prompt, shape)


class FaultyTranscripts(TranscriptSource):
    def __init__(self, inner: TranscriptSource, faults: Faults) -> None:
        self._inner = inner
        self._faults = faults

    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        fault = self._faults()
        await _pause(fault)
        _refuse(fault)
        return await self._inner.fetch(url, session=session, started_at=started_at)


async def _pause(fault: Fault) -> None:
    if fault in {Fault.late, Fault.slow}:
        await asyncio.sleep(0 if fault is Fault.late else 0.01)


def _refuse(fault: Fault) -> None:
    if fault in {Fault.lost, Fault.slow, Fault.raised}:
        raise Unavailable(f"The fault injected is {fault}.")


def _invented_summary() -> dict[str, object]:
    """Well formed, and nothing of it was said."""
    quote = {"segment_id": "00000000-0", "words": "we sold the moon", "speaker": "Nobody"}
    statement = {"text": "The moon was sold.", "quotes": [quote]}
    return {"overview": [statement], "topics": [], "decisions": [statement], "action_items": []}
