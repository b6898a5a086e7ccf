"""The loop that does slow work: workers die, freeze and come back, and everything is done once."""

import asyncio
import selectors
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec
import pytest
from msgspec import structs

from temuainul.adapters.memory.inbox import MemoryInbox
from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.memory.storage import MemoryStorage, MemoryUnitOfWork
from temuainul.adapters.memory.work import MemoryWorkRepository
from temuainul.domain.model.errors import NotAllowed, NotFound, Unavailable
from temuainul.domain.model.fact import (
    ParticipantJoined,
    ParticipantLeft,
    SessionStarted,
)
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.work import LEASE, MOST_DEATHS, MOST_ERRORS, WorkState
from temuainul.domain.usecases.application import assemble
from temuainul.ports.language_model import LanguageModel
from temuainul.ports.storage import Storage
from temuainul.testing.crashes import CrashingStorage, WorkerDied
from temuainul.testing.vendor import VendorSession
from temuainul.testing.world import World

S1 = CallSessionId("s1")


# What workers meet with


class Interrupted(Storage):
    """Just before its unit of work with this number, something else happens first, as if the worker were frozen."""

    def __init__(self, inner, number, happening):
        self._inner, self._number, self._happening = inner, number, happening
        self.units = 0

    def begin(self):
        return self._begin()

    @asynccontextmanager
    async def _begin(self):
        number, self.units = self.units, self.units + 1
        if number == self._number:
            await self._happening()
        async with self._inner.begin() as unit:
            yield unit


class SlowModel(LanguageModel):
    """Answers only when the clock has moved on, a few seconds at a time; `meanwhile` happens after each."""

    name = "slow"

    def __init__(self, world, *, pauses, meanwhile):
        self._world, self._pauses, self._meanwhile = world, pauses, meanwhile
        self.finished = False

    async def answer(self, prompt, shape):
        for number in range(self._pauses):
            await asyncio.sleep(4)
            self._world.advance(seconds=4)
            await self._meanwhile(number)
        self.finished = True
        return await self._world.outside.language_model.answer(prompt, shape)


class SkippingLoop(asyncio.SelectorEventLoop):
    """Whenever everybody sleeps, it is at once the time at which the next one wakes up."""

    def __init__(self):
        self._skipped = 0.0
        super().__init__(_SkippingSelector(self))

    def time(self):
        return super().time() + self._skipped

    def skip(self, seconds):
        self._skipped += seconds


class _SkippingSelector(selectors.SelectSelector):
    def __init__(self, loop):
        super().__init__()
        self._loop = loop

    def select(self, timeout=None):
        ready = super().select(0 if timeout else timeout)
        if not ready and timeout:
            self._loop.skip(timeout)
        return ready


def with_storage(world, storage):
    return assemble(replace(world.outside, storage=storage))


def dying_at(boundary, failure=WorkerDied):
    """For `CrashingStorage`: fails at one boundary, and at no other."""

    def dies(number):
        if number == boundary:
            raise failure(f"boundary {number}")
        return False

    return dies


async def everything(world, meeting):
    """What anybody can see of a meeting, its work and its news, byte for byte."""
    async with world.outside.storage.begin() as unit:
        found = [
            sorted(await unit.facts.of(meeting.id), key=lambda fact: fact.key),
            await unit.meetings.by_id(meeting.owner_id, meeting.id),
            await unit.transcripts.of(meeting.id),
            await unit.summaries.versions(meeting.id),
            await unit.work.list(),
            await unit.changes.latest(meeting.owner_id),
        ]
    return msgspec.json.encode(found), {*world.outside.calls.ended}


async def items(world, *states, kind=""):
    return [item for item in await world.app.works.list(*states) if item.work.key.startswith(kind)]


async def told(world, meeting, *facts):
    """Stored, and not yet read."""
    await world.receive(WebhookEvent(call=meeting.call, facts=facts))


async def with_file(world):
    """All is told; the file is to be fetched."""
    meeting, session = await world.meeting(), world.session()
    world.advance(minutes=32)
    return await world.tell(meeting, *world.call(session).facts()), session


async def run_kind(world, kind, *, app=None):
    for item in await items(world, kind=kind):
        await (app or world.app).works.run(item.work.key)


