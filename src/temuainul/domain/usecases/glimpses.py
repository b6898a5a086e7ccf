"""What lists show of many meetings, in as many queries as for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from temuainul.domain.model.glimpse import Glimpse, Lead
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.talk import Outline, talk_of
from temuainul.domain.model.user import User
from temuainul.domain.usecases.naming import Joined, known_names
from temuainul.domain.usecases.units import Units

_NO_LEAD = Lead(text=None, action_items=0)


@dataclass(frozen=True)
class Glimpses:
    units: Units

    async def of(self, actor: User, meetings: Iterable[Meeting]) -> Mapping[MeetingId, Glimpse]:
        """Of the actor's own meetings, each with its entry; of one without a transcript there is nothing to see yet."""
        all_of_them = {meeting.id: meeting for meeting in meetings}
        told = [id for id, one in all_of_them.items() if one.standing.transcript_digest is not None]
        return dict.fromkeys(all_of_them, Glimpse()) | await self._of_told(actor, all_of_them, told)

    async def _of_told(
        self, actor: User, meetings: Mapping[MeetingId, Meeting], told: list[MeetingId]
    ) -> dict[MeetingId, Glimpse]:
        if not told:
            return {}
        async with self.units.begin() as unit:
            outlines = await unit.store.transcripts.outlines(told)
            leads = await unit.store.summaries.leads(told)
            joined = await unit.store.facts.joined(told)
        return {
            id: _glimpse(
                actor, meetings[id], outlines.get(id, ()), leads.get(id, _NO_LEAD), joined.get(id, ())
            )
            for id in told
        }


def _glimpse(
    owner: User, meeting: Meeting, outlines: tuple[Outline, ...], lead: Lead, joined: Joined
) -> Glimpse:
    speakers = {who for outline in outlines for who in outline.spoken}
    names = known_names(owner, meeting, speakers, joined)
    agent = None if meeting.agent is None else meeting.agent.name
    return Glimpse(talk=talk_of(outlines, names, agent), lead=lead.text, action_items=lead.action_items)
