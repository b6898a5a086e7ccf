"""The exams of `Clock`, `NewId` and `Chance`."""

import re
import time
from datetime import timedelta

import pytest

from temuainul.ports.ambient import Chance, Clock, NewId

MANY = 1_000
ADDRESSABLE = re.compile(r"[0-9A-Za-z_-]{1,64}")
"""What the API takes for an id. No colon is in it: keys of work are taken apart there."""


class ClockContract:
    """Instants that everybody means the same by. Fill in `clock`."""

    @pytest.fixture
    def clock(self) -> Clock:
        raise NotImplementedError("ClockContract needs a fixture `clock`: a Clock.")

    def test_it_says_which_zone_it_means_and_means_utc(self, clock: Clock) -> None:
        assert clock.now().utcoffset() == timedelta()
        assert clock.now().tzname() == "UTC"

    def test_it_never_goes_back(self, clock: Clock) -> None:
        seen = [clock.now() for _ in range(MANY)]
        assert seen == sorted(seen)


class NewIdContract:
    """Names that nothing else has, and that sort by when they were made. Fill in `new_id`."""

    @pytest.fixture
    def new_id(self) -> NewId:
        raise NotImplementedError("NewIdContract needs a fixture `new_id`: a NewId.")

    def test_no_two_are_the_same(self, new_id: NewId) -> None:
        assert len({new_id() for _ in range(10 * MANY)}) == 10 * MANY

    def test_they_sort_by_the_millisecond_they_were_made_in(self, new_id: NewId) -> None:
        made = []
        for _ in range(50):
            made.append(new_id())
            time.sleep(0.002)
        assert made == sorted(made)

    def test_they_are_words_an_address_and_a_key_can_hold(self, new_id: NewId) -> None:
        made = [new_id() for _ in range(MANY)]
        assert [one for one in made if not ADDRESSABLE.fullmatch(one)] == []


class ChanceContract:
    """Numbers within bounds. Fill in `chance`."""

    @pytest.fixture
    def chance(self) -> Chance:
        raise NotImplementedError("ChanceContract needs a fixture `chance`: a Chance.")

    @pytest.mark.parametrize("bounds", [(0, 1), (-5.5, 5.5), (10, 600), (3, 3), (0, 0), (0, 1e-9)])
    def test_what_is_drawn_lies_within_the_bounds(self, chance: Chance, bounds: tuple[float, float]) -> None:
        low, high = bounds
        assert all(low <= chance.between(low, high) <= high for _ in range(MANY))
