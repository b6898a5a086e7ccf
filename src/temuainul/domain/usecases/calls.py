"""Keeping our picture of a call true: asking the provider, and ending what nobody is in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from temuainul.domain.model.due import FIND_EVERY, LOOK_EVERY, due, next_look
from temuainul.domain.model.errors import NoCallProvider, Unavailable
from temuainul.domain.model.fact import CallEnded, DeadlinePassed, Fact, TranscriptAbsent
from temuainul.domain.model.history import History
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.work import (
    Done,
    EndCall,
    FindCalls,
    Later,
    Lease,
    Owed,
    PassDeadline,
    ReconcileCall,
    Result,
)
from temuainul.domain.usecases.telling import tell
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.calls import CallProvider, CallReport

ABSENCE_AFTER = timedelta(minutes=30)
"""Reliability S4: how long after the end a provider's "none is coming" is believed."""

OVERLAP = timedelta(minutes=15)
"""Reliability R2."""


@dataclass(frozen=True)
class Calls:
    units: Units
    provider: CallProvider

    async def reconcile(self, lease: Lease, work: ReconcileCall, meeting: Meeting) -> None:
        """Ask what happened and add the same facts a webhook would have told."""
        report = await self.provider.look(meeting)
        async with self.units.begin() as unit:
            locked = await unit.store.meetings.lock_by_id(work.meeting_id)
            result = Done() if locked is None else await self._add(unit, locked, work, report)
            await unit.finish(lease, result)

    async def find(self, lease: Lease, work: FindCalls, asked_at: datetime) -> None:
        """What changed since the last time, with some overlap; an outage only makes the next window longer."""
        try:
            changed = await self.provider.changed_since(work.since - OVERLAP)
        except Unavailable:
            async with self.units.begin() as unit:
                await unit.finish(lease, Later(asked_at + FIND_EVERY))
            return
        again = Owed(work=FindCalls(since=asked_at), not_before=asked_at + FIND_EVERY)
        async with self.units.begin() as unit:
            # In order, so that two who speak of the same calls cannot wait for each other in a circle.
            for found in sorted(changed, key=lambda found: found.call):
                meeting = await unit.store.meetings.lock_by_call(found.call)
                if meeting is not None:
                    await tell(unit, meeting, found.facts, source="reconcile")
            await unit.finish(lease, Done(then=again))

    async def end(self, lease: Lease, work: EndCall, meeting: Meeting) -> None:
        """Ending an ended call is fine, so a crash in between costs one more request.

        With no provider there is nobody to tell, and trying again will not change that.
        """
        try:
            await self.provider.end(meeting, work.session)
        except NoCallProvider:
            async with self.units.begin() as unit:
                await unit.finish(lease, Done())
            return
        await self._tell(lease, work, lambda now: CallEnded(at=now))

    async def pass_deadline(self, lease: Lease, work: PassDeadline) -> None:
        await self._tell(
            lease, work, lambda now: DeadlinePassed(deadline=work.deadline, subject=work.subject, at=now)
        )

    async def _tell(
        self, lease: Lease, work: EndCall | PassDeadline, fact: Callable[[datetime], Fact]
    ) -> None:
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.lock_by_id(work.meeting_id)
            if meeting is not None:
                await tell(unit, meeting, [fact(await unit.now())], source="worker")
            await unit.finish(lease, Done())

    async def _add(
        self, unit: Unit, meeting: Meeting, work: ReconcileCall, report: CallReport | None
    ) -> Result:
        if report is not None:
            known = (*await unit.store.facts.of(meeting.id), *report.facts)
            absences = () if report.transcription_running else _absences(known, await unit.now())
            meeting = await tell(unit, meeting, [*report.facts, *absences], source="reconcile")
        return _next(meeting, work, await unit.store.facts.of(meeting.id), await unit.now())


def _absences(facts: tuple[Fact, ...], now: datetime) -> Iterator[TranscriptAbsent]:
    """A transcript is missing for good only where the provider says that nothing runs any more (reliability R4)."""
    for session in History.of(facts).silent_sessions:
        if session.ended_at is not None and now - session.ended_at >= ABSENCE_AFTER:
            yield TranscriptAbsent(session=session.id, at=now)


def _next(meeting: Meeting, work: ReconcileCall, facts: tuple[Fact, ...], now: datetime) -> Result:
    """Look again in this phase's rhythm; another phase is other work."""
    if work not in {owed.work for owed in due(meeting.id, facts)}:
        return Done()
    history = History.of(facts)
    if history.open_sessions:
        return Later(now + LOOK_EVERY)
    at = next_look(meeting.standing.ended_at or history.last_sign, now)
    return Done() if at is None else Later(at)
