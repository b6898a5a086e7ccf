"""What a summary or an answer may rest on.

An agent that repeats somebody is no second witness, its courtesies say nothing, and neither does what it was asked then.
"""

import re
from collections.abc import Iterable

from temuainul.domain.model.agent import AgentProfile, is_agent
from temuainul.domain.model.evidence import stands_in
from temuainul.domain.model.room.addressing import address
from temuainul.domain.model.room.wording import courtesies
from temuainul.domain.model.transcript import Segment, Transcript

_QUOTED = re.compile(r"“([^”]+)”")


def originals(transcript: Transcript, agent: AgentProfile | None) -> tuple[Segment, ...]:
    """Everything where there would be nothing else. Evidence is held against the whole transcript all the same."""
    phrases = frozenset() if agent is None else courtesies(agent)
    speakers = (said.speaker for part in transcript.parts for said in part.utterances)
    kept: list[Segment] = []
    for segment, speaker in zip(transcript.segments, speakers, strict=True):
        if not is_agent(speaker) or not (segment.text in phrases or _repeats(segment.text, kept)):
            kept.append(segment)
        elif kept and agent is not None and _asked(agent, kept[-1].text):
            kept.pop()
    return tuple(kept) or transcript.segments


def _asked(agent: AgentProfile, text: str) -> bool:
    """Told something, it only says that it listens; what it was told is part of the meeting."""
    meant = address(agent.name, text)
    return meant is not None and (bool(meant.question) or meant.thanks)


def _repeats(text: str, before: Iterable[Segment]) -> bool:
    quoted = _QUOTED.findall(text)
    said = [segment.text for segment in before]
    return bool(quoted) and all(any(stands_in(words, one) for one in said) for words in quoted)
