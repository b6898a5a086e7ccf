"""Who speaks: providers write identifiers, people read names."""

from collections.abc import Iterable

from temuainul.domain.model.agent import is_agent
from temuainul.domain.model.fact import ParticipantJoined
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.user import User
from temuainul.domain.usecases.units import Unit

Joined = tuple[ParticipantJoined, ...]


async def named_transcript(unit: Unit, meeting: Meeting) -> Transcript:
    """Named when it is read, so that it does not matter whether the names or the words came first."""
    transcript = await unit.store.transcripts.of(meeting.id)
    return transcript.named(await names_of(unit, meeting, transcript.speakers))


async def names_of(unit: Unit, meeting: Meeting, speakers: Iterable[str]) -> dict[str, str]:
    owner = await unit.store.users.by_id(meeting.owner_id)
    joined = await unit.store.facts.joined([meeting.id])
    return known_names(owner, meeting, speakers, joined.get(meeting.id, ()))


def known_names(owner: User, meeting: Meeting, speakers: Iterable[str], joined: Joined) -> dict[str, str]:
    """By the provider's identifiers: as they joined, else as we know them; whoever is known to nobody is left out."""
    known = {str(owner.id): owner.name} | _agents(meeting, speakers)
    return known | _told(joined)


def _agents(meeting: Meeting, speakers: Iterable[str]) -> dict[str, str]:
    """A meeting has one agent, also when that has been deleted since."""
    return {} if meeting.agent is None else {who: meeting.agent.name for who in speakers if is_agent(who)}


def _told(joined: Joined) -> dict[str, str]:
    named = [fact for fact in joined if fact.name]
    return {fact.user: fact.name for fact in sorted(named, key=lambda fact: (fact.at, fact.key))}
