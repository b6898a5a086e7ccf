"""Removing files once the rows that told of them are gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from temuainul.domain.model.work import Done, Later, Lease, RemoveFiles
from temuainul.domain.usecases.units import Units
from temuainul.ports.files import Files

ONCE_MORE_AFTER = timedelta(hours=1)
"""Whoever was about to keep such a file when it was removed has long done so by then."""


@dataclass(frozen=True)
class Removals:
    units: Units
    files: Files

    async def remove(self, lease: Lease, work: RemoveFiles, now: datetime) -> None:
        """Twice, with an hour between: a file may be on its way while the first time goes on."""
        for key in await self.files.list(work.prefix):
            await self.files.remove(key)
        once_more = lease.created_at + ONCE_MORE_AFTER
        async with self.units.begin() as unit:
            await unit.finish(lease, Later(once_more) if now < once_more else Done())
