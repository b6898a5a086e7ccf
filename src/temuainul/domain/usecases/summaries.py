"""Writing down what a meeting came to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.fact import SummaryFailed, SummaryWritten
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.prompt import PROMPT_VERSION, summary_prompt
from temuainul.domain.model.room.echoes import originals
from temuainul.domain.model.summary import (
    Summary,
    SummaryDraft,
    prove_action_item,
    prove_statement,
    prove_topic,
)
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.work import Done, Lease, WriteSummary
from temuainul.domain.usecases.naming import named_transcript
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.language_model import LanguageModel

T = TypeVar("T")
SOURCE = "summary"


@dataclass(frozen=True)
class Summaries:
    units: Units
    model: LanguageModel

    async def write(self, lease: Lease, work: WriteSummary, meeting: Meeting) -> None:
        """One step asks the model, kept once it answered; the other proves every quote and stores, once."""
        async with self.units.begin() as unit:
            transcript = await named_transcript(unit, meeting)
        try:
            draft = await self._draft(lease, meeting, transcript)
        except Invalid as error:
            await self._give_up(lease, work, error.message)
            return
        await self._store(lease, work, draft, transcript)

    async def _draft(self, lease: Lease, meeting: Meeting, transcript: Transcript) -> SummaryDraft:
        prompt = summary_prompt(
            meeting_title=meeting.title, agent=meeting.agent, segments=originals(transcript, meeting.agent)
        )
        step = f"draft:{PROMPT_VERSION}:{self.model.name}"
        return await self._once(lease, step, SummaryDraft, lambda: self.model.answer(prompt, SummaryDraft))

    async def _once(self, lease: Lease, step: str, shape: type[T], produce: Callable[[], Awaitable[T]]) -> T:
        """What was produced before a crash is used again, not paid for again."""
        async with self.units.begin() as unit:
            kept = await unit.store.work.step(lease.id, step)
        if kept is not None:
            return msgspec.json.decode(kept, type=shape)
        output = await produce()
        async with self.units.begin() as unit:
            await unit.store.work.keep_step(lease, step, msgspec.json.encode(output))
        return output

    async def _store(
        self, lease: Lease, work: WriteSummary, draft: SummaryDraft, transcript: Transcript
    ) -> None:
        """Nothing is stored where the transcript has grown meanwhile: a summary of more is owed by now."""
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None and meeting.standing.transcript_digest == transcript.digest == work.digest:
                summary = await self._proved(unit, meeting, work, draft, transcript)
                await unit.store.summaries.add(meeting.id, summary)
                written = SummaryWritten(digest=work.digest, request=work.request, at=await unit.now())
                await tell(unit, meeting, [written], source=SOURCE)
            await unit.finish(lease, Done())

    async def _proved(
        self, unit: Unit, meeting: Meeting, work: WriteSummary, draft: SummaryDraft, transcript: Transcript
    ) -> Summary:
        current = await unit.store.summaries.current(meeting.id)
        version = 1 if current is None else current.version + 1
        return prove(
            draft, transcript, work, version=version, written_by=self.model.name, now=await unit.now()
        )

    async def _give_up(self, lease: Lease, work: WriteSummary, reason: str) -> None:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            failed = SummaryFailed(
                digest=work.digest, request=work.request, reason=reason, at=await unit.now()
            )
            if meeting is not None:
                await tell(unit, meeting, [failed], source=SOURCE)
            await unit.finish(lease, Done())


def prove(
    draft: SummaryDraft,
    transcript: Transcript,
    work: WriteSummary,
    *,
    version: int,
    written_by: str,
    now: datetime,
) -> Summary:
    """Every statement with its quotes held against the transcript; what fails is marked, not dropped."""
    return Summary(
        version=version,
        transcript_digest=work.digest,
        request=work.request,
        prompt_version=PROMPT_VERSION,
        written_by=written_by,
        written_at=now,
        overview=tuple(prove_statement(one, transcript) for one in draft.overview),
        topics=tuple(prove_topic(one, transcript) for one in draft.topics),
        decisions=tuple(prove_statement(one, transcript) for one in draft.decisions),
        action_items=tuple(prove_action_item(one, transcript) for one in draft.action_items),
    )