# The whole story of a meeting, in which every kind of work has its turn


@dataclass
class Story:
    """A session that everybody leaves and nobody ends; a second one, told of by nobody; their files."""

    world: World
    meeting: Meeting
    lost: VendorSession

    async def chapters(self):
        """Something happens, and then it is the worker's turn."""
        world, first = self.world, list(self.world.session().facts())
        world.call(self.world.session())
        await told(world, self.meeting, *first[:3])
        yield
        world.advance(minutes=30)
        await told(world, self.meeting, _left(world, "s1-sari"), _left(world, "s1-budi"))
        yield
        world.advance(minutes=5)
        await told(world, self.meeting, first[-1])
        yield
        for minutes in (5, 40):
            world.advance(minutes=minutes)
            world.outside.calls.put(self.meeting.call, world.call(self.lost).report(world.now))
            yield
        world.advance(hours=25)
        yield


async def story():
    world = World()
    meeting = await world.meeting()
    await world.app.works.prepare()
    later = world.now + timedelta(minutes=38)
    lost = structs.replace(world.session("s2", words=["besok"]), started_at=later)
    return Story(world, meeting, lost)


async def play(one, dies):
    """A worker that may fail has its turn, then a healthy one, after the lease has run out."""
    world = one.world
    storage = CrashingStorage(world.outside.storage, dies)
    async for _ in one.chapters():
        with suppress(WorkerDied, Unavailable):
            await with_storage(world, storage).works.run_all()
        world.advance(seconds=LEASE.total_seconds())
        await world.run_jobs()
    return storage.boundaries


async def came_to(one):
    """What must be the same whatever happened on the way; times aside."""
    world, meeting = one.world, await one.world.see(one.meeting)
    async with world.outside.storage.begin() as unit:
        summaries = await unit.summaries.versions(meeting.id)
        transcript = await unit.transcripts.of(meeting.id)
    facts = sorted(type(fact).__name__ for fact in await world.facts(meeting))
    written = [(one.version, one.transcript_digest, one.request) for one in summaries]
    stuck = await items(world, WorkState.quarantined, WorkState.leased)
    outcome = meeting.standing.status, meeting.standing.outcome
    return outcome, transcript, written, facts, {*world.outside.calls.ended}, stuck


@pytest.mark.anyio
@pytest.mark.parametrize("failure", [WorkerDied, Unavailable])
async def test_a_worker_may_die_at_any_boundary(failure):
    """Goal G11: before and after each commit of a meeting's whole life; every run comes to the same, once."""
    undisturbed = await story()
    boundaries = await play(undisturbed, lambda _: False)
    expected = await came_to(undisturbed)
    (_, outcome), _, written, facts, ended, stuck = expected
    assert (outcome.kind, len(written), len(ended), stuck) == ("summarised", 2, 1, [])
    assert facts.count("CallEnded") == 1
    assert boundaries > 100
    for boundary in range(boundaries):
        one = await story()
        await play(one, dying_at(boundary, failure))
        assert await came_to(one) == expected, f"boundary {boundary}"


@pytest.mark.anyio
async def test_the_story_has_work_of_every_kind():
    one = await story()
    await play(one, lambda _: False)
    kinds = {type(item.work).__name__ for item in await items(one.world)}
    assert kinds == {
        *("DigestDeliveries", "FetchTranscript", "WriteSummary", "PassDeadline"),
        *("EndCall", "ReconcileCall", "FindCalls", "ForgetOld"),
    }


# Zombies


async def owed_digest(world):
    meeting = await world.meeting()
    await told(world, meeting, SessionStarted(session=S1, at=world.now))
    return meeting, f"digest:{meeting.call}"


async def owed_fetch(world):
    meeting, _ = await with_file(world)
    return meeting, (await items(world, kind="fetch:"))[0].work.key


async def owed_unreadable_fetch(world):
    meeting, session = await with_file(world)
    world.outside.transcripts.put(session.url, NotFound("expired"))
    return meeting, (await items(world, kind="fetch:"))[0].work.key


async def owed_summary(world):
    meeting, _ = await with_file(world)
    await run_kind(world, "fetch:")
    return meeting, (await items(world, kind="summarise:"))[0].work.key


