import pytest

from temuainul.adapters.system.ambient import SystemChance, SystemClock, TimeOrderedIds
from temuainul.testing.contracts.ambient import ChanceContract, ClockContract, NewIdContract


class TestSystemClock(ClockContract):
    @pytest.fixture
    def clock(self):
        return SystemClock()


class TestTimeOrderedIds(NewIdContract):
    @pytest.fixture
    def new_id(self):
        return TimeOrderedIds()


class TestSystemChance(ChanceContract):
    @pytest.fixture
    def chance(self):
        return SystemChance()
