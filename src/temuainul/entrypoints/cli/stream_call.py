"""A call as Stream would tell of it, from a transcript: the events of its webhooks, and its transcript file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct, structs

from temuainul.domain.model.transcript import TranscriptPart, Utterance

Event = dict[str, Any]


class Participant(Struct, frozen=True, kw_only=True):
    id: str
    name: str


class Letter(Struct, frozen=True, kw_only=True):
    """One webhook on its way; sent again it is the same letter, and counts its attempts."""

    id: str
    body: bytes
    attempt: int = 1

    def again(self) -> "Letter":
        return structs.replace(self, attempt=self.attempt + 1)


@dataclass(frozen=True)
class StreamCall:
    """One call with one session; `part` says what was said, by the participants' names, and when it began."""

    cid: str
    part: TranscriptPart
    participants: Sequence[Participant]
    """The first is there when the session starts."""

    @property
    def ended_at(self) -> datetime:
        return self.part.started_at + timedelta(seconds=self.part.seconds)

    @property
    def transcript_name(self) -> str:
        return f"transcript_{self.cid.replace(':', '_')}_{self.part.session}.jsonl"

    def transcript_file(self) -> bytes:
        ids = {one.name: one.id for one in self.participants}
        return b"".join(
            msgspec.json.encode(self._speech(said, ids[said.speaker])) + b"\n"
            for said in self.part.utterances
        )

    def session_started(self) -> Event:
        return self._session_event("call.session_started", self.part.started_at) | {"call": self._call()}

    def joined(self, who: Participant) -> Event:
        event = self._session_event("call.session_participant_joined", self.part.started_at)
        return event | {"participant": self._present(who)}

    def left(self, who: Participant) -> Event:
        event = self._session_event("call.session_participant_left", self.ended_at)
        seconds = int(self.part.seconds)
        return event | {"participant": self._present(who), "duration_seconds": seconds, "reason": ""}

    def session_ended(self) -> Event:
        return self._session_event("call.session_ended", self.ended_at) | {"call": self._call(ended=True)}

    def transcription_ready(self, url: str) -> Event:
        event = self._event("call.transcription_ready", self.ended_at) | {"egress_id": "egress-transcript"}
        return event | {"call_transcription": self._file(self.transcript_name, url)}

    def recording_ready(self, url: str) -> Event:
        event = self._event("call.recording_ready", self.ended_at) | {"egress_id": "egress-recording"}
        recording = self._file("recording.mp4", url) | {"recording_type": "composite"}
        return event | {"recording_type": "composite", "call_recording": recording}

    def _speech(self, said: Utterance, speaker_id: str) -> Event:
        began = self.part.started_at
        return {
            "type": "speech",
            "start_time": _moment(began + timedelta(seconds=said.start_seconds)),
            "stop_time": _moment(began + timedelta(seconds=said.end_seconds)),
            "speaker_id": speaker_id,
            "text": said.text,
        }

    def _event(self, type_: str, at: datetime) -> Event:
        return {"type": type_, "created_at": _moment(at), "call_cid": self.cid}

    def _session_event(self, type_: str, at: datetime) -> Event:
        return self._event(type_, at) | {"session_id": self.part.session}

    def _call(self, *, ended: bool = False) -> Event:
        kind, _, id_ = self.cid.partition(":")
        session: Event = {"id": self.part.session, "started_at": _moment(self.part.started_at)}
        present = [] if ended else [self._present(self.participants[0])]
        session |= {"ended_at": _moment(self.ended_at)} if ended else {}
        return {"type": kind, "id": id_, "cid": self.cid, "session": session | {"participants": present}}

    def _present(self, who: Participant) -> Event:
        return {
            "user_session_id": f"{self.part.session}-{who.id}",
            "role": "user",
            "joined_at": _moment(self.part.started_at),
            "user": {"id": who.id, "name": who.name, "role": "user", "image": "", "custom": {}},
        }

    def _file(self, name: str, url: str) -> Event:
        times = {"start_time": _moment(self.part.started_at), "end_time": _moment(self.ended_at)}
        return {"filename": name, "url": url, "session_id": self.part.session} | times


def beginning(call: StreamCall) -> list[Letter]:
    """The call begins. Somebody's joining is told before the session they join, and two events are told twice."""
    started = letter("session-started", call.session_started())
    joined = [letter(f"joined-{place}", call.joined(one)) for place, one in enumerate(call.participants)]
    return [joined[-1], started, started.again(), *joined[:-1], joined[0].again()]


def ending(call: StreamCall, recording_url: str) -> list[Letter]:
    """The call ends. Its recording is there too early, the end is told twice, and the start once more, too late."""
    left = [letter(f"left-{place}", call.left(one)) for place, one in enumerate(call.participants)]
    ended = letter("session-ended", call.session_ended())
    late = letter("session-started-late", call.session_started())
    recording = letter("recording-ready", call.recording_ready(recording_url))
    return [recording, *left, ended, ended.again(), late]


def transcribed(call: StreamCall, transcript_url: str) -> list[Letter]:
    """The transcript file is there, told twice and under two ids."""
    ready = call.transcription_ready(transcript_url)
    first = letter("transcription-ready", ready)
    return [first, first.again(), letter("transcription-ready-once-more", ready)]


def letter(id: str, event: Event) -> Letter:
    return Letter(id=id, body=msgspec.json.encode(event))


def _moment(at: datetime) -> str:
    """As the vendor writes times: nine decimals."""
    return f"{at:%Y-%m-%dT%H:%M:%S.%f}000Z"