async def owed_deadline(world):
    meeting = await world.meeting(status="processing")
    world.advance(hours=24)
    return meeting, f"deadline:{meeting.id}:transcript:s1"


async def owed_end(world):
    meeting = await world.meeting(status="active")
    world.advance(hours=8)
    await run_kind(world, "deadline:")
    return meeting, f"end_call:{meeting.id}:s1"


async def owed_look(world):
    meeting = await world.meeting(status="active")
    world.advance(minutes=3)
    world.outside.calls.put(meeting.call, world.call(world.session("s2")).report(world.now))
    return meeting, f"reconcile:{meeting.id}:active:s1"


async def owed_search(world):
    meeting = await world.meeting()
    await world.app.works.prepare()
    world.outside.calls.put(meeting.call, world.call(world.session()).report(world.now))
    return meeting, "find_calls"


async def owed_forgetting(world):
    meeting = await world.meeting(status="active")
    world.advance(days=31)
    await world.app.works.prepare()
    return meeting, "forget_old"


OWED = [
    *(owed_digest, owed_fetch, owed_unreadable_fetch, owed_summary),
    *(owed_deadline, owed_end, owed_look, owed_search, owed_forgetting),
]


@pytest.mark.anyio
@pytest.mark.parametrize("owed", OWED)
async def test_a_worker_that_froze_and_was_replaced_changes_nothing(owed):
    """Goal G12: frozen before each of its units of work, it wakes up when another has done the work."""
    for number in range(1, await _units_of(owed)):
        before, after = await _frozen_and_replaced(World(), owed, number)
        assert after == before, f"unit {number}"


@pytest.mark.anyio
async def test_without_fences_a_frozen_worker_would_be_noticed():
    """The test above can fail: a call would be ended twice, and the second time is later."""
    seen = [
        await _frozen_and_replaced(World(outside=_unfenced()), owed_end, number)
        for number in range(1, await _units_of(owed_end))
    ]
    assert any(before != after for before, after in seen)


async def _frozen_and_replaced(world, owed, number):
    """What everybody sees when the second worker has done the work, and when the first has woken up."""
    meeting, key = await owed(world)
    seen = []

    async def taken_over():
        world.advance(seconds=LEASE.total_seconds())
        assert await world.app.works.run(key)
        seen.append(await everything(world, meeting))
        world.advance(seconds=1)

    await with_storage(world, Interrupted(world.outside.storage, number, taken_over)).works.run(key)
    return seen[0], await everything(world, meeting)


def _unfenced():
    """An outside whose storage lets every worker write, whoever holds the lease."""

    class Unfenced(MemoryWorkRepository):
        async def guard(self, lease):
            """Nobody is refused."""

        async def finish(self, lease, result):
            if self._held(lease):
                await super().finish(lease, result)

    class Unit(MemoryUnitOfWork):
        @property
        def work(self):
            return Unfenced(self._tables, self._clock, self._new_id)

    class UnfencedStorage(MemoryStorage):
        @asynccontextmanager
        async def _unit(self):
            async with self.writing() as tables:
                yield Unit(tables, self._clock, self._new_id)

    outside = memory_outside()
    storage = UnfencedStorage(outside.clock, outside.new_id)
    return replace(outside, storage=storage, inbox=MemoryInbox(storage))


@pytest.mark.anyio
@pytest.mark.parametrize("owed", OWED)
async def test_while_one_worker_holds_the_work_another_gets_nothing(owed):
    for number in range(1, await _units_of(owed)):
        world = World()
        _, key = await owed(world)
        got = []

        async def second(world=world, key=key, got=got):
            got.append(await world.app.works.run(key))

        await with_storage(world, Interrupted(world.outside.storage, number, second)).works.run(key)
        assert got == [False], f"unit {number}"


@pytest.mark.anyio
@pytest.mark.parametrize("owed", OWED)
async def test_a_meeting_deleted_under_a_worker_stays_deleted(owed):
    for number in range(1, await _units_of(owed)):
        world = World()
        meeting, key = await owed(world)

        async def deleted(world=world, meeting=meeting):
            await world.app.meetings.remove(meeting.owner_id, meeting.id)

        await with_storage(world, Interrupted(world.outside.storage, number, deleted)).works.run(key)
        await world.run_jobs()
        assert await world.facts(meeting) == (), f"unit {number}"
        assert await items(world, WorkState.quarantined) == [], f"unit {number}"


