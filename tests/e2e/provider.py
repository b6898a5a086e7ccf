"""A call provider as far as its webhooks tell: meetings become active, processing, and come out without a summary."""

from datetime import UTC, datetime, timedelta

import httpx

from temuainul.domain.model.ids import CallSessionId, MeetingId
from temuainul.domain.model.meeting import call_of
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.entrypoints.cli.fake_stream import FakeStream
from temuainul.entrypoints.cli.stream_call import Letter, Participant, StreamCall, letter

SAID = Utterance(speaker="Sari", text="Kita mulai.", start_seconds=0, end_seconds=600)


class Provider:
    """Each verb returns once the server has taken the webhooks; what comes of them, `person.wait_for` waits for."""

    def __init__(self, server):
        self._url = server.url
        self._stream = FakeStream(key=server.provider_key, secret=server.provider_secret)

    def begin(self, meeting):
        call = _call(meeting)
        self._send(
            [letter("started", call.session_started()), letter("joined", call.joined(call.participants[0]))]
        )

    def end(self, meeting):
        """Its transcript is still to come."""
        self.begin(meeting)
        self._send([letter("ended", _call(meeting).session_ended())])

    def fail_transcription(self, meeting):
        """It ends, and no words of it will ever come."""
        self.end(meeting)
        event = {"type": "call.transcription_failed", "created_at": meeting["created_at"], "egress_id": "e-1"}
        more = {"call_cid": call_of(MeetingId(meeting["id"])), "error": "the speech service was away"}
        self._send([letter("failed", event | more)])

    def _send(self, letters: list[Letter]):
        for one in letters:
            sent = httpx.post(
                f"{self._url}/api/webhooks/stream", content=one.body, headers=self._stream.headers(one)
            )
            assert sent.status_code == 200, sent.text


def _call(meeting):
    """Ten minutes long, and over now, wherever it is said to be over."""
    part = TranscriptPart(
        session=CallSessionId(f"session-{meeting['id']}"),
        started_at=datetime.fromisoformat(meeting["created_at"]).astimezone(UTC) - timedelta(minutes=10),
        timing=Timing.measured,
        utterances=(SAID,),
    )
    people = [Participant(id="guest-1", name="Sari")]
    return StreamCall(cid=call_of(MeetingId(meeting["id"])), part=part, participants=people)
