"""What a meeting goes through, whatever the order, repetition and loss of what is told."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.domain.model.due import (
    LONGEST_SESSION,
    RECORDING_PATIENCE,
    SUMMARY_PATIENCE,
    TRANSCRIPT_PATIENCE,
    due,
    next_look,
)
from temuainul.domain.model.fact import (
    CallEnded,
    Deadline,
    DeadlinePassed,
    Fact,
    MeetingCancelled,
    ParticipantJoined,
    ParticipantLeft,
    RecordingBegan,
    RecordingBroken,
    RecordingCompleted,
    RecordingReady,
    SessionEnded,
    SessionStarted,
    SummaryFailed,
    SummaryRequested,
    SummaryWritten,
    TranscriptAbsent,
    TranscriptionFailed,
    TranscriptRead,
    TranscriptReady,
    TranscriptUnreadable,
    address_of,
    merge,
)
from temuainul.domain.model.ids import CallSessionId, MeetingId, RecordingId, UserId
from temuainul.domain.model.lifecycle import derive
from temuainul.domain.model.meeting import MeetingStatus, OutcomeKind, Reason, Waiting
from temuainul.domain.model.transcript import digest_of
from temuainul.domain.model.work import (
    EndCall,
    FetchTranscript,
    FinishRecording,
    PassDeadline,
    ReconcileCall,
    WriteSummary,
)
from temuainul.testing.strategies import ToldHistory, facts, histories

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MEETING = MeetingId("m")
S1, S2 = CallSessionId("s1"), CallSessionId("s2")
DIGEST = digest_of(["d1"])


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


STARTED = SessionStarted(session=S1, at=at(0))
ENDED = SessionEnded(session=S1, at=at(30))
READY = TranscriptReady(session=S1, filename="f", url="https://x/f", started_at=at(0), at=at(32))
READ = TranscriptRead(
    session=S1, filename="f", digest="d1", words=12, started_at=at(0), ended_at=at(30), at=at(33)
)
WRITTEN = SummaryWritten(digest=DIGEST, request="", at=at(34))
WHOLE = (STARTED, ENDED, READY, READ, WRITTEN)


def owed(*told: Fact) -> dict[type, datetime | None]:
    return {type(one.work): one.not_before for one in due(MEETING, told)}


def late(deadline: Deadline, subject: str) -> DeadlinePassed:
    return DeadlinePassed(deadline=deadline, subject=subject, at=at(5_000))


def test_a_meeting_goes_from_upcoming_to_completed():
    statuses = [derive(WHOLE[:count]).status for count in range(len(WHOLE) + 1)]
    assert statuses == ["upcoming", "active", "processing", "processing", "processing", "completed"]
    assert derive(WHOLE).outcome.kind is OutcomeKind.summarised
    assert (derive(WHOLE).started_at, derive(WHOLE).ended_at) == (at(0), at(30))


def test_processing_says_what_it_waits_for():
    assert derive(WHOLE[:2]).waiting == (Waiting.transcript,)
    assert derive(WHOLE[:3]).waiting == (Waiting.transcript_file,)
    assert derive(WHOLE[:4]).waiting == (Waiting.summary,)


@pytest.mark.parametrize(
    ("told", "kind", "reason"),
    [
        (
            [STARTED, ENDED, READ, late(Deadline.summary, f"{DIGEST}:")],
            "transcript_only",
            Reason.summary_late,
        ),
        (
            [STARTED, ENDED, READ, SummaryFailed(digest=DIGEST, request="", reason="r", at=at(40))],
            "transcript_only",
            Reason.summary_failed,
        ),
        ([STARTED, ENDED, late(Deadline.transcript, S1)], "nothing_received", Reason.transcript_late),
        (
            [STARTED, ENDED, TranscriptionFailed(egress="e", reason="no audio", at=at(30))],
            "nothing_received",
            Reason.transcription_failed,
        ),
        (
            [STARTED, ENDED, TranscriptAbsent(session=S1, at=at(70))],
            "nothing_received",
            Reason.transcript_absent,
        ),
        (
            [
                READY,
                TranscriptUnreadable(
                    session=S1, filename="f", address=READY.address, reason="line 3", at=at(40)
                ),
            ],
            "nothing_received",
            Reason.transcript_unreadable,
        ),
    ],
)
def test_an_outcome_says_what_is_missing_and_why(told, kind, reason):
    standing = derive(told)
    assert standing.status is MeetingStatus.completed
    assert (standing.outcome.kind, standing.outcome.reason) == (kind, reason)


def test_a_recording_without_a_transcript_is_said_to_be_all_there_is():
    recording = RecordingReady(
        session=S1, filename="r", url="https://x/r", started_at=at(0), ended_at=at(30), at=at(31)
    )
    told = [STARTED, ENDED, recording, TranscriptAbsent(session=S1, at=at(70))]
    assert derive(told).outcome.kind is OutcomeKind.recording_only


def test_an_empty_transcript_means_that_nothing_was_said():
    silent = TranscriptRead(
        session=S1, filename="f", digest="d0", words=0, started_at=at(0), ended_at=at(0), at=at(33)
    )
    assert derive([STARTED, ENDED, silent]).outcome.kind is OutcomeKind.nothing_said
    assert WriteSummary not in owed(STARTED, ENDED, silent)


def test_a_second_session_makes_a_completed_meeting_active_again():
    again = SessionStarted(session=S2, at=at(60))
    assert derive([*WHOLE, again]).status is MeetingStatus.active
    assert derive([*WHOLE, again]).session == S2


def test_a_summary_of_one_session_of_two_says_that_a_transcript_is_missing():
    second = [SessionStarted(session=S2, at=at(60)), SessionEnded(session=S2, at=at(90))]
    standing = derive([*WHOLE, *second, late(Deadline.transcript, S2)])
    assert standing.outcome.kind is OutcomeKind.summarised
    assert standing.outcome.reason is Reason.transcript_late


def test_a_later_part_of_the_transcript_asks_for_a_new_summary():
    part = TranscriptRead(
        session=S2, filename="g", digest="d2", words=5, started_at=at(60), ended_at=at(61), at=at(62)
    )
    assert derive([*WHOLE, part]).waiting == (Waiting.summary,)
    assert derive([*WHOLE, part]).transcript_digest == digest_of(["d1", "d2"])


def test_the_same_file_under_two_names_changes_nothing():
    twin = TranscriptRead(
        session=S1, filename="again", digest="d1", words=12, started_at=at(0), ended_at=at(30), at=at(50)
    )
    assert derive([*WHOLE, twin]).status is MeetingStatus.completed


def test_the_end_of_a_call_ends_the_sessions_begun_before_it_only():
    ended = CallEnded(at=at(20))
    rejoined = SessionStarted(session=S2, at=at(40))
    assert derive([STARTED, ended]).status is MeetingStatus.processing
    assert derive([STARTED, ended, rejoined]).session == S2


def test_cancelled_is_final_and_a_session_found_later_is_ended():
    cancelled = MeetingCancelled(at=at(-10))
    for count in range(len(WHOLE) + 1):
        assert derive([cancelled, *WHOLE[:count]]).status is MeetingStatus.cancelled
    assert owed(cancelled, STARTED).keys() == {EndCall}
    assert owed(cancelled, STARTED, ENDED) == {}


def test_a_recording_never_changes_the_status():
    recording = RecordingReady(
        session=S1, filename="r", url="https://x/r", started_at=at(0), ended_at=at(30), at=at(31)
    )
    for count in range(len(WHOLE) + 1):
        assert derive([recording, *WHOLE[:count]]).status is derive(WHOLE[:count]).status


BEGAN = RecordingBegan(recording=RecordingId("r"), session=S1, by=UserId("u"), at=at(5))
COMPLETED = RecordingCompleted(recording=RecordingId("r"), at=at(29))


def test_a_recording_is_finished_once_it_is_complete_or_else_after_its_session():
    over = at(30) + RECORDING_PATIENCE
    assert owed(STARTED, BEGAN)[FinishRecording] == at(5) + LONGEST_SESSION + RECORDING_PATIENCE
    assert owed(STARTED, BEGAN, ENDED)[FinishRecording] == over
    assert owed(STARTED, BEGAN, CallEnded(at=at(30)))[FinishRecording] == over
    assert owed(STARTED, BEGAN, COMPLETED)[FinishRecording] is None
    assert owed(STARTED, BEGAN, ENDED, COMPLETED)[FinishRecording] is None


@pytest.mark.parametrize(
    "settled",
    [
        RecordingReady(session=S1, filename="r", url="/r", started_at=at(5), ended_at=at(29), at=at(31)),
        RecordingBroken(recording=RecordingId("r"), reason="no sound", at=at(31)),
    ],
)
def test_a_recording_is_finished_once(settled):
    for told in ([STARTED, BEGAN], [STARTED, BEGAN, ENDED], [STARTED, BEGAN, ENDED, COMPLETED]):
        assert FinishRecording not in owed(*told, settled)
        assert derive([*told, settled]).status is derive(told).status


def test_a_retry_is_owed_until_it_is_answered():
    request = SummaryRequested(request="r1", at=at(60))
    assert derive([*WHOLE, request]).status is MeetingStatus.processing
    answered = SummaryWritten(digest=DIGEST, request="r1", at=at(61))
    assert derive([*WHOLE, request, answered]).status is MeetingStatus.completed


def test_while_a_session_runs_its_end_is_watched_for():
    assert owed(STARTED) == {PassDeadline: at(0) + LONGEST_SESSION, ReconcileCall: at(2)}


def test_a_call_that_nobody_is_in_is_ended_after_five_minutes():
    joined = ParticipantJoined(session=S1, presence="p", user="sari", name="Sari", at=at(1))
    agent = ParticipantJoined(session=S1, presence="a", user="agent_1", name="Agent", at=at(1))
    left = ParticipantLeft(session=S1, presence="p", at=at(9))
    assert EndCall not in owed(STARTED, joined, agent)
    assert owed(STARTED, joined, agent, left)[EndCall] == at(14)
    assert EndCall not in owed(STARTED, left)


def test_after_the_end_a_transcript_is_awaited_for_a_day():
    assert owed(STARTED, ENDED)[PassDeadline] == at(30) + TRANSCRIPT_PATIENCE
    assert FetchTranscript in owed(STARTED, ENDED, READY)


def test_a_summary_has_two_hours():
    asked = owed(STARTED, ENDED, READ)
    assert asked[PassDeadline] == READ.at + SUMMARY_PATIENCE
    assert WriteSummary in asked


def test_a_session_cut_off_counts_as_over_and_is_ended_at_the_provider():
    told = [STARTED, late(Deadline.session_length, S1)]
    assert derive(told).status is MeetingStatus.processing
    assert EndCall in owed(*told)


def test_a_fresher_address_of_a_file_wins_and_makes_new_work():
    fresher = TranscriptReady(session=S1, filename="f", url="https://x/f2", started_at=at(0), at=at(40))
    for order in ([READY, fresher], [fresher, READY]):
        (fetch,) = [one.work for one in due(MEETING, order) if isinstance(one.work, FetchTranscript)]
        assert fetch.url == "https://x/f2"


def test_the_provider_is_asked_until_its_copies_are_gone():
    end, looks, now = at(0), 0, at(0)
    while (look := next_look(end, now)) is not None:
        now, looks = look, looks + 1
    assert now == end + timedelta(days=13)
    assert looks == 41


def test_a_lost_session_is_asked_for_when_somebody_was_seen_in_it():
    joined = ParticipantJoined(session=S1, presence="p", user="sari", name="Sari", at=at(1))
    assert derive([joined]).status is MeetingStatus.upcoming
    assert ReconcileCall in owed(joined)


@given(st.lists(facts(), max_size=14), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_end_in_the_same_meeting(told: list[Fact], chance: random.Random):
    shuffled = told + [fact for fact in told if chance.random() < 0.5]
    chance.shuffle(shuffled)
    assert derive(shuffled) == derive(told)
    assert due(MEETING, shuffled) == due(MEETING, told)


@given(st.lists(facts(), max_size=8), st.lists(facts(), max_size=8))
def test_telling_in_two_batches_is_telling_at_once(first: list[Fact], second: list[Fact]):
    assert merge([*merge(first).values(), *second]) == merge([*first, *second])


@given(histories(lossy=False))
def test_a_history_told_whole_in_any_way_is_the_providers_own(history: ToldHistory):
    assert history.complete
    assert derive(history.told) == derive(history.call.facts())


@given(histories())
def test_nothing_stays_open_once_its_deadlines_have_passed(history: ToldHistory):
    told = list(history.told)
    while deadlines := _next_deadlines(told):
        told += deadlines
    assert derive(told).status in {MeetingStatus.upcoming, MeetingStatus.completed}


@given(st.lists(facts(), max_size=14))
def test_a_meeting_is_processing_exactly_while_it_says_what_it_waits_for(told: list[Fact]):
    standing = derive(told)
    assert (standing.status is MeetingStatus.processing) == bool(standing.waiting)
    assert (standing.status is MeetingStatus.completed) == (standing.outcome is not None)


def test_a_hundred_thousand_shuffled_histories_give_one_answer_each():
    """Goal of the lifecycle, at its full count; the seed is printed so that a failure can be had again."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for _ in range(1_000):
        told = _random_facts(chance)
        expected = derive(told)
        for _ in range(100):
            again = [*told, *chance.choices(told, k=2)]
            chance.shuffle(again)
            assert derive(again) == expected, f"seed {seed}"