# Work that is owed again while a worker lets go of it


async def owed_end_of_a_call_come_back_to(world):
    meeting = await world.meeting(status="active")
    await world.tell(meeting, _left(world, "s1-sari"), _left(world, "s1-budi"))
    world.advance(minutes=5)
    await world.tell(meeting, _joined(world, "back"))
    return meeting, f"end_call:{meeting.id}:s1"


async def _finish_while(world, owed, happening):
    """Run the work, and let something happen just before it is finished."""
    meeting, key = await owed(world)
    last = await _units_of(owed) - 1
    storage = Interrupted(world.outside.storage, last, lambda: happening(meeting))
    await with_storage(world, storage).works.run(key)
    return meeting


@pytest.mark.anyio
async def test_a_call_left_again_while_a_worker_finds_it_full_is_still_ended(world):
    """Found not to be owed, owed again a moment later, and only then finished: it must not be lost in between."""

    async def leaves_again(meeting):
        await world.tell(meeting, _left(world, "back"))

    meeting = await _finish_while(world, owed_end_of_a_call_come_back_to, leaves_again)
    await _minutes_pass(world, 6)
    assert world.outside.calls.ended == [(meeting.call, S1)]


@pytest.mark.anyio
async def test_a_file_announced_again_while_a_worker_gives_it_up_is_still_fetched(world):
    session = world.session()

    async def announced_again(meeting):
        """Under a fresh address, as providers do when the old one has expired."""
        fresh = structs.replace(list(session.facts())[-1], url=f"{session.url}?fresh", at=world.now)
        world.outside.transcripts.put(fresh.url, session.part())
        await world.tell(meeting, fresh)
        world.advance(seconds=1)

    meeting = await _finish_while(world, owed_unreadable_fetch, announced_again)
    await _minutes_pass(world, 6)
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"


# Wake-ups


@pytest.mark.anyio
async def test_work_whose_wake_up_was_lost_is_found(world):
    meeting, _ = await with_file(world)
    world.outside.jobs.take()
    assert any(key.startswith("fetch:") for key in await world.app.works.runnable())
    await world.run_jobs()
    assert (await world.see(meeting)).standing.status == "completed"


@pytest.mark.anyio
async def test_a_mailbox_whose_wake_up_was_lost_is_found(world):
    meeting, key = await owed_digest(world)
    world.outside.jobs.take()
    assert await world.app.works.runnable() == (key,)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.status == "active"


@pytest.mark.anyio
async def test_a_wake_up_says_what_can_be_run_now_and_nothing_else(world):
    await with_file(world)
    woken = [key for key in world.outside.jobs.take() if not key.startswith("digest:")]
    assert {key.partition(":")[0] for key in woken} == {"fetch", "reconcile"}
    assert set(woken) <= set(await world.app.works.runnable())


@pytest.mark.anyio
@pytest.mark.parametrize("key", ["nothing", "", "fetch:none", "digest:", "digest:nobody"])
async def test_a_wake_up_for_nothing_does_no_harm(world, key):
    await world.app.works.run(key)
    assert await items(world, WorkState.quarantined, WorkState.leased) == []


@pytest.mark.anyio
async def test_work_is_not_run_before_its_time(world):
    meeting = await world.meeting(status="processing")
    assert not await world.app.works.run(f"deadline:{meeting.id}:transcript:s1")
    assert (await world.see(meeting)).standing.status == "processing"


# Poison


@pytest.mark.anyio
async def test_work_that_fails_ten_times_is_quarantined_and_seen_and_others_go_on(world):
    poisoned, session = await with_file(world)
    world.outside.transcripts.put(session.url, RuntimeError("boom"))
    await _minutes_pass(world, 60)
    (item,) = await items(world, WorkState.quarantined)
    assert (item.errors, item.last_error) == (MOST_ERRORS, "RuntimeError: boom")
    assert (await world.see(poisoned)).standing.waiting == ("transcript_file",)
    other = await world.meeting(status="completed")
    assert other.standing.status == "completed"


