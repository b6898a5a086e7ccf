"""Calls in our own room, from the first person in to the notes."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs

from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.domain.model.errors import Conflict, HeldElsewhere, NotAllowed, Unavailable
from temuainul.domain.model.fact import ParticipantJoined, ParticipantLeft, SessionEnded, SessionStarted
from temuainul.domain.model.meeting import MeetingStatus, OutcomeKind
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.room.messages import (
    ClosedReason,
    RoomChanged,
    RoomEnd,
    RoomHello,
    RoomJoined,
    RoomLeave,
    RoomLeft,
    RoomMicrophone,
    RoomProblem,
    RoomSaid,
    RoomSay,
    RoomThinking,
)
from temuainul.domain.model.room.wording import listening, nothing_found, sorry
from temuainul.domain.model.words import Language
from temuainul.domain.usecases import agent_seat
from temuainul.testing.room_world import RoomWorld, room_outside

pytestmark = pytest.mark.anyio

ID = Language.indonesian
GREETING = "Saya Notulen. Saya di sini untuk mencatat keputusan. Sebut nama saya kalau ada yang ingin ditanyakan tentang rapat ini."
SAID = "Anggaran panggung kita tetapkan sepuluh juta rupiah."


@pytest.fixture
def world():
    return RoomWorld()


@pytest.fixture
async def meeting(world):
    return await world.meeting()


async def of_kind(world, meeting, kind):
    return [fact for fact in await world.facts(meeting) if isinstance(fact, kind)]


class TestHolding:
    async def test_the_first_one_in_begins_the_call(self, world, meeting):
        host = await world.enter(meeting)
        assert host.welcome.host
        assert [one.name for one in host.welcome.participants] == ["Notulen", "Sari"]
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.active
        assert (await world.see(meeting)).standing.session == host.welcome.session
        joined = await of_kind(world, meeting, ParticipantJoined)
        assert {one.name for one in joined} == {"Notulen", "Sari"}

    async def test_ended_by_the_host_it_becomes_notes(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        await host.says("Selamat pagi.", spoken=True, seconds_ago=1.0)
        world.advance(minutes=2)
        await guest.says(SAID, spoken=True, seconds_ago=4.0)
        assert host.seat.heard == guest.seat.heard[-2:] or host.seat.heard[-2:] == guest.seat.heard[-2:]
        await host.does(RoomEnd())
        assert (host.seat.closed, guest.seat.closed) == (ClosedReason.ended, ClosedReason.ended)
        await world.run_jobs()
        seen = await world.see(meeting)
        assert seen.standing.status is MeetingStatus.completed
        assert seen.standing.outcome.kind is OutcomeKind.summarised
        transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
        assert [(one.speaker, one.text) for one in transcript.segments] == [
            ("Notulen", GREETING),
            ("Sari", "Selamat pagi."),
            ("Budi", SAID),
        ]
        assert transcript.segments[-1].start_seconds == 116.0

    async def test_leaving_ends_nothing_for_others(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        await host.does(RoomLeave())
        assert host.seat.closed is ClosedReason.left
        assert guest.seat.all(RoomLeft)[0].participant == host.welcome.you
        await guest.says(SAID)
        assert guest.seat.heard[-1] == SAID
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.active
        assert len(await of_kind(world, meeting, ParticipantLeft)) == 1

    async def test_a_guest_cannot_end_it(self, world, meeting):
        await world.enter(meeting)
        guest = await world.enter(meeting, await world.user("Budi"))
        await guest.does(RoomEnd())
        assert guest.seat.all(RoomProblem)[0].code == "not-host"
        assert guest.seat.closed is None

    async def test_where_nobody_said_anything_nobody_waits_for_words(self, world, meeting):
        """The agent's greeting is not a meeting."""
        host = await world.enter(meeting)
        assert host.seat.heard == [GREETING]
        await host.does(RoomEnd())
        await world.run_jobs()
        standing = (await world.see(meeting)).standing
        assert (standing.status, standing.outcome.kind) == (MeetingStatus.completed, OutcomeKind.nothing_said)

    async def test_an_empty_room_ends_after_five_minutes(self, world, meeting):
        host = await world.enter(meeting)
        await host.says(SAID)
        await host.does(RoomLeave())
        await world.run_jobs()
        await world.pass_seconds(290)
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.active
        await world.pass_seconds(15)
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.completed

    async def test_a_call_that_runs_too_long_is_ended_for_everybody(self, world, meeting):
        host = await world.enter(meeting)
        await host.says(SAID)
        await world.run_jobs()
        world.advance(hours=8)
        await world.app.rooms.tend()
        await world.run_jobs()
        await world.pass_seconds(1)
        assert host.seat.closed is ClosedReason.ended
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.completed

    async def test_a_deleted_meeting_closes_its_room(self, world, meeting):
        host = await world.enter(meeting)
        await world.run_jobs()
        await world.app.meetings.remove(meeting.owner_id, meeting.id)
        await world.pass_seconds(1)
        assert host.seat.closed is ClosedReason.ended

    async def test_nobody_enters_what_is_over(self, world, meeting):
        host = await world.enter(meeting)
        await host.does(RoomEnd())
        await world.run_jobs()
        with pytest.raises(Conflict):
            await world.enter(meeting)