def _random_facts(chance: random.Random) -> list[Fact]:
    pool: list[Fact] = [
        *WHOLE,
        MeetingCancelled(at=at(-1)),
        SessionStarted(session=S1, at=at(1)),
        SessionEnded(session=S1, at=at(29)),
        SessionStarted(session=S2, at=at(60)),
        SessionEnded(session=S2, at=at(80)),
        CallEnded(at=at(45)),
        TranscriptReady(session=S1, filename="f", url="https://x/f2", started_at=at(0), at=at(40)),
        TranscriptReady(session=S2, filename="g", url="https://x/g", started_at=at(60), at=at(85)),
        TranscriptionFailed(egress="e", reason="no audio", at=at(79)),
        TranscriptAbsent(session=S2, at=at(120)),
        SummaryRequested(request="r1", at=at(90)),
        SummaryWritten(digest=DIGEST, request="r1", at=at(91)),
        late(Deadline.transcript, S2),
        late(Deadline.summary, f"{DIGEST}:"),
        late(Deadline.session_length, S2),
    ]
    return chance.sample(pool, chance.randint(1, 9))


def _next_deadlines(told: list[Fact]) -> list[Fact]:
    """Everything that can still be said once nobody does anything but watch the clock."""
    found: list[Fact] = []
    for one in due(MEETING, told):
        match one.work:
            case PassDeadline(deadline=deadline, subject=subject):
                found.append(late(deadline, subject))
            case FetchTranscript(session=session, filename=filename, url=url):
                address = address_of(url)
                found.append(
                    TranscriptUnreadable(
                        session=session, filename=filename, address=address, reason="gone", at=at(9_000)
                    )
                )
            case _:
                continue
    return [fact for fact in found if fact.key not in {known.key for known in told}]