@pytest.mark.anyio
async def test_quarantined_work_runs_again_when_somebody_lets_it(world):
    meeting, session = await with_file(world)
    world.outside.transcripts.put(session.url, RuntimeError("boom"))
    await _minutes_pass(world, 60)
    (item,) = await items(world, WorkState.quarantined)
    world.outside.transcripts.put(session.url, session.part())
    assert await world.app.works.requeue(item.id)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.kind == "summarised"
    assert not await world.app.works.requeue(item.id)


@pytest.mark.anyio
async def test_quarantined_work_lets_the_deadline_complete_its_meeting(world):
    meeting, session = await with_file(world)
    world.outside.transcripts.put(session.url, RuntimeError("boom"))
    await _minutes_pass(world, 60)
    world.advance(hours=24)
    await world.run_jobs()
    assert (await world.see(meeting)).standing.outcome.reason == "transcript_late"


@pytest.mark.anyio
async def test_work_that_killed_three_workers_is_quarantined(world):
    meeting, key = await owed_summary(world)
    for _ in range(MOST_DEATHS):
        with pytest.raises(WorkerDied):
            await with_storage(world, CrashingStorage(world.outside.storage, dying_at(4))).works.run(key)
        world.advance(seconds=LEASE.total_seconds())
    assert not await world.app.works.run(key)
    (item,) = await items(world, WorkState.quarantined)
    assert (item.work.key, item.deaths) == (key, MOST_DEATHS)
    assert item.last_error
    assert (await world.see(meeting)).standing.waiting == ("summary",)


@pytest.mark.anyio
async def test_a_dead_workers_lease_stands_until_it_runs_out(world):
    _, key = await owed_summary(world)
    with pytest.raises(WorkerDied):
        await with_storage(world, CrashingStorage(world.outside.storage, dying_at(1))).works.run(key)
    world.advance(seconds=LEASE.total_seconds() - 1)
    assert not await world.app.works.run(key)
    world.advance(seconds=1)
    assert await world.app.works.run(key)


# Errors that pass


@pytest.mark.anyio
async def test_each_wait_is_longer_than_the_one_before_and_ten_minutes_at_most(world):
    _, session = await with_file(world)
    world.outside.transcripts.put(session.url, RuntimeError("boom"))
    waits = [await _next_wait(world, "fetch:") for _ in range(MOST_ERRORS - 1)]
    assert waits == sorted(waits)
    assert waits[0] < timedelta(seconds=2)
    assert timedelta(minutes=1) < waits[-1] <= timedelta(minutes=10)


@pytest.mark.anyio
@pytest.mark.parametrize(("asked", "waited"), [(30, 30), (120, 120), (3_600, 120)])
async def test_the_other_side_may_ask_for_up_to_two_minutes(world, asked, waited):
    await owed_summary(world)
    world.outside.language_model.fail(Unavailable("busy", retry_after_seconds=asked))
    assert await _next_wait(world, "summarise:") == timedelta(seconds=waited)


@pytest.mark.anyio
async def test_news_of_other_things_does_not_cut_a_wait_short(world):
    """The model asked for a minute of peace; that somebody else's tab closed is no reason to ask it again."""
    meeting, _ = await owed_summary(world)
    world.outside.language_model.fail(Unavailable("busy", retry_after_seconds=60))
    await world.run_jobs()
    for number in range(5):
        world.advance(seconds=1)
        await world.tell(meeting, _left(world, f"tab-{number}"))
        await world.run_jobs()
    assert len(world.outside.language_model.asked) == 1


@pytest.mark.anyio
async def test_a_refusal_of_our_own_is_not_tried_again(world):
    await owed_summary(world)
    world.outside.language_model.fail(NotAllowed("no such key"))
    await world.run_jobs()
    (item,) = await items(world, WorkState.quarantined)
    assert (item.work.key.partition(":")[0], item.last_error) == ("summarise", "NotAllowed: no such key")
    assert len(world.outside.language_model.asked) == 1


