"""What the room's records tell the heart: the same facts whenever and from wherever they are read."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from temuainul.domain.model.fact import (
    CallEnded,
    Fact,
    ParticipantJoined,
    ParticipantLeft,
    SessionEnded,
    SessionStarted,
    TranscriptReady,
)
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.room.records import Line, Presence, RoomSession
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance

SCHEME = "room:"
FILENAME = "room"


def facts_of(session: RoomSession, presences: Iterable[Presence]) -> tuple[Fact, ...]:
    """Everything that is known of one run."""
    return (started(session), *(fact for one in presences for fact in presence_facts(one)), *ended(session))


def started(session: RoomSession) -> Fact:
    return SessionStarted(session=session.id, at=session.started_at)


def presence_facts(presence: Presence) -> Iterator[Fact]:
    yield ParticipantJoined(
        session=presence.session,
        presence=presence.id,
        user=presence.user,
        name=presence.name,
        at=presence.joined_at,
    )
    if presence.left_at is not None:
        yield ParticipantLeft(session=presence.session, presence=presence.id, at=presence.left_at)


def ended(session: RoomSession) -> Iterator[Fact]:
    """The transcript is there at once, also where it is empty: then nothing was said, and nobody waits for it."""
    at = session.ended_at
    if at is None:
        return
    yield SessionEnded(session=session.id, at=at)
    if session.ended_for_all:
        yield CallEnded(at=at)
    yield TranscriptReady(
        session=session.id,
        filename=FILENAME,
        url=url_of(session.id),
        started_at=session.started_at,
        at=at,
    )


def url_of(session: CallSessionId) -> str:
    return f"{SCHEME}{session}"


def session_at(url: str) -> CallSessionId | None:
    """None for an address of somebody else's."""
    return CallSessionId(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None


def part_of(session: CallSessionId, started_at: datetime, lines: Iterable[Line]) -> TranscriptPart:
    """By the time words began, since a spoken line is kept when it ends. An agent alone in a room said nothing."""
    said = sorted(lines, key=lambda line: (line.start_seconds, line.number))
    if all(line.by_agent for line in said):
        said = []
    return TranscriptPart(
        session=session,
        started_at=started_at,
        timing=Timing.measured,
        utterances=tuple(
            Utterance(
                speaker=line.user,
                text=line.text,
                start_seconds=line.start_seconds,
                end_seconds=line.end_seconds,
            )
            for line in said
        ),
    )
