"""What a summary or an answer may rest on.

An agent that repeats somebody is no second witness, its courtesies say nothing, and neither does what it was asked then.
"""

import re
from collections.abc import Sequence

from temuainul.domain.model.agent import AgentProfile, is_agent
from temuainul.domain.model.evidence import plain, stands_in
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


def _repeats(text: str, said: Sequence[Segment]) -> bool:
    return _quotes(text, said) or _recounts(text, said)


def _quotes(text: str, said: Sequence[Segment]) -> bool:
    quoted = _QUOTED.findall(text)
    return bool(quoted) and all(any(stands_in(words, one.text) for one in said) for words in quoted)


def _recounts(text: str, said: Sequence[Segment]) -> bool:
    """As what had to be tidied is told: "Sari: …", without quotation marks, and with no word that nobody had said."""
    name, colon, _ = text.partition(":")
    called, speakers = _words(name), [_words(speaker) for speaker in {one.speaker for one in said}]
    if not colon or not called or not any(called <= speaker for speaker in speakers):
        return False
    return _words(text) <= set[str]().union(*speakers, *(_words(one.text) for one in said))


def _words(text: str) -> set[str]:
    return set(plain(text).split())
