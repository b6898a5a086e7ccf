import pytest

from temuainul.adapters.memory.feed import MemoryFeed
from temuainul.testing.contracts.feed import FeedContract


class TestMemoryFeed(FeedContract):
    @pytest.fixture
    def feed(self):
        return MemoryFeed()

    @pytest.fixture
    def restless_feed(self):
        return MemoryFeed(rest_seconds=0.1)
