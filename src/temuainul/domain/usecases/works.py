"""The loop that does slow work: claim, look whether it is still owed, run, finish. The same for every kind."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from temuainul.domain.model.due import due
from temuainul.domain.model.errors import DomainError, LeaseLost, Unavailable
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.work import (
    HEARTBEAT,
    LONGEST_TRYING,
    MOST_ERRORS,
    DigestDeliveries,
    Done,
    EndCall,
    FetchTranscript,
    FindCalls,
    FinishRecording,
    ForgetOld,
    Later,
    Lease,
    MeetingWork,
    PassDeadline,
    ReconcileCall,
    RemoveFiles,
    Result,
    StandingWork,
    WorkItem,
    WorkState,
    WriteSummary,
    backoff_ceiling,
    meeting_in,
    meeting_of,
)
from temuainul.domain.usecases.calls import Calls
from temuainul.domain.usecases.recordings import Recordings
from temuainul.domain.usecases.removals import Removals
from temuainul.domain.usecases.retention import Retention
from temuainul.domain.usecases.summaries import Summaries
from temuainul.domain.usecases.task import Task
from temuainul.domain.usecases.transcripts import Transcripts
from temuainul.domain.usecases.units import Unit, Units
from temuainul.domain.usecases.webhooks import Webhooks
from temuainul.ports.ambient import Chance

log = logging.getLogger(__name__)

POLL_LIMIT = 100


@dataclass(frozen=True)
class Works:
    units: Units
    webhooks: Webhooks
    transcripts: Transcripts
    recordings: Recordings
    removals: Removals
    summaries: Summaries
    calls: Calls
    retention: Retention
    chance: Chance

    async def prepare(self) -> None:
        """Owe what is always owed. Call it when a worker starts; once more does no harm."""
        async with self.units.begin() as unit:
            await unit.store.work.owe(FindCalls(since=await unit.now()))
            await unit.store.work.owe(ForgetOld())
            for item in await unit.store.work.list(states=[WorkState.quarantined]):
                if isinstance(item.work, StandingWork):
                    await unit.store.work.requeue(item.id)

    async def runnable(self) -> tuple[str, ...]:
        """What a poll finds; the wake-ups bring the same, only sooner."""
        async with self.units.begin() as unit:
            return await unit.store.work.runnable(POLL_LIMIT)

    async def run_all(self) -> int:
        """Run everything whose time has come, and what comes of it; for tests, demos and embedding. Counts runs."""
        count = 0
        while keys := await self.runnable():
            count += sum([await self.run(key) for key in keys])
        return count

    async def run(self, key: str) -> bool:
        """Claim and run the live work under this key. False if there is none, or somebody else has it."""
        async with self.units.begin() as unit:
            await _owe_digest(unit, key)
            task = await _claim(unit, key)
            put_off = task is not None and await _put_off(unit, task)
        if task is not None and not put_off:
            await self._run_claimed(task)
        return task is not None

    async def list(self, *states: WorkState) -> tuple[WorkItem, ...]:
        async with self.units.begin() as unit:
            return await unit.store.work.list(states=states)

    async def requeue(self, id: WorkId) -> bool:
        """Let a quarantined item run again. False if it is not quarantined."""
        async with self.units.begin() as unit:
            return await unit.store.work.requeue(id)

    async def _run_claimed(self, task: Task) -> None:
        """Losing the lease is no error: whoever holds it now does the work."""
        with suppress(LeaseLost):
            try:
                await self._with_heartbeat(task)
            except asyncio.CancelledError:
                await self._release(task.lease)
                raise
            except LeaseLost:
                raise
            except Exception as error:  # noqa: BLE001  whatever went wrong is kept on the row, and retried
                await self._fail(task.lease, error)

    async def _with_heartbeat(self, task: Task) -> None:
        """Run the work while its lease is lengthened; a lost lease stops it."""
        running = asyncio.ensure_future(self._do(task))
        beating = asyncio.ensure_future(self._beat(task.lease))
        try:
            await asyncio.wait({running, beating}, return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                raise LeaseLost
            running.result()
        finally:
            await _stop(running, beating)

    async def _beat(self, lease: Lease) -> None:
        """Returns once the lease is lost, or could not be lengthened twice."""
        missed = 0
        while missed < 2:
            await asyncio.sleep(HEARTBEAT.total_seconds())
            try:
                async with self.units.begin() as unit:
                    if not await unit.store.work.heartbeat(lease):
                        return
                missed = 0
            except Exception as error:  # noqa: BLE001  whatever it is, the lease was not lengthened
                log.warning("heartbeat.missed", extra={"error": type(error).__name__})
                missed += 1

    async def _do(self, task: Task) -> None:
        work = task.lease.work
        if isinstance(work, DigestDeliveries):
            await self.webhooks.digest(task.lease, work)
        elif isinstance(work, RemoveFiles):
            await self.removals.remove(task.lease, work, task.claimed_at)
        elif isinstance(work, FindCalls):
            await self.calls.find(task.lease, work, task.claimed_at)
        elif isinstance(work, ForgetOld):
            await self.retention.forget(task.lease, task.claimed_at)
        elif task.meeting is not None:
            await self._do_for_meeting(task, work, task.meeting)

    async def _do_for_meeting(self, task: Task, work: MeetingWork, meeting: Meeting) -> None:
        match work:
            case FetchTranscript():
                await self.transcripts.fetch(task, work, meeting)
            case WriteSummary():
                await self.summaries.write(task.lease, work, meeting)
            case PassDeadline():
                await self.calls.pass_deadline(task.lease, work)
            case EndCall():
                await self.calls.end(task.lease, work, meeting)
            case ReconcileCall():
                await self.calls.reconcile(task.lease, work, meeting)
            case FinishRecording():
                await self.recordings.finish(task.lease, work)

    async def _release(self, lease: Lease) -> None:
        with suppress(DomainError):
            async with self.units.begin() as unit:
                await unit.store.work.release(lease)

    async def _fail(self, lease: Lease, error: Exception) -> None:
        """A refusal of our own will be the same next time; anything else may pass."""
        async with self.units.begin() as unit:
            now = await unit.now()
            hopeless = _is_hopeless(lease, error, now)
            if hopeless:
                await unit.store.work.quarantine(lease, _told(error))
            else:
                await unit.store.work.fail(lease, _told(error), run_after=now + self._wait(lease, error))
        event = "work.quarantined" if hopeless else "work.failed"
        log.warning(event, extra={"work": lease.work.key, "error": type(error).__name__})

    def _wait(self, lease: Lease, error: Exception) -> timedelta:
        """Full jitter below a ceiling that doubles; never sooner than the other side asked for."""
        ceiling = backoff_ceiling(lease.errors).total_seconds()
        asked = error.retry_after_seconds if isinstance(error, Unavailable) else 0
        return timedelta(seconds=max(self.chance.between(0, ceiling), min(asked, _LONGEST_ASKED)))


_DIGEST = DigestDeliveries(mailbox="").key
_LONGEST_ASKED = 120
"""Seconds; reliability L3: a 429 is honoured up to two minutes."""


async def _owe_digest(unit: Unit, key: str) -> None:
    """A webhook is stored by one statement, which owes nothing; a hint or the poll does it afterwards."""
    mailbox = key.removeprefix(_DIGEST)
    if mailbox != key and await unit.store.deliveries.waiting(mailbox, 1):
        await unit.store.work.owe(DigestDeliveries(mailbox=mailbox))


async def _claim(unit: Unit, key: str) -> Task | None:
    """The meeting is locked first, as everywhere: whoever tells it facts holds it while touching its work."""
    id = meeting_in(key)
    meeting = None if id is None else await unit.store.meetings.lock_by_id(id)
    lease = await unit.store.work.claim(key)
    if lease is None:
        return None
    facts = () if meeting is None else await unit.store.facts.of(meeting.id)
    return Task(lease=lease, claimed_at=await unit.now(), meeting=meeting, facts=facts)


async def _put_off(unit: Unit, task: Task) -> bool:
    """True where the work is not owed any more, or not yet; then it is over for now."""
    instead = await _not_now(unit, task)
    if instead is not None:
        await unit.finish(task.lease, instead)
    return instead is not None


async def _not_now(unit: Unit, task: Task) -> Result | None:
    """Work is judged by where the meeting stands when its turn comes, not by why it was once owed.

    None where it is owed, and now.
    """
    id = meeting_of(task.lease.work)
    if id is None:
        return None
    owed = {one.work: one.not_before for one in due(id, task.facts)}
    if task.lease.work not in owed:
        return Done()
    at = owed[task.lease.work]
    return Later(at) if at is not None and at > await unit.now() else None


def _is_hopeless(lease: Lease, error: Exception, now: datetime) -> bool:
    if isinstance(error, Unavailable):
        return now - lease.created_at > LONGEST_TRYING
    return isinstance(error, DomainError) or lease.errors + 1 >= MOST_ERRORS


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:1_000]


async def _stop(*tasks: "asyncio.Future[None]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