class TestTickets:
    async def test_a_ticket_lets_in_once(self, world, meeting):
        sari, token = await world.user(), await world.ticket(meeting)
        await world.app.rooms.admit(sari, token)
        with pytest.raises(NotAllowed):
            await world.app.rooms.admit(sari, token)

    async def test_a_ticket_is_good_for_half_a_minute(self, world, meeting):
        token = await world.ticket(meeting)
        world.advance(seconds=30)
        with pytest.raises(NotAllowed):
            await world.app.rooms.admit(await world.user(), token)

    async def test_a_ticket_is_good_for_nobody_else(self, world, meeting):
        token = await world.ticket(meeting)
        with pytest.raises(NotAllowed):
            await world.app.rooms.admit(await world.user("Budi"), token)

    async def test_what_is_no_ticket_is_refused(self, world):
        with pytest.raises(NotAllowed):
            await world.app.rooms.admit(await world.user(), "anything")


class TestTalking:
    async def test_a_line_is_shown_to_all_with_its_number(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        await guest.says("Halo.")
        shown = [seat.all(RoomSaid)[-1].line for seat in (host.seat, guest.seat)]
        assert shown[0] == shown[1]
        assert (shown[0].number, shown[0].name, shown[0].participant) == (2, "Budi", guest.welcome.you)

    async def test_a_line_sent_twice_is_kept_once_and_shown_to_its_sender(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        await guest.says("Halo.", id="x")
        await guest.says("Halo.", id="x")
        assert host.seat.heard.count("Halo.") == 1
        assert [one.line.number for one in guest.seat.all(RoomSaid)] == [2, 2]

    async def test_a_line_that_cannot_be_kept_is_not_shown(self, world, meeting, monkeypatch):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))

        def away():
            raise Unavailable

        with monkeypatch.context() as patched:
            patched.setattr(world.outside.storage, "begin", away)
            await guest.says("Halo.", id="x")
        assert "Halo." not in [*host.seat.heard, *guest.seat.heard]
        problem = guest.seat.all(RoomProblem)[0]
        assert (problem.code, problem.about) == ("not-kept", "x")
        await guest.says("Halo.", id="x")
        assert host.seat.heard[-1] == "Halo."

    async def test_a_line_kept_without_anybody_knowing_is_shown_before_the_next(self, world, meeting):
        """The commit was done and its answer lost."""
        host = await world.enter(meeting)
        live = host.place.live
        before = live.shown
        async with world.outside.storage.begin() as unit:
            lines = await unit.rooms.lines(host.welcome.session)
            lost = structs.replace(lines[0], id="lost")
            await unit.rooms.keep_line(lost, world.app.rooms.lines.holder)
        await host.says("Halo.")
        assert [one.line.number for one in host.seat.all(RoomSaid)][-2:] == [before + 1, before + 2]

    async def test_voice_is_heard_by_the_others_while_the_microphone_is_on(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        world.app.rooms.pass_on(guest.place, b"\x01\x00")
        assert host.seat.played == []
        await guest.does(RoomMicrophone(on=True))
        world.app.rooms.pass_on(guest.place, b"\x01\x00")
        assert host.seat.played == [guest.welcome.channel.to_bytes(2, "little") + b"\x01\x00"]
        assert guest.seat.played == []


class TestComingBack:
    async def test_within_half_a_minute_they_are_who_they_were_and_miss_nothing(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        await guest.breaks_off()
        assert host.seat.all(RoomChanged)[-1].participant.away
        await host.says("Dilanjutkan.")
        await world.pass_seconds(29)
        back = await world.enter(meeting, await world.user("Budi"), resume=guest.welcome.resume, after=1)
        assert back.welcome.you == guest.welcome.you
        assert [one.text for one in back.welcome.lines] == ["Dilanjutkan."]
        assert not host.seat.all(RoomChanged)[-1].participant.away
        await world.pass_seconds(60)
        assert host.seat.all(RoomLeft) == []

    async def test_a_page_loaded_anew_is_the_same_participant(self, world, meeting):
        host = await world.enter(meeting)
        await host.breaks_off()
        assert (await world.enter(meeting)).welcome.you == host.welcome.you

    async def test_a_newer_connection_takes_the_older_ones_place(self, world, meeting):
        host = await world.enter(meeting)
        again = await world.enter(meeting, resume=host.welcome.resume)
        assert host.seat.closed is ClosedReason.replaced
        await host.breaks_off()
        await again.says("Masih di sini.")
        assert again.seat.heard == ["Masih di sini."]

    async def test_nobody_comes_back_as_somebody_else(self, world, meeting):
        host = await world.enter(meeting)
        await host.breaks_off()
        budi = await world.enter(meeting, await world.user("Budi"), resume=host.welcome.resume)
        assert budi.welcome.you != host.welcome.you
        assert not budi.welcome.host

    async def test_after_half_a_minute_they_have_left_when_they_were_lost(self, world, meeting):
        host, guest = await world.enter(meeting), await world.enter(meeting, await world.user("Budi"))
        lost_at = world.now
        await guest.breaks_off()
        await world.pass_seconds(30)
        assert host.seat.all(RoomLeft)[0].participant == guest.welcome.you
        await world.run_jobs()
        assert [fact.at for fact in await of_kind(world, meeting, ParticipantLeft)] == [lost_at]
        again = await world.enter(meeting, await world.user("Budi"), resume=guest.welcome.resume, after=99)
        assert again.welcome.you != guest.welcome.you
        assert len(again.welcome.lines) == 1

    async def test_a_sixth_window_finds_no_place_unless_one_is_lost(self, world, meeting):
        windows = [await world.enter(meeting) for _ in range(5)]
        with pytest.raises(NotAllowed):
            await world.enter(meeting)
        await windows[0].breaks_off()
        assert (await world.enter(meeting)).welcome.you == windows[0].welcome.you

    async def test_a_second_window_is_a_second_participant(self, world, meeting):
        first, second = await world.enter(meeting), await world.enter(meeting)
        assert first.welcome.you != second.welcome.you
        assert first.seat.all(RoomJoined)[0].participant.id == second.welcome.you


class TestProcesses:
    async def test_a_room_lives_in_one_process(self, world, meeting):
        await world.enter(meeting)
        with pytest.raises(HeldElsewhere):
            await world.enter(meeting, app=world.another_process())

    async def test_killed_and_restarted_the_same_call_goes_on(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Sebelum.")
        world.advance(seconds=10)
        restarted = world.another_process()
        back = await world.enter(meeting, resume=host.welcome.resume, after=2, app=restarted)
        assert (back.welcome.session, back.welcome.you) == (host.welcome.session, host.welcome.you)
        await back.says("Sesudah.")
        assert [one.line.number for one in back.seat.all(RoomSaid)] == [3]
        await back.does(RoomEnd())
        await world.run_jobs()
        transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
        assert [one.text for one in transcript.segments] == [GREETING, "Sebelum.", "Sesudah."]
        assert len(await of_kind(world, meeting, SessionStarted)) == 1

    async def test_a_frozen_process_that_wakes_up_keeps_and_shows_nothing(self, world, meeting):
        host = await world.enter(meeting)
        world.advance(seconds=10)
        await world.enter(meeting, app=world.another_process())
        await host.says("Terlambat.")
        assert "Terlambat." not in host.seat.heard
        assert host.seat.all(RoomProblem)[0].code == "not-kept"
        await world.app.rooms.tend()
        assert host.seat.closed is ClosedReason.restarting

    async def test_killed_for_good_it_is_over_at_its_last_sign_of_life(self, world, meeting):
        host = await world.enter(meeting)
        await world.app.works.prepare()
        await host.says(SAID)
        await world.pass_seconds(5)
        last_sign = world.now
        world.advance(minutes=2)
        await world.run_jobs()
        assert [fact.at for fact in await of_kind(world, meeting, SessionEnded)] == [last_sign]
        world.advance(minutes=2)
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.completed
        transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
        assert [one.text for one in transcript.segments] == [GREETING, SAID]

    async def test_stopped_in_good_order_another_goes_on_at_once(self, world, meeting):
        host = await world.enter(meeting)
        await world.app.rooms.release()
        assert host.seat.closed is ClosedReason.restarting
        back = await world.enter(meeting, resume=host.welcome.resume, app=world.another_process())
        assert (back.welcome.session, back.welcome.you) == (host.welcome.session, host.welcome.you)

    async def test_facts_the_room_could_not_tell_are_found_in_its_rows(self, world, meeting, monkeypatch):
        async def away(*_):
            raise Unavailable

        with monkeypatch.context() as patched:
            patched.setattr(type(world.outside.inbox), "store", away)
            host = await world.enter(meeting)
            await host.says(SAID)
            await host.does(RoomEnd())
        assert await world.facts(meeting) == ()
        await world.app.works.prepare()
        await world.run_jobs()
        world.advance(minutes=2)
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.completed

    async def test_a_room_abandoned_before_anybody_sat_down_does_not_stay_open(self, world, meeting):
        admission = await world.app.rooms.admit(await world.user(), await world.ticket(meeting))
        place = await world.app.rooms.enter(admission, RoomHello(resume=None, after=0), _Deaf())
        await world.app.rooms.lose(place)
        await world.pass_seconds(30 + 301)
        await world.run_jobs()
        assert (await world.see(meeting)).standing.status is MeetingStatus.completed


class _Deaf:
    def tell(self, message):
        pass

    def play(self, frame):
        pass

    def close(self, reason):
        pass


class TestTheAgent:
    async def test_it_greets_the_first_one_once(self, world, meeting):
        host = await world.enter(meeting)
        guest = await world.enter(meeting, await world.user("Budi"))
        assert host.seat.heard == [GREETING]
        assert guest.seat.heard == []
        assert guest.welcome.lines[0].is_agent

    async def test_it_answers_from_what_was_said_when_addressed(self, world, meeting):
        host = await world.enter(meeting)
        await host.says(SAID)
        await host.says("Notulen, berapa anggaran panggung?")
        thinking = [one.on for one in host.seat.all(RoomThinking)]
        assert thinking == [True, False]
        answer = host.seat.all(RoomSaid)[-1].line
        assert answer.is_agent
        assert SAID.rstrip(".") in answer.text
        assert answer.participant == host.welcome.participants[0].id

    async def test_it_keeps_quiet_when_it_is_not_addressed(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Berapa anggaran panggung?")
        await host.says("Kata Notulen kemarin cukup.")
        assert host.seat.heard[1:] == ["Berapa anggaran panggung?", "Kata Notulen kemarin cukup."]
        assert world.outside.language_model.asked == []

    async def test_it_says_in_a_sentence_that_it_found_nothing(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Notulen, siapa presidennya?")
        assert host.seat.heard[-1] == nothing_found(ID)

    async def test_it_is_there_for_whoever_only_calls(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Halo, Notulen!")
        assert host.seat.heard[-1] == listening(ID)

    @pytest.mark.parametrize("failure", [Unavailable(), RuntimeError("boom"), TimeoutError()])
    async def test_a_failing_model_disturbs_nobody(self, world, meeting, failure):
        host = await world.enter(meeting)
        await host.says(SAID)
        world.outside.language_model.fail(failure)
        await host.says("Notulen, berapa anggaran panggung?")
        assert host.seat.heard[-1] == sorry(ID)
        assert [one.on for one in host.seat.all(RoomThinking)] == [True, False]
        await host.says("Baik, lanjut.")
        assert host.seat.heard[-1] == "Baik, lanjut."

    async def test_it_takes_thanks(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Terima kasih, Notulen.")
        assert host.seat.heard[-1] == "Sama-sama."

    async def test_the_notes_rest_on_people_not_on_its_echo(self, world, meeting):
        host = await world.enter(meeting)
        await host.says(SAID)
        await host.says("Notulen, berapa anggaran panggung?")
        assert host.seat.all(RoomSaid)[-1].line.is_agent
        await host.does(RoomEnd())
        await world.run_jobs()
        (prompt,) = [one for one in world.outside.language_model.asked if not one.question]
        assert {segment.speaker for segment in prompt.segments} == {"Sari"}
        transcript = await world.app.meetings.read_transcript(meeting.owner_id, meeting.id)
        assert len(transcript.segments) == 4

    async def test_what_it_had_to_tidy_is_decided_once_and_by_whoever_said_it(self):
        outside: Any = {"language_model": ExtractiveLanguageModel()}
        world = RoomWorld(outside=replace(room_outside(), **outside))
        meeting = await world.meeting()
        host = await world.enter(meeting)
        await host.says("Kita eh sepakat anggaran panggung dua belas juta rupiah.")
        await host.says("Notulen, berapa anggaran panggung?")
        assert host.seat.heard[-1] == "Sari: Kita sepakat anggaran panggung dua belas juta rupiah."
        await host.does(RoomEnd())
        await world.run_jobs()
        summary = await world.app.meetings.read_summary(meeting.owner_id, meeting.id)
        (decision,) = summary.decisions
        assert [one.speaker for one in decision.citations] == ["Sari"]
        assert {one.speaker for each in summary.statements for one in each.citations} == {"Sari"}

    async def test_a_slow_model_holds_up_nobody(self, world, meeting, monkeypatch):
        host = await world.enter(meeting)
        await host.says(SAID)
        thought = asyncio.Event()
        quick = world.outside.language_model.answer

        async def slow(prompt, shape):
            await thought.wait()
            return await quick(prompt, shape)

        monkeypatch.setattr(world.outside.language_model, "answer", slow)
        asking = RoomSay(id="ask", text="Notulen, berapa anggaran panggung?", spoken=False, seconds_ago=0)
        meanwhile = RoomSay(id="go-on", text="Sambil menunggu, lanjut dulu.", spoken=False, seconds_ago=0)
        await world.app.rooms.hear(host.place, asking)
        await asyncio.sleep(0)
        await world.app.rooms.hear(host.place, meanwhile)
        assert host.seat.heard[-1] == meanwhile.text
        thought.set()
        await world.app.rooms.agent.rest()
        assert host.seat.all(RoomSaid)[-1].line.is_agent
        assert SAID.rstrip(".") in host.seat.heard[-1]

    async def test_a_model_that_never_answers_is_given_up(self, world, meeting, monkeypatch):
        async def never(prompt, shape):
            await asyncio.Event().wait()

        monkeypatch.setattr(agent_seat, "LONGEST_THOUGHT_SECONDS", 0.01)
        monkeypatch.setattr(world.outside.language_model, "answer", never)
        host = await world.enter(meeting)
        await host.says(SAID)
        await host.says("Notulen, berapa anggaran panggung?")
        assert host.seat.heard[-1] == sorry(ID)

    async def test_a_flood_of_questions_is_not_all_answered(self, world, meeting, monkeypatch):
        thought = asyncio.Event()

        async def slow(prompt, shape):
            await thought.wait()
            return AnswerDraft(statements=())

        monkeypatch.setattr(world.outside.language_model, "answer", slow)
        host = await world.enter(meeting)
        await host.says(SAID)
        for number in range(10):
            text = f"Notulen, berapa anggaran nomor {number}?"
            await world.app.rooms.hear(
                host.place, RoomSay(id=f"q{number}", text=text, spoken=False, seconds_ago=0)
            )
            await asyncio.sleep(0)
        thought.set()
        await world.app.rooms.agent.rest()
        assert host.seat.heard.count(nothing_found(ID)) == agent_seat.MOST_PENDING

    async def test_its_own_words_are_no_question_to_it_and_no_evidence(self, world, meeting):
        host = await world.enter(meeting)
        await host.says("Notulen, apa keputusannya?")
        await host.says("Notulen, apa keputusannya?")
        said = [segment.text for prompt in world.outside.language_model.asked for segment in prompt.segments]
        assert GREETING not in said
        assert nothing_found(ID) not in said
        assert len(host.seat.all(RoomSaid)) == 5
