"""Hypothesis strategies for meetings and what providers tell of them.

`facts()` reads the closed union, so a new kind of fact is generated unasked. `histories()` tells calls as a provider
would, then as a network would: twice, swapped, late, or not at all.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import UnionType
from typing import Any, get_args

from hypothesis import strategies as st
from msgspec import Struct, structs

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.fact import Deadline, Fact
from temuainul.domain.model.ids import AgentId, CallSessionId, MeetingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import Meeting, call_of
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance
from temuainul.domain.model.words import Language
from temuainul.testing.vendor import VendorCall, VendorSession

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))


class ToldHistory(Struct, frozen=True, kw_only=True):
    """What happened, and what of it reached us in which order."""

    call: VendorCall
    told: tuple[Fact, ...]

    @property
    def complete(self) -> bool:
        """True if nothing was lost on the way."""
        return set(self.told) == set(self.call.facts())


def instants(*, within: timedelta = timedelta(days=2)) -> st.SearchStrategy[datetime]:
    """Whole seconds from `NOON` on; aware, UTC."""
    return st.integers(0, int(within.total_seconds())).map(lambda seconds: NOON + timedelta(seconds=seconds))


def names(*, longest: int = 40) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, min_size=1, max_size=longest).map(str.strip).filter(bool)


def profiles() -> st.SearchStrategy[AgentProfile]:
    return st.builds(
        AgentProfile,
        name=names(),
        instructions=st.text(_LETTERS, max_size=200),
        language=st.sampled_from(Language),
        voice=st.sampled_from(["marin", "cedar"]),
    )


def meetings(*, owner: str = "owner") -> st.SearchStrategy[Meeting]:
    """Upcoming ones; tell them facts to bring them further."""
    return st.builds(_meeting, st.uuids().map(str), names(), profiles(), instants(), st.just(UserId(owner)))


def facts(*, kinds: UnionType = Fact) -> st.SearchStrategy[Fact]:
    """Any fact, from small pools, so that keys collide and sessions meet."""
    return st.one_of([_of_kind(kind) for kind in get_args(kinds)])


def utterances() -> st.SearchStrategy[Utterance]:
    said = st.tuples(st.sampled_from(["Sari", "Budi", "Agent"]), names(longest=80), st.integers(1, 30))
    return said.map(
        lambda one: Utterance(speaker=one[0], text=one[1], start_seconds=0.0, end_seconds=float(one[2]))
    )


def parts() -> st.SearchStrategy[TranscriptPart]:
    return st.builds(
        TranscriptPart,
        session=st.sampled_from([CallSessionId("s1"), CallSessionId("s2")]),
        started_at=instants(),
        timing=st.sampled_from(Timing),
        utterances=st.lists(utterances(), max_size=6).map(_one_after_another),
    )


def transcripts() -> st.SearchStrategy[Transcript]:
    return st.lists(parts(), max_size=3).map(Transcript.union)


@st.composite
def calls(draw: st.DrawFn, *, most_sessions: int = 3) -> VendorCall:
    """Sessions one after another, each with people, and a transcript, a failure, or silence after it."""
    begin, sessions = NOON, []
    for number in range(draw(st.integers(1, most_sessions))):
        session = draw(_sessions(f"s{number + 1}", begin))
        sessions.append(session)
        begin = session.ended_at + timedelta(minutes=draw(st.integers(1, 90)))
    return VendorCall(sessions=tuple(sessions))


@st.composite
def histories(draw: st.DrawFn, *, lossy: bool = True, most_sessions: int = 3) -> ToldHistory:
    """A call, told with repetitions and in any order; with `lossy`, not all of it."""
    call = draw(calls(most_sessions=most_sessions))
    arrived = [fact for fact in call.facts() if not lossy or draw(st.integers(0, 9)) > 0]
    repeated = draw(st.lists(st.sampled_from(arrived), max_size=8)) if arrived else []
    return ToldHistory(call=call, told=tuple(draw(st.permutations([*arrived, *repeated]))))


@st.composite
def _sessions(draw: st.DrawFn, name: str, begin: datetime) -> VendorSession:
    return VendorSession(
        id=CallSessionId(name),
        started_at=begin,
        minutes=draw(st.integers(1, 120)),
        people=tuple(draw(st.lists(st.sampled_from(["sari", "budi", "dewi"]), unique=True, min_size=1))),
        words=draw(st.lists(st.sampled_from(["halo", "setuju", "besok", "anggaran"]), max_size=5)),
        fails=draw(st.booleans()),
    )


def _of_kind(kind: type[Struct]) -> st.SearchStrategy[Any]:
    fields = {field.name: _field(field.name, field.type) for field in structs.fields(kind)}
    return st.builds(kind, **fields)


def _field(name: str, kind: object) -> st.SearchStrategy[Any]:
    pools: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "session": lambda: st.sampled_from(["s1", "s2"]),
        "subject": lambda: st.sampled_from(["s1", "s2", "d:"]),
        "url": lambda: st.sampled_from(["https://files.example/1", "https://files.example/2"]),
        "reason": lambda: st.just("no audio"),
        "deadline": lambda: st.sampled_from(Deadline),
        "words": lambda: st.integers(0, 3),
    }
    if name in pools:
        return pools[name]()
    return instants() if kind is datetime else st.sampled_from(["a", "b"])


def _meeting(id: str, title: str, agent: AgentProfile, now: datetime, owner: UserId) -> Meeting:
    return Meeting(
        id=MeetingId(id),
        owner_id=owner,
        title=title,
        agent_id=AgentId("agent"),
        agent=agent,
        call=call_of(MeetingId(id)),
        planned_start=None,
        duration_minutes=30,
        created_at=now,
        updated_at=now,
        standing=derive(()),
        version=1,
    )


def _one_after_another(said: list[Utterance]) -> tuple[Utterance, ...]:
    placed, at = [], 0.0
    for one in said:
        placed.append(structs.replace(one, start_seconds=at, end_seconds=at + one.end_seconds))
        at += one.end_seconds
    return tuple(placed)
