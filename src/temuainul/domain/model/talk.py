"""Who spoke when, in short: what lists show of a transcript without reading it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct, structs

from temuainul.domain.model.agent import is_agent
from temuainul.domain.model.transcript import TranscriptPart

MOST_STRIPES = 96
"""As many as can be told apart on a strip the width of a list."""


class Run(Struct, frozen=True, kw_only=True):
    """One speaker, from when to when; seconds as in what it outlines."""

    speaker: str
    start_seconds: float
    end_seconds: float


class Outline(Struct, frozen=True, kw_only=True):
    """One part of a transcript without its words, kept beside it when it is added."""

    digest: str
    """The part's."""
    started_at: datetime
    seconds: float
    spoken: dict[str, float]
    """Seconds by speaker, in the order they first spoke."""
    runs: tuple[Run, ...]


class TalkSpeaker(Struct, frozen=True, kw_only=True):
    name: str
    is_agent: bool
    share: float
    """Of all the time somebody spoke, 0 to 1."""


class Stripe(Struct, frozen=True, kw_only=True):
    speaker: int
    """Place among the speakers."""
    start: float
    """Of the whole length, 0 to 1."""
    end: float


class Talk(Struct, frozen=True, kw_only=True):
    """A meeting's talk as a strip."""

    seconds: float
    speakers: tuple[TalkSpeaker, ...]
    """In the order they first spoke."""
    stripes: tuple[Stripe, ...]
    """By their beginning, 96 at most; where people spoke at once they may overlap."""


def outline_of(part: TranscriptPart) -> Outline:
    runs = [
        Run(speaker=said.speaker, start_seconds=said.start_seconds, end_seconds=said.end_seconds)
        for said in part.utterances
    ]
    return Outline(
        digest=part.digest,
        started_at=part.started_at,
        seconds=part.seconds,
        spoken=_spoken((run.speaker, run.end_seconds - run.start_seconds) for run in runs),
        runs=_condensed(runs, part.seconds),
    )


def talk_of(outlines: Iterable[Outline], names: Mapping[str, str], agent: str | None) -> Talk | None:
    """All parts in one strip, each speaker by name; the same words told twice count once. None where nothing was said.

    An imported transcript has names only: in it, whoever is called as the meeting's agent is that agent.
    """
    parts = _union(outlines)
    if not any(part.spoken for part in parts):
        return None
    seconds = max(_offset(part, parts) + part.seconds for part in parts if part.spoken)
    spoken = _spoken((names.get(who, who), time) for part in parts for who, time in part.spoken.items())
    runs = _condensed((run for part in parts for run in _placed(part, parts, names)), seconds)
    agents = {names.get(who, who) for part in parts for who in part.spoken if is_agent(who)}
    agents |= set() if agent is None else {agent}
    return Talk(
        seconds=round(seconds, 3),
        speakers=tuple(_speaker(name, spoken, agents) for name in spoken),
        stripes=tuple(_stripe(run, list(spoken), seconds) for run in runs),
    )


def _union(outlines: Iterable[Outline]) -> tuple[Outline, ...]:
    """As `Transcript.union` has it."""
    found: dict[str, Outline] = {}
    for outline in sorted(outlines, key=lambda one: (one.started_at, one.digest)):
        found.setdefault(outline.digest, outline)
    return tuple(found.values())


def _offset(part: Outline, parts: tuple[Outline, ...]) -> float:
    return (part.started_at - parts[0].started_at).total_seconds()


def _placed(part: Outline, parts: tuple[Outline, ...], names: Mapping[str, str]) -> Iterator[Run]:
    offset = _offset(part, parts)
    for run in part.runs:
        yield Run(
            speaker=names.get(run.speaker, run.speaker),
            start_seconds=offset + run.start_seconds,
            end_seconds=offset + run.end_seconds,
        )


def _spoken(times: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for who, seconds in times:
        found[who] += max(seconds, 0.0)
    return {who: round(seconds, 3) for who, seconds in found.items()}


def _condensed(runs: Iterable[Run], seconds: float) -> tuple[Run, ...]:
    """As they are if they are few; else cut into slots, each of whoever spoke most in it."""
    slot = seconds / MOST_STRIPES
    in_order = sorted(
        (run for run in map(_begun, runs) if run.end_seconds > run.start_seconds),
        key=lambda run: (run.start_seconds, run.end_seconds, run.speaker),
    )
    joined = _joined(in_order, slot)
    return joined if len(joined) <= MOST_STRIPES else _joined(_slots(joined, slot), slot)


def _begun(run: Run) -> Run:
    """Some recogniser's clock may begin before the session does; nothing is heard there."""
    return structs.replace(run, start_seconds=max(run.start_seconds, 0.0))


def _joined(runs: Iterable[Run], slot: float) -> tuple[Run, ...]:
    """What one speaker says with no pause that could be seen, and nobody between."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last.speaker == run.speaker and run.start_seconds - last.end_seconds < slot:
            end = max(last.end_seconds, run.end_seconds)
            found[-1] = structs.replace(last, end_seconds=end)
        else:
            found.append(run)
    return tuple(found)


def _slots(runs: Iterable[Run], slot: float) -> Iterator[Run]:
    heard: list[defaultdict[str, float]] = [defaultdict(float) for _ in range(MOST_STRIPES)]
    for run in runs:
        for place in range(int(run.start_seconds / slot), MOST_STRIPES):
            begin, end = place * slot, (place + 1) * slot
            if begin >= run.end_seconds:
                break
            heard[place][run.speaker] += min(run.end_seconds, end) - max(run.start_seconds, begin)
    for place, spoken in enumerate(heard):
        if spoken:
            loudest = max(spoken, key=lambda who: spoken[who])
            yield Run(speaker=loudest, start_seconds=place * slot, end_seconds=(place + 1) * slot)


def _speaker(name: str, spoken: Mapping[str, float], agents: set[str]) -> TalkSpeaker:
    everything = sum(spoken.values())
    share = round(spoken[name] / everything, 4) if everything else 0.0
    return TalkSpeaker(name=name, is_agent=name in agents, share=share)


def _stripe(run: Run, names: list[str], seconds: float) -> Stripe:
    return Stripe(
        speaker=names.index(run.speaker),
        start=_within(run.start_seconds / seconds),
        end=_within(run.end_seconds / seconds),
    )


def _within(place: float) -> float:
    return round(min(max(place, 0.0), 1.0), 4)
