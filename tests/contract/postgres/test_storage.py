import pytest

from temuainul.testing.contracts.whole_storage import WholeStorageContract


class TestPostgresStorage(WholeStorageContract):
    @pytest.fixture
    def under_test(self, postgres_under_test):
        return postgres_under_test
