"""What a meeting left to do, and what of it is done."""

from dataclasses import dataclass

from msgspec import Struct

from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import ActionItemId, MeetingId, UserId
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.summary import ActionItem
from temuainul.domain.usecases.meetings import locked
from temuainul.domain.usecases.units import Unit, Units


class TickedItem(Struct, frozen=True, kw_only=True):
    id: ActionItemId
    item: ActionItem
    done: bool


@dataclass(frozen=True)
class ActionItems:
    units: Units

    async def tick(self, actor: UserId, meeting: MeetingId, id: ActionItemId, *, done: bool) -> TickedItem:
        """Tick an item of the current summary off, or open it again. Raises `NotFound` where it has none such."""
        async with self.units.begin() as unit:
            await locked(unit, actor, meeting)
            item = await _item(unit, meeting, id)
            if done:
                await unit.store.ticks.add(meeting, id, await unit.now())
            else:
                await unit.store.ticks.remove(meeting, id)
            unit.changed(actor, ChangeTopic.meetings, meeting)
        return TickedItem(id=id, item=item, done=done)

    async def done(self, actor: UserId, meeting: MeetingId) -> frozenset[ActionItemId]:
        """Of all versions of the summary."""
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, meeting)
            return await unit.store.ticks.of(meeting)


async def _item(unit: Unit, meeting: MeetingId, id: ActionItemId) -> ActionItem:
    summary = await unit.store.summaries.current(meeting)
    item = None if summary is None else summary.identified.get(id)
    if item is None:
        raise NotFound("The summary has no such action item.")
    return item
