"""What may be recorded, part by part, and where its files stand."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from temuainul.domain.model.due import LONGEST_SESSION
from temuainul.domain.model.errors import Conflict, IllegalTransition, Invalid, TooLarge
from temuainul.domain.model.ids import CallSessionId, MeetingId, RecordingId, UserId
from temuainul.domain.model.meeting import MeetingStatus, Standing
from temuainul.domain.model.recording import (
    LARGEST_PART,
    LARGEST_RECORDING,
    LONGEST_RECORDING,
    MOST_PARTS,
    MediaType,
    Recording,
    RecordingState,
    files_of,
    media_type_of,
    part_of,
    parts_of,
    require_recordable,
    require_room,
    whole_of,
)
from temuainul.ports.files import check_key
from temuainul.testing.contracts.examples import a_meeting, a_user

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
WEBM, MP4 = b"\x1aE\xdf\xa3", b"\x00\x00\x00\x1cftypiso5"
RECORDING = Recording(
    id=RecordingId("r"),
    meeting_id=MeetingId("m"),
    session=CallSessionId("s1"),
    media_type=MediaType.webm,
    begun_by=UserId("u"),
    began_at=NOON,
)
GROWN = structs.replace(RECORDING, parts=5, size=20_000)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("audio/webm", MediaType.webm),
        ("audio/webm;codecs=opus", MediaType.webm),
        ("Audio/WebM; codecs=opus", MediaType.webm),
        ("audio/mp4;codecs=mp4a.40.2", MediaType.mp4),
        ('audio/mp4; codecs="opus"', MediaType.mp4),
    ],
)
def test_a_recorders_own_name_of_its_type_is_understood(told, expected):
    assert media_type_of(told) is expected


@pytest.mark.parametrize(
    "told", ["", "webm", "audio/ogg;codecs=opus", "video/webm", "text/html", ";audio/webm"]
)
def test_what_we_cannot_finish_is_not_begun(told):
    with pytest.raises(Invalid) as refused:
        media_type_of(told)
    assert refused.value.problems[0].where == "media_type"


@pytest.mark.parametrize("status", MeetingStatus)
def test_only_what_goes_on_is_recorded(status):
    session = CallSessionId("s1") if status is MeetingStatus.active else None
    meeting = a_meeting(a_user(), standing=Standing(status=status, session=session))
    if status is MeetingStatus.active:
        assert require_recordable(meeting) == session
    else:
        with pytest.raises(IllegalTransition, match=status):
            require_recordable(meeting)


def test_parts_come_in_order():
    require_room(RECORDING, 0, WEBM, NOON)
    require_room(GROWN, 5, b"", NOON)
    for number in (4, 6, -1):
        with pytest.raises(Conflict, match="Part 5"):
            require_room(GROWN, number, b"a", NOON)


@pytest.mark.parametrize("state", [state for state in RecordingState if state is not RecordingState.open])
def test_only_an_open_recording_takes_parts(state):
    with pytest.raises(Conflict):
        require_room(structs.replace(GROWN, state=state), 5, b"a", NOON)


def test_parts_and_recordings_have_a_largest_size():
    require_room(GROWN, 5, b"a" * LARGEST_PART, NOON)
    full = structs.replace(GROWN, size=LARGEST_RECORDING - 1)
    require_room(full, 5, b"a", NOON)
    for recording, data in ((GROWN, b"a" * (LARGEST_PART + 1)), (full, b"aa")):
        with pytest.raises(TooLarge):
            require_room(recording, 5, data, NOON)


def test_a_recording_ends_after_eight_hours():
    assert LONGEST_RECORDING == LONGEST_SESSION
    require_room(GROWN, 5, b"a", NOON + LONGEST_RECORDING)
    with pytest.raises(Conflict, match="as long as one may"):
        require_room(GROWN, 5, b"a", NOON + LONGEST_RECORDING + timedelta(seconds=1))
    with pytest.raises(Conflict, match="as long as one may"):
        require_room(structs.replace(GROWN, parts=MOST_PARTS), MOST_PARTS, b"a", NOON)


def test_a_part_a_second_fits_into_the_longest_recording():
    assert LONGEST_RECORDING.total_seconds() <= MOST_PARTS


@pytest.mark.parametrize(
    ("media_type", "begin"),
    [(MediaType.webm, MP4), (MediaType.mp4, WEBM), (MediaType.webm, b""), (MediaType.mp4, b"<html>")],
)
def test_the_first_part_must_begin_as_its_type_does(media_type, begin):
    with pytest.raises(Invalid, match=media_type):
        require_room(structs.replace(RECORDING, media_type=media_type), 0, begin, NOON)


def test_a_meetings_files_stand_together_and_parts_in_order():
    keys = [part_of(RECORDING, number) for number in range(MOST_PARTS)]
    assert keys == sorted(keys)
    for key in (keys[0], whole_of(RECORDING)):
        check_key(key)
        assert key.startswith(files_of(RECORDING.meeting_id))
    assert not whole_of(RECORDING).startswith(parts_of(RECORDING))
    assert not files_of(MeetingId("m2")).startswith(files_of(MeetingId("m")))


def test_its_end_is_known_once_it_is_measured():
    assert RECORDING.ended_at is None
    assert structs.replace(RECORDING, seconds=90.5).ended_at == NOON + timedelta(seconds=90.5)
