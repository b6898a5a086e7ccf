"""The one way a meeting changes: facts are added, its standing is derived anew, and what is due becomes work."""

from collections.abc import Sequence

from msgspec import structs

from temuainul.domain.model.due import due
from temuainul.domain.model.fact import Fact, merge
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.usecases.units import Unit


async def tell(unit: Unit, meeting: Meeting, facts: Sequence[Fact], *, source: str) -> Meeting:
    """Call it under the meeting's lock. What was known before changes nothing, whoever tells it again.

    Only what the news add to what is due is owed: work that failed and waits is not hurried by every webhook.
    """
    known = await unit.store.facts.of(meeting.id)
    merged = merge((*known, *facts))
    news = [fact for fact in merged.values() if fact not in known]
    if not news:
        return meeting
    await unit.store.facts.put(meeting.id, news, source=source, now=await unit.now())
    for owed in due(meeting.id, merged.values()) - due(meeting.id, known):
        await unit.owe(owed)
    return await _stand(unit, meeting, list(merged.values()))


async def _stand(unit: Unit, meeting: Meeting, facts: Sequence[Fact]) -> Meeting:
    moved = structs.replace(
        meeting, standing=derive(facts), version=meeting.version + 1, updated_at=await unit.now()
    )
    await unit.store.meetings.save(moved)
    unit.changed(meeting.owner_id, ChangeTopic.meetings, meeting.id)
    return moved
