from datetime import UTC, datetime

import pytest

from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import Timing, TranscriptPart, Utterance
from temuainul.entrypoints.cli.stream_call import Participant, StreamCall


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def call(now) -> StreamCall:
    said = [
        Utterance(speaker="Ketua", text="Kita mulai.", start_seconds=0.5, end_seconds=2.0),
        Utterance(speaker="Kepala Desa", text='"Baik", kata beliau.', start_seconds=2.25, end_seconds=4.125),
        Utterance(speaker="Ketua", text="Selesai.", start_seconds=5.0, end_seconds=6.0),
    ]
    part = TranscriptPart(
        session=CallSessionId("session-1"), started_at=now, timing=Timing.estimated, utterances=tuple(said)
    )
    people = [Participant(id="user-7", name="Ketua"), Participant(id="guest-1", name="Kepala Desa")]
    return StreamCall(cid="default:m-1", part=part, participants=people)
