"""The exam of `JobQueue`."""

import asyncio
from typing import Protocol

import pytest

from temuainul.ports.jobs import JobQueue
from temuainul.testing.contracts.asynchronous import AsyncContract
from temuainul.testing.contracts.examples import AWKWARD


class QueueUnderTest(Protocol):
    """A queue and the other end of it."""

    @property
    def queue(self) -> JobQueue: ...

    async def heard(self) -> set[str]:
        """Every key that arrived since the last call; wait until none is on its way any more."""
        ...


class JobQueueContract(AsyncContract):
    """A wake-up normally arrives, and a queue that is away is nobody's trouble.

    Fill in `under_test`; and `queue_away`, a queue whose server does not answer, unless yours cannot be away.
    """

    @pytest.fixture
    def under_test(self) -> QueueUnderTest:
        raise NotImplementedError("JobQueueContract needs a fixture `under_test`: see QueueUnderTest.")

    @pytest.fixture
    def queue_away(self) -> JobQueue:
        pytest.skip("this queue cannot be away")

    async def test_a_woken_key_arrives(self, under_test: QueueUnderTest) -> None:
        await under_test.queue.wake("digest:default:meeting-1")
        assert await under_test.heard() == {"digest:default:meeting-1"}

    async def test_every_key_arrives(self, under_test: QueueUnderTest) -> None:
        keys = {f"summarise:meeting-{n}:digest:" for n in range(20)}
        await asyncio.gather(*(under_test.queue.wake(key) for key in keys))
        assert await under_test.heard() == keys

    async def test_a_key_can_be_woken_twice(self, under_test: QueueUnderTest) -> None:
        await under_test.queue.wake("find_calls")
        await under_test.queue.wake("find_calls")
        assert await under_test.heard() == {"find_calls"}

    async def test_a_key_can_be_woken_again_after_it_arrived(self, under_test: QueueUnderTest) -> None:
        for _ in range(3):
            await under_test.queue.wake("find_calls")
            assert await under_test.heard() == {"find_calls"}

    @pytest.mark.parametrize("key", [*AWKWARD, "x" * 2000])
    async def test_a_key_may_hold_any_sign(self, under_test: QueueUnderTest, key: str) -> None:
        await under_test.queue.wake(key)
        assert await under_test.heard() == {key}

    async def test_waking_a_queue_that_is_away_neither_fails_nor_lingers(self, queue_away: JobQueue) -> None:
        async with asyncio.timeout(5):
            for n in range(3):
                await queue_away.wake(f"key-{n}")
