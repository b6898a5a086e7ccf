from datetime import timedelta

import pytest

from temuainul.adapters.memory.ambient import CountingIds, HeldClock
from temuainul.adapters.memory.inbox import MemoryInbox
from temuainul.adapters.memory.storage import MemoryStorage
from temuainul.testing.contracts.storage import StorageUnderTest
from temuainul.testing.contracts.whole_storage import WholeStorageContract


class MemoryUnderTest(StorageUnderTest):
    def __init__(self):
        self.clock = HeldClock()
        self._storage = MemoryStorage(self.clock, CountingIds())

    @property
    def storage(self):
        return self._storage

    @property
    def inbox(self):
        return MemoryInbox(self._storage)

    async def advance(self, by: timedelta):
        self.clock.advance(by)


class TestMemoryStorage(WholeStorageContract):
    @pytest.fixture
    def under_test(self):
        return MemoryUnderTest()
