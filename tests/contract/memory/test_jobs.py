import pytest

from temuainul.adapters.memory.jobs import MemoryJobs
from temuainul.testing.contracts.jobs import JobQueueContract, QueueUnderTest


class MemoryUnderTest(QueueUnderTest):
    def __init__(self):
        self._jobs = MemoryJobs()

    @property
    def queue(self):
        return self._jobs

    async def heard(self):
        return set(self._jobs.take())


class TestMemoryJobs(JobQueueContract):
    @pytest.fixture
    def under_test(self):
        return MemoryUnderTest()
