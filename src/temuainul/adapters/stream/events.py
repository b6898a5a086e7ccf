"""Which events tell us something, and what: event type → the fields we use of it → facts.

Fields we do not name may be anything. Those the vendor's language writes as null where it has none may be null.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from temuainul.adapters.stream.bounds import URL_LENGTH, identifier, prose
from temuainul.adapters.stream.moments import CLOCKS_DIFFER, moment, moment_near
from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.fact import (
    CallEnded,
    Fact,
    ParticipantJoined,
    ParticipantLeft,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    TranscriptionFailed,
    TranscriptReady,
)
from temuainul.domain.model.ids import CallId, CallSessionId
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.domain.model.words import invalid

NAME_LENGTH = 120
REASON_LENGTH = 500

VENDOR_KEEPS = timedelta(days=14)
"""No file is older: the vendor deletes them after two weeks."""

_PLACE = re.compile(r"(.*) - at `\$\.?(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`")


class _When(Struct, frozen=True, kw_only=True):
    """The times an event names, held against when it came (reliability S6)."""

    at: datetime
    arrival: datetime

    def of(self, told: object) -> datetime:
        """The event's own time where this one cannot be believed."""
        return moment_near(told, self.arrival) or self.at

    def of_file(self, told: object, where: str) -> datetime:
        """Where words lie in a meeting hangs on it, so that a guess is worse than none. Raises `Invalid`."""
        at = moment(told)
        if at is None or not -CLOCKS_DIFFER <= self.arrival - at <= VENDOR_KEEPS + CLOCKS_DIFFER:
            raise invalid(where, "must be a time of the last two weeks, RFC 3339 or nanoseconds")
        return at


class _User(Struct, frozen=True, kw_only=True):
    id: str
    name: str | None = None


class _Participant(Struct, frozen=True, kw_only=True):
    user_session_id: str
    user: _User
    joined_at: Any = None


class _Session(Struct, frozen=True, kw_only=True):
    id: str
    started_at: Any = None
    ended_at: Any = None
    participants: tuple[_Participant, ...] | None = None


class _Call(Struct, frozen=True, kw_only=True):
    session: _Session | None = None
    ended_at: Any = None


class _File(Struct, frozen=True, kw_only=True):
    filename: str
    url: str
    session_id: str
    start_time: Any = None
    end_time: Any = None


class CallEvent(Struct, frozen=True, kw_only=True):
    """What every event about a call carries."""

    call_cid: str
    created_at: Any = None

    def told(self, arrival: datetime) -> WebhookEvent:
        """Raises `Invalid` naming the field that cannot be used."""
        when = _When(at=moment_near(self.created_at, arrival) or arrival, arrival=arrival)
        return WebhookEvent(call=_call_id(self.call_cid), facts=tuple(self.facts(when)))

    def facts(self, when: _When) -> Iterator[Fact]:
        raise NotImplementedError  # each kind of event below says which facts it tells


class _SessionEvent(CallEvent, frozen=True, kw_only=True):
    session_id: str
    call: _Call | None = None

    @property
    def session(self) -> CallSessionId:
        return _session_id(self.session_id, "session_id")

    @property
    def run(self) -> _Session | None:
        """None also where the call, by the time it was told, was in another session than the event is about."""
        run = self.call.session if self.call is not None else None
        return run if run is not None and run.id == self.session_id else None


class _SessionStarted(_SessionEvent, frozen=True, kw_only=True):
    def facts(self, when: _When) -> Iterator[Fact]:
        run = self.run
        yield SessionStarted(session=self.session, at=when.of(run.started_at if run else None))
        for present in (run.participants if run else None) or ():
            yield _joined(present, self.session, when, "call.session.participants")


class _SessionEnded(_SessionEvent, frozen=True, kw_only=True):
    def facts(self, when: _When) -> Iterator[Fact]:
        yield SessionEnded(session=self.session, at=when.of(self.run.ended_at if self.run else None))


class _CallEnded(CallEvent, frozen=True, kw_only=True):
    call: _Call | None = None

    def facts(self, when: _When) -> Iterator[Fact]:
        # The call's own mark, so that the same end learned from the API is the same fact.
        yield CallEnded(at=when.of(self.call.ended_at if self.call else None))


