import pytest

from temuainul.adapters.memory.ambient import CountingIds, EvenChance, HeldClock
from temuainul.testing.contracts.ambient import ChanceContract, ClockContract, NewIdContract


class TestHeldClock(ClockContract):
    @pytest.fixture
    def clock(self):
        return HeldClock()


class TestCountingIds(NewIdContract):
    @pytest.fixture
    def new_id(self):
        return CountingIds()


class TestEvenChance(ChanceContract):
    @pytest.fixture
    def chance(self):
        return EvenChance()
