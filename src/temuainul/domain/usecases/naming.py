"""Who speaks: providers write identifiers, people read names."""

from collections.abc import Iterable

from temuainul.domain.model.agent import is_agent
from temuainul.domain.model.fact import Fact, ParticipantJoined
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.usecases.units import Unit


async def named_transcript(unit: Unit, meeting: Meeting) -> Transcript:
    """Named when it is read, so that it does not matter whether the names or the words came first."""
    transcript = await unit.store.transcripts.of(meeting.id)
    return transcript.named(await names_of(unit, meeting, transcript.speakers))


async def names_of(unit: Unit, meeting: Meeting, speakers: Iterable[str]) -> dict[str, str]:
    """By the provider's identifiers: as they joined, else as we know them; whoever is known to nobody is left out."""
    owner = await unit.store.users.by_id(meeting.owner_id)
    known = {owner.id: owner.name} | _agents(meeting, speakers)
    return known | _told(await unit.store.facts.of(meeting.id))


def _agents(meeting: Meeting, speakers: Iterable[str]) -> dict[str, str]:
    """A meeting has one agent, also when that has been deleted since."""
    return {} if meeting.agent is None else {who: meeting.agent.name for who in speakers if is_agent(who)}


def _told(facts: Iterable[Fact]) -> dict[str, str]:
    joined = [fact for fact in facts if isinstance(fact, ParticipantJoined) and fact.name]
    return {fact.user: fact.name for fact in sorted(joined, key=lambda fact: (fact.at, fact.key))}
