import pytest

from temuainul.testing.contracts.feed import FeedContract


class TestPostgresFeed(FeedContract):
    @pytest.fixture
    def feed(self, postgres_feed):
        return postgres_feed

    @pytest.fixture
    def restless_feed(self, restless_postgres_feed):
        return restless_postgres_feed


class TestPostgresFeedOfTwoProcesses(TestPostgresFeed):
    @pytest.fixture
    def feed(self, two_postgres_feeds):
        return two_postgres_feeds