@pytest.mark.anyio
async def test_what_is_kept_of_an_error_is_short(world):
    _, session = await with_file(world)
    world.outside.transcripts.put(session.url, RuntimeError("x" * 100_000))
    await run_kind(world, "fetch:")
    assert len((await items(world, kind="fetch:"))[0].last_error) <= 1_000


# Long work, on a loop that skips the time in which everybody sleeps


def run_skipping(act):
    with asyncio.Runner(loop_factory=SkippingLoop) as runner:
        return runner.run(act)


def test_work_that_takes_longer_than_its_lease_keeps_it():
    async def scenario():
        world, stolen = World(), []
        _, key = await owed_summary(world)

        async def steal(_):
            stolen.append(await world.app.works.run(key))

        app = assemble(replace(world.outside, language_model=SlowModel(world, pauses=30, meanwhile=steal)))
        assert await app.works.run(key)
        return stolen, await items(world, kind="summarise:")

    stolen, (item,) = run_skipping(scenario())
    assert stolen == [False] * 30
    assert (item.state, item.deaths, item.lease_epoch) == ("done", 0, 1)


def test_a_worker_that_learns_it_was_replaced_stops_in_the_middle():
    async def scenario():
        world = World()
        meeting, key = await owed_summary(world)

        async def taken_over(number):
            if number == 0:
                world.advance(seconds=LEASE.total_seconds())
                assert await world.app.works.run(key)

        model = SlowModel(world, pauses=30, meanwhile=taken_over)
        await assemble(replace(world.outside, language_model=model)).works.run(key)
        async with world.outside.storage.begin() as unit:
            return model.finished, await unit.summaries.versions(meeting.id)

    finished, versions = run_skipping(scenario())
    assert not finished
    assert [one.written_by for one in versions] == ["memory"]


def test_a_worker_cut_off_from_the_storage_stops_before_its_lease_is_given_away():
    async def scenario():
        world, pauses = World(), []
        _, key = await owed_summary(world)

        async def cut_off(number):
            pauses.append(number)

        storage = CrashingStorage(world.outside.storage, lambda _: _away() if pauses else False)
        model = SlowModel(world, pauses=30, meanwhile=cut_off)
        with suppress(Unavailable):
            await assemble(replace(world.outside, storage=storage, language_model=model)).works.run(key)
        return len(pauses) * 4

    assert run_skipping(scenario()) < LEASE.total_seconds()


def test_a_worker_that_is_stopped_gives_its_work_back_at_once_and_uncounted():
    async def scenario():
        world = World()
        meeting, key = await owed_summary(world)
        model = SlowModel(world, pauses=30, meanwhile=_nothing)
        running = asyncio.ensure_future(assemble(replace(world.outside, language_model=model)).works.run(key))
        await asyncio.sleep(10)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        (item,) = await items(world, kind="summarise:")
        assert await world.app.works.run(key)
        return item, await world.see(meeting)

    item, meeting = run_skipping(scenario())
    assert (item.state, item.deaths, item.errors) == ("ready", 0, 0)
    assert meeting.standing.outcome.kind == "summarised"


def test_the_heartbeat_ends_with_the_work():
    async def scenario():
        world = World()
        _, key = await owed_summary(world)
        await world.app.works.run(key)
        return len(asyncio.all_tasks())

    assert run_skipping(scenario()) == 1


async def _units_of(owed):
    """How many units of work one run has; each begins with the claim."""
    world = World()
    _, key = await owed(world)
    counting = Interrupted(world.outside.storage, -1, _nothing)
    await with_storage(world, counting).works.run(key)
    return counting.units


async def _next_wait(world, kind):
    """Run the work into its error; how long it waits, which passes."""
    await run_kind(world, kind)
    (item,) = [one for one in await items(world, kind=kind) if one.state == "ready"]
    wait = item.run_after - world.now
    world.advance(seconds=wait.total_seconds())
    return wait


async def _minutes_pass(world, minutes):
    for _ in range(minutes):
        world.advance(minutes=1)
        await world.run_jobs()


async def _nothing(*_):
    """Nothing happens."""


def _away():
    raise Unavailable


def _left(world, presence):
    return ParticipantLeft(session=S1, presence=presence, at=world.now)


def _joined(world, presence):
    return ParticipantJoined(session=S1, presence=presence, user="sari", name="Sari", at=world.now)
