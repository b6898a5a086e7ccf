"""Who is in the room, and what each act leads to."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.room.messages import (
    RoomCamera,
    RoomCaption,
    RoomCaptioned,
    RoomChanged,
    RoomEnd,
    RoomFlush,
    RoomHello,
    RoomInterrupted,
    RoomJoined,
    RoomLeave,
    RoomLeft,
    RoomMicrophone,
    RoomProblem,
    RoomRecord,
    RoomRecording,
    RoomSay,
)
from temuainul.domain.model.room.records import Claim, Presence, claim
from temuainul.domain.model.room.room import (
    AWAY_PATIENCE,
    MOST_PEOPLE,
    MOST_WINDOWS,
    Depart,
    EndForAll,
    Keep,
    Person,
    Room,
    ToAll,
    ToOne,
    ToOthers,
    entered,
    heard,
    left,
    line_of,
    lost,
    readmitted,
    returned,
)
from temuainul.testing.contracts.examples import MINUTE, NOON
from temuainul.testing.contracts.rooms import SESSION

relaxed = settings(deadline=None)
"""A busy machine takes its time."""

SAY = RoomSay(id="1", text="Halo.", spoken=True, seconds_ago=2.0)
MESSAGES = st.one_of(
    st.builds(RoomHello, resume=st.none(), after=st.just(0)),
    st.just(SAY),
    st.builds(RoomCaption, text=st.text(max_size=20)),
    st.builds(RoomMicrophone, on=st.booleans()),
    st.builds(RoomCamera, on=st.booleans()),
    st.builds(RoomRecord, on=st.booleans()),
    st.builds(RoomEnd),
    st.builds(RoomLeave),
    st.builds(RoomInterrupted, played_seconds=st.floats(0, 60)),
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), st.integers(0, 4)),
        st.tuples(st.just("leave"), st.integers(0, 4)),
        st.tuples(st.just("lose"), st.integers(0, 4)),
        st.tuples(st.just("return"), st.integers(0, 4)),
        st.tuples(MESSAGES, st.integers(0, 4)),
    ),
    max_size=30,
)


NOBODY = Room()


def somebody(number, room=NOBODY, *, host=False, user=None):
    return Person(
        presence=Presence(
            id=f"p{number}",
            session=SESSION.id,
            user=user or f"user-{number}",
            name=f"N{number}",
            host=host,
            channel=room.free_channel,
            resume_hash="",
            joined_at=NOON,
        )
    )


AGENT = somebody(9, user="agent_1")


def room_of(*people):
    room = Room()
    for person in people:
        number, host = person
        room, _ = entered(room, somebody(number, room, host=host))
    return room


HOST_AND_GUEST = room_of((1, True), (2, False))


def play(acts):
    room = room_of((0, True))
    for act, number in acts:
        who = f"p{number}"
        if act == "enter":
            room = room if room.person(who) else entered(room, somebody(number, room))[0]
        elif act == "leave":
            room, _ = left(room, who)
        elif act == "lose":
            room, _ = lost(room, who, NOON)
        elif act == "return":
            room, _ = returned(room, who)
        else:
            yield room, who, act, heard(room, who, act)
            room, _ = heard(room, who, act)
    yield room, "", None, (room, ())


@relaxed
@given(ACTS)
def test_nobody_shares_a_channel_or_a_name(acts):
    for room, *_ in play(acts):
        assert len({one.presence.channel for one in room.people}) == len(room.people)
        assert len({one.id for one in room.people}) == len(room.people)


@relaxed
@given(ACTS)
def test_only_the_host_records_and_ends(acts):
    for room, who, message, (after, effects) in play(acts):
        person = room.person(who)
        if isinstance(message, RoomRecord | RoomEnd) and person is not None and not person.presence.host:
            assert after == room
            (refusal,) = effects
            assert isinstance(refusal, ToOne)
            assert isinstance(refusal.message, RoomProblem)
        assert any(isinstance(one, EndForAll) for one in effects) <= isinstance(message, RoomEnd)


@relaxed
@given(ACTS)
def test_a_recording_is_always_somebodys_who_is_there(acts):
    for room, *_ in play(acts):
        assert room.recorder is None or room.person(room.recorder) is not None


@relaxed
@given(ACTS)
def test_who_is_not_in_the_room_changes_nothing(acts):
    for room, *_ in play(acts):
        assert heard(room, "nobody", RoomEnd()) == (room, ())


@relaxed
@given(ACTS)
def test_a_message_never_adds_or_removes_anybody(acts):
    for room, _, _, (after, _) in play(acts):
        assert [one.id for one in after.people] == [one.id for one in room.people]


def test_the_others_are_told_who_comes_and_goes():
    room, told = entered(HOST_AND_GUEST, somebody(3, HOST_AND_GUEST))
    assert [(one.but, type(one.message)) for one in told] == [("p3", RoomJoined)]
    room, told = left(room, "p3")
    assert told == (ToOthers("p3", RoomLeft(participant="p3")),)
    assert left(room, "p3") == (room, ())


def test_who_is_away_is_muted_and_comes_back_as_themselves():
    talking, _ = heard(HOST_AND_GUEST, "p2", RoomMicrophone(on=True))
    away, told = lost(talking, "p2", NOON)
    assert away.person("p2").shown.away
    assert not away.person("p2").shown.microphone
    assert isinstance(told[0].message, RoomChanged)
    assert away.away_too_long(NOON + AWAY_PATIENCE - timedelta(seconds=1)) == ()
    assert [one.id for one in away.away_too_long(NOON + AWAY_PATIENCE)] == ["p2"]
    back, _ = returned(away, "p2")
    assert not back.person("p2").shown.away


def test_nothing_is_told_of_what_is_as_it_was():
    assert heard(HOST_AND_GUEST, "p1", RoomCamera(on=False)) == (HOST_AND_GUEST, ())


def test_a_caption_goes_to_the_others():
    _, told = heard(HOST_AND_GUEST, "p2", RoomCaption(text="Ja"))
    assert told == (ToOthers("p2", RoomCaptioned(participant="p2", text="Ja")),)


def test_a_line_is_to_be_kept_first():
    assert heard(HOST_AND_GUEST, "p2", SAY) == (HOST_AND_GUEST, (Keep("p2", SAY),))


def test_leaving_is_for_oneself_ending_for_all():
    assert heard(HOST_AND_GUEST, "p2", RoomLeave())[1] == (Depart("p2"),)
    assert heard(HOST_AND_GUEST, "p1", RoomEnd())[1] == (EndForAll(),)


def test_a_recording_ends_with_the_one_who_records():
    recording, told = heard(HOST_AND_GUEST, "p1", RoomRecord(on=True))
    assert told == (ToAll(RoomRecording(on=True)),)
    gone, told = left(recording, "p1")
    assert gone.recorder is None
    assert ToAll(RoomRecording(on=False)) in told


def test_a_room_takes_so_many_people_and_so_many_windows_of_each():
    room = room_of(*[(number, False) for number in range(MOST_PEOPLE - 1)])
    room, _ = entered(room, AGENT)
    assert room.takes("somebody")
    assert not entered(room, somebody(99, room))[0].takes("somebody")
    windows = Room()
    for number in range(MOST_WINDOWS):
        assert windows.takes("sari")
        windows, _ = entered(windows, somebody(number, windows, user="sari"))
    assert not windows.takes("sari")
    assert windows.takes("budi")


def test_interrupting_silences_the_agent():
    with_agent, _ = entered(HOST_AND_GUEST, AGENT)
    _, told = heard(with_agent, "p1", RoomInterrupted(played_seconds=1.0))
    assert told == (ToOne("p1", RoomFlush(participant="p9")),)
    assert heard(HOST_AND_GUEST, "p1", RoomInterrupted(played_seconds=1.0))[1] == ()


def test_after_a_restart_people_are_away_and_the_agent_is_there():
    gone = structs.replace(somebody(3).presence, left_at=NOON)
    room = readmitted([AGENT.presence, somebody(1).presence, gone], NOON)
    assert [(one.id, one.away_since) for one in room.people] == [("p9", None), ("p1", NOON)]


@relaxed
@given(seconds=st.floats(0, 10_000), ago=st.floats(0, 600), after=st.floats(0, 20_000), spoken=st.booleans())
def test_a_line_lies_within_the_session_and_ends_when_it_was_sent(seconds, ago, after, spoken):
    say = RoomSay(id="1", text="satu dua tiga", spoken=spoken, seconds_ago=ago)
    line = line_of(somebody(1), say, seconds, after=after)
    assert 0 <= line.start_seconds <= line.end_seconds == round(seconds, 3)


@relaxed
@given(first=st.floats(0, 1_000), pause=st.floats(0, 100))
def test_typed_lines_stand_in_the_order_they_were_sent(first, pause):
    say = RoomSay(id="1", text="satu dua tiga empat lima", spoken=False, seconds_ago=0)
    one = line_of(somebody(1), say, first, after=0)
    other = line_of(somebody(2), say, first + pause, after=one.end_seconds)
    assert one.start_seconds <= other.start_seconds


@pytest.mark.parametrize("text", ["   ", "\n", "a\x00b", "\x07"])
def test_a_line_nobody_could_read_is_refused(text):
    with pytest.raises(Invalid):
        line_of(somebody(1), structs.replace(SAY, text=text), 1.0, after=0.0)


@pytest.mark.parametrize(
    ("holder", "silent", "verdict"),
    [
        ("me", 0, Claim.go_on),
        ("me", 100, Claim.go_on),
        ("other", 0, Claim.elsewhere),
        ("other", 6, Claim.elsewhere),
        ("other", 7, Claim.take_over),
        ("", 0, Claim.take_over),
        ("other", 31, Claim.begin_anew),
        ("", 31, Claim.begin_anew),
    ],
)
def test_who_may_hold_a_session(holder, silent, verdict):
    session = structs.replace(SESSION, holder=holder, alive_at=NOON)
    assert claim(session, "me", NOON + timedelta(seconds=silent)) is verdict
    assert claim(None, "me", NOON + MINUTE) is Claim.begin