class _PresenceEvent(CallEvent, frozen=True, kw_only=True):
    session_id: str
    participant: _Participant

    @property
    def session(self) -> CallSessionId:
        return _session_id(self.session_id, "session_id")


class _ParticipantJoined(_PresenceEvent, frozen=True, kw_only=True):
    def facts(self, when: _When) -> Iterator[Fact]:
        yield _joined(self.participant, self.session, when, "participant")


class _ParticipantLeft(_PresenceEvent, frozen=True, kw_only=True):
    def facts(self, when: _When) -> Iterator[Fact]:
        presence = _presence(self.participant, "participant")
        yield ParticipantLeft(session=self.session, presence=presence, at=when.at)


class _TranscriptionReady(CallEvent, frozen=True, kw_only=True):
    call_transcription: _File

    def facts(self, when: _When) -> Iterator[Fact]:
        file, where = self.call_transcription, "call_transcription"
        yield TranscriptReady(
            session=_session_id(file.session_id, f"{where}.session_id"),
            filename=identifier(file.filename, f"{where}.filename"),
            url=identifier(file.url, f"{where}.url", longest=URL_LENGTH),
            started_at=when.of_file(file.start_time, f"{where}.start_time"),
            at=when.at,
        )


class _TranscriptionFailed(CallEvent, frozen=True, kw_only=True):
    egress_id: str
    error: str | None = None

    def facts(self, when: _When) -> Iterator[Fact]:
        yield TranscriptionFailed(
            egress=identifier(self.egress_id, "egress_id"),
            reason=prose(self.error, longest=REASON_LENGTH),
            at=when.at,
        )


class _RecordingReady(CallEvent, frozen=True, kw_only=True):
    call_recording: _File

    def facts(self, when: _When) -> Iterator[Fact]:
        file, where = self.call_recording, "call_recording"
        yield RecordingReady(
            session=_session_id(file.session_id, f"{where}.session_id"),
            filename=identifier(file.filename, f"{where}.filename"),
            url=identifier(file.url, f"{where}.url", longest=URL_LENGTH),
            started_at=when.of_file(file.start_time, f"{where}.start_time"),
            ended_at=when.of_file(file.end_time, f"{where}.end_time"),
            at=when.at,
        )


READ: Mapping[str, type[CallEvent]] = MappingProxyType(
    {
        "call.session_started": _SessionStarted,
        "call.session_participant_joined": _ParticipantJoined,
        "call.session_participant_left": _ParticipantLeft,
        "call.session_ended": _SessionEnded,
        "call.ended": _CallEnded,
        "call.transcription_ready": _TranscriptionReady,
        "call.transcription_failed": _TranscriptionFailed,
        "call.recording_ready": _RecordingReady,
    }
)


def read_event(told: dict[str, Any], shape: type[CallEvent], *, arrival: datetime) -> WebhookEvent:
    """Raises `Invalid` naming the field that does not fit."""
    try:
        return msgspec.convert(told, shape).told(arrival)
    except msgspec.ValidationError as error:
        raise _misfit(str(error)) from error


def _call_id(cid: str) -> CallId:
    kind, _, id = identifier(cid, "call_cid").partition(":")
    if not kind or not id:
        raise invalid("call_cid", "must be `type:id`")
    return CallId(cid)


def _session_id(id: str, where: str) -> CallSessionId:
    return CallSessionId(identifier(id, where))


def _presence(participant: _Participant, where: str) -> str:
    return identifier(participant.user_session_id, f"{where}.user_session_id")


def _joined(participant: _Participant, session: CallSessionId, when: _When, where: str) -> ParticipantJoined:
    return ParticipantJoined(
        session=session,
        presence=_presence(participant, where),
        user=identifier(participant.user.id, f"{where}.user.id"),
        name=prose(participant.user.name, longest=NAME_LENGTH),
        at=when.of(participant.joined_at),
    )


def _misfit(fault: str) -> Invalid:
    placed = _PLACE.fullmatch(fault)
    fault, place = (placed[1], placed[2]) if placed else (fault, "")
    missing = _MISSING.fullmatch(fault)
    if missing:
        return invalid(f"{place}.{missing[1]}".lstrip("."), "is missing")
    return invalid(place or "body", f"does not fit: {fault}")
