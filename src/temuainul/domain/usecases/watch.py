"""What an operator sees of the whole, without seeing anything of anybody."""

from dataclasses import dataclass

from temuainul.domain.model.statistics import Statistics
from temuainul.domain.usecases.units import Units


@dataclass(frozen=True)
class Watch:
    units: Units

    async def statistics(self) -> Statistics:
        """Counts everything anew, so ask seldom: every few seconds at most."""
        async with self.units.begin() as unit:
            return await unit.store.statistics.read()