CUT_OFF = DeadlinePassed(deadline=Deadline.session_length, subject=S1, at=at(480))
ABSENT = TranscriptAbsent(session=S1, at=at(90))
LATER = SessionStarted(session=S2, at=at(40)), SessionEnded(session=S2, at=at(70))
REQUEST = SummaryRequested(request="r1", at=at(200))


@pytest.mark.parametrize(
    ("told", "wanted", "since"),
    [
        ((STARTED, ENDED), Waiting.transcript, 30),
        ((STARTED, ENDED, *LATER), Waiting.transcript, 30),
        ((STARTED, CUT_OFF), Waiting.transcript, 480),
        ((STARTED, ENDED, READY), Waiting.transcript_file, 32),
        ((STARTED, ENDED, READY, READ), Waiting.summary, 33),
        ((STARTED, ENDED, READ, *LATER), Waiting.transcript, 70),
        ((*WHOLE, REQUEST), Waiting.summary, 200),
    ],
)
def test_a_processing_meeting_waits_since_it_could_have_come(told, wanted, since):
    standing = derive(told)
    assert standing.waiting[0] is wanted
    assert standing.waiting_since == at(since)


@given(st.sets(facts(), max_size=12))
def test_only_what_is_processing_waits_since_a_time(told):
    standing = derive(told)
    assert (standing.waiting_since is None) == (standing.status is not MeetingStatus.processing)
