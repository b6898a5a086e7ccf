"""The exam of `UnitOfWork`: everything done in it becomes true at once, or nothing does."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.fact import CallEnded
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import DigestDeliveries, Done
from temuainul.ports.storage import Inbox, Storage, UnitOfWork
from temuainul.testing.contracts.examples import (
    HOUR,
    NOON,
    a_delivery,
    a_login_session,
    a_meeting,
    a_part,
    a_profile,
    a_question,
    a_recording,
    a_summary,
    a_user,
    an_agent,
    an_answer,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

Sight = dict[str, object]
Deed = Callable[[UnitOfWork], Awaitable[None]]

SARI, BUDI = a_user("sari"), a_user("budi")
AGENT = an_agent(SARI)
MEETING = a_meeting(SARI, agent=AGENT)
NEW_MEETING = a_meeting(SARI, "meeting-2")
DELIVERY = a_delivery(mailbox="mailbox-1")
WORK = DigestDeliveries(mailbox="mailbox-2")
NEW_WORK = DigestDeliveries(mailbox="mailbox-3")


class UnitOfWorkContract(StorageContract):
    """Atomic in every repository, whatever ends the unit; and nobody sees a half of it."""

    @pytest.fixture
    async def furnished(self, storage: Storage, inbox: Inbox) -> Storage:
        """One of everything, so that there is something to change."""
        await keep(storage, SARI, AGENT, MEETING)
        await inbox.store(DELIVERY)
        async with storage.begin() as unit:
            await unit.login_sessions.add(a_login_session(SARI))
            await unit.facts.put(MEETING.id, [CallEnded(at=NOON)], source="test", now=NOON)
            await unit.transcripts.add(MEETING.id, "a.jsonl", a_part("Pertama."))
            await unit.summaries.add(MEETING.id, a_summary(1))
            await unit.questions.add(a_question(MEETING))
            await unit.recordings.add(a_recording(MEETING))
            await unit.work.owe(WORK)
            await unit.changes.add(SARI.id, "meetings", MEETING.id)
        return storage

    async def test_what_is_committed_is_seen_in_every_repository(self, furnished: Storage) -> None:
        for deed in (_add_everything, _edit_everything):
            before = await _look(furnished)
            async with furnished.begin() as unit:
                await deed(unit)
            after = await _look(furnished)
            assert [name for name in before if before[name] == after[name]] == []

    @pytest.mark.parametrize("error", [ZeroDivisionError, NotFound, KeyboardInterrupt])
    async def test_an_exception_leaves_nothing(self, furnished: Storage, error: type[BaseException]) -> None:
        for deed in (_add_everything, _edit_everything, _remove_everything):
            before = await _look(furnished)
            with pytest.raises(error):
                await _do(furnished, deed, error)
            assert await _look(furnished) == before

    async def test_a_cancelled_task_leaves_nothing(self, furnished: Storage) -> None:
        for deed in (_add_everything, _edit_everything, _remove_everything):
            before = await _look(furnished)
            started = asyncio.Event()
            task = asyncio.create_task(_dawdle(furnished, deed, started))
            await started.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await _look(furnished) == before

    async def test_a_unit_sees_its_own_writes(self, furnished: Storage) -> None:
        before = await _look(furnished)
        async with furnished.begin() as unit:
            await _add_everything(unit)
            within = await _sight(unit)
        assert [name for name in before if before[name] == within[name]] == []
        assert await _look(furnished) == within

    async def test_nobody_sees_what_is_not_committed(self, furnished: Storage) -> None:
        before = await _look(furnished)
        written = asyncio.Event()
        seen, failed = await asyncio.gather(
            _look_when(furnished, written), _fail_slowly(furnished, written), return_exceptions=True
        )
        assert isinstance(failed, ZeroDivisionError)
        assert seen == before

    async def test_a_storage_works_on_after_a_unit_that_failed(self, furnished: Storage) -> None:
        for _ in range(20):
            with pytest.raises(ZeroDivisionError):
                await _do(furnished, _add_everything, ZeroDivisionError)
        async with furnished.begin() as unit:
            await _add_everything(unit)

    async def test_an_empty_unit_changes_nothing(self, furnished: Storage) -> None:
        before = await _look(furnished)
        async with furnished.begin():
            pass
        assert await _look(furnished) == before

    async def test_time_does_not_run_backwards(self, furnished: Storage) -> None:
        async with furnished.begin() as unit:
            first = await unit.now()
        async with furnished.begin() as unit:
            second = await unit.now()
        assert timedelta(0) <= second - first < HOUR


async def _add_everything(unit: UnitOfWork) -> None:
    await unit.users.add(BUDI, "hash of budi")
    await unit.login_sessions.add(a_login_session(SARI, "hash-2"))
    await unit.agents.add(an_agent(SARI, "agent-2"))
    await unit.meetings.add(NEW_MEETING)
    await unit.facts.put(MEETING.id, [CallEnded(at=NOON + HOUR)], source="test", now=NOON)
    await unit.transcripts.add(MEETING.id, "b.jsonl", a_part("Kedua.", session="session-2"))
    await unit.summaries.add(MEETING.id, a_summary(2, request="request-1"))
    await unit.questions.add(a_question(MEETING, "question-2"))
    await unit.recordings.add(a_recording(MEETING, "recording-2"))
    await unit.deliveries.mark(DELIVERY, DeliveryState.quarantined, "not understood")
    await unit.work.owe(NEW_WORK)
    lease = await unit.work.claim(NEW_WORK.key)
    assert lease is not None
    await unit.work.keep_step(lease, "draft", b"output")
    await unit.changes.add(SARI.id, "agents", "agent-2")


async def _edit_everything(unit: UnitOfWork) -> None:
    edited = AGENT.edited(a_profile("Juru tulis"), NOON + HOUR)
    await unit.users.set_password_hash(SARI.id, "stronger")
    await unit.login_sessions.touch("hash-1", NOON + HOUR)
    await unit.agents.save(edited)
    await unit.meetings.lock_by_id(MEETING.id)
    await unit.meetings.follow_agent(edited)
    await unit.facts.put(MEETING.id, [CallEnded(at=NOON + 2 * HOUR)], source="test", now=NOON)
    await unit.transcripts.add(MEETING.id, "c.jsonl", a_part("Ketiga.", session="session-3"))
    await unit.summaries.add(MEETING.id, a_summary(3, request="request-2"))
    await unit.questions.set_answer(a_question(MEETING).id, an_answer())
    assert await unit.recordings.count_part(a_recording(MEETING).id, 0, 100)
    await unit.deliveries.mark(DELIVERY, DeliveryState.ignored, "of no use")
    lease = await unit.work.claim(WORK.key)
    assert lease is not None
    await unit.work.finish(lease, Done())
    await unit.changes.add(SARI.id, "meetings", MEETING.id)


async def _remove_everything(unit: UnitOfWork) -> None:
    await unit.login_sessions.remove("hash-1")
    await unit.agents.remove(SARI.id, AGENT.id)
    await unit.meetings.remove(MEETING.id)
    await unit.changes.add(SARI.id, "meetings", MEETING.id)


async def _look(storage: Storage) -> Sight:
    async with storage.begin() as unit:
        return await _sight(unit)


async def _sight(unit: UnitOfWork) -> Sight:
    """What each repository shows; every deed above must show in every line."""
    everything = PageRequest(page_size=100)
    items = await unit.work.list()
    return {
        "users": [await unit.users.credentials(one.email) for one in (SARI, BUDI)],
        "login_sessions": [await unit.login_sessions.by_token_hash(one) for one in ("hash-1", "hash-2")],
        "agents": (await unit.agents.page(SARI.id, "", everything)).items,
        "meetings": await _all_meetings(unit),
        "facts": sorted(fact.key for fact in await unit.facts.of(MEETING.id)),
        "transcripts": (await unit.transcripts.of(MEETING.id)).parts,
        "summaries": await unit.summaries.versions(MEETING.id),
        "questions": await unit.questions.of(MEETING.id),
        "recordings": await unit.recordings.of(MEETING.id),
        "deliveries": await unit.deliveries.list(),
        "work": {one.work.key: (one.state, await unit.work.step(one.id, "draft")) for one in items},
        "changes": await unit.changes.after(SARI.id, 0, 100),
    }


async def _all_meetings(unit: UnitOfWork) -> object:
    found = await unit.meetings.page(SARI.id, MeetingFilter(), PageRequest(page_size=100))
    return found.items, await unit.meetings.is_buried(MEETING.call)


async def _do(storage: Storage, deed: Deed, error: type[BaseException]) -> None:
    async with storage.begin() as unit:
        await deed(unit)
        raise error


async def _dawdle(storage: Storage, deed: Deed, started: asyncio.Event) -> None:
    async with storage.begin() as unit:
        await deed(unit)
        started.set()
        await asyncio.sleep(60)


async def _fail_slowly(storage: Storage, written: asyncio.Event) -> None:
    async with storage.begin() as unit:
        await _add_everything(unit)
        written.set()
        await asyncio.sleep(0.05)
        raise ZeroDivisionError


async def _look_when(storage: Storage, written: asyncio.Event) -> Sight:
    await written.wait()
    return await _look(storage)
