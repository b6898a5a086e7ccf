"""The AI participant a user describes."""

from datetime import datetime

from msgspec import Struct, structs

from temuainul.domain.model.ids import AgentId, UserId
from temuainul.domain.model.words import Language, clean_name, clean_text

NAME_LENGTH = 120
INSTRUCTIONS_LENGTH = 8_000
VOICE_LENGTH = 40
_PARTICIPANT_PREFIX = "agent_"
DEFAULT_VOICE = "marin"
"""A voice of the realtime models; other providers read it as "your default"."""


class AgentProfile(Struct, frozen=True, kw_only=True):
    """What a person says of an agent; a meeting keeps a frozen copy, so that deleting the agent loses nothing."""

    name: str
    instructions: str
    language: Language
    voice: str


class Agent(Struct, frozen=True, kw_only=True):
    id: AgentId
    owner_id: UserId
    profile: AgentProfile
    created_at: datetime
    updated_at: datetime

    def edited(self, profile: AgentProfile, now: datetime) -> "Agent":
        return structs.replace(self, profile=profile, updated_at=now)


def checked_profile(profile: AgentProfile) -> AgentProfile:
    """Raises `Invalid` naming the field."""
    return AgentProfile(
        name=clean_name(profile.name, where="name", longest=NAME_LENGTH),
        instructions=clean_text(profile.instructions, where="instructions", longest=INSTRUCTIONS_LENGTH),
        language=profile.language,
        voice=clean_name(profile.voice, where="voice", longest=VOICE_LENGTH),
    )


def participant_of(agent: AgentId) -> str:
    """How an agent is named in a call; its own space, so that no user can be taken for one (reliability Z2)."""
    return f"{_PARTICIPANT_PREFIX}{agent}"


def is_agent(participant: str) -> bool:
    return participant.startswith(_PARTICIPANT_PREFIX)
