"""Lines of a room: kept first, then shown."""

import secrets
from dataclasses import dataclass, field

from temuainul.domain.model.room.records import Line
from temuainul.domain.usecases.live_room import LiveRoom
from temuainul.domain.usecases.units import Unit, Units


def _name() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True)
class LineKeeping:
    units: Units
    holder: str = field(default_factory=_name)
    """What this process is called in the rows of the sessions it holds."""

    async def keep(self, live: LiveRoom, line: Line) -> tuple[Line, ...]:
        """Nobody sees what is not kept. Returns what nobody had seen before; the last is the line, unless it was sent again.

        Raises `Unavailable`, and `NotKept` where the session is over or not ours any more.
        """
        async with live.turn:
            async with self.units.begin() as unit:
                kept = await unit.store.rooms.keep_line(line, self.holder)
                if kept is None:
                    raise NotKept
                shown = await self._missed(unit, live, kept)
            return tuple([one for one in shown if live.show(one)])

    async def _missed(self, unit: Unit, live: LiveRoom, kept: Line) -> tuple[Line, ...]:
        """The line; before it those that were kept without anybody learning of it, since the commit's answer was lost."""
        if kept.number <= live.shown + 1:
            return (kept,)
        return await unit.store.rooms.lines(live.session.id, live.shown)


class NotKept(Exception):
    """The session is over, or another process holds it; the next tending says which."""
