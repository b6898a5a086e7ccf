"""Asking a meeting what was said in it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from msgspec import Struct, structs

from temuainul.domain.model.errors import Conflict, NotFound
from temuainul.domain.model.ids import MeetingId, QuestionId, UserId
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.prompt import PROMPT_VERSION, answer_prompt
from temuainul.domain.model.question import QUESTION_LENGTH, Answer, AnswerDraft, Question
from temuainul.domain.model.room.echoes import originals
from temuainul.domain.model.suggestion import suggested_questions
from temuainul.domain.model.summary import Statement, prove_statement
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.user import User
from temuainul.domain.model.words import clean_text, invalid
from temuainul.domain.usecases.naming import named_transcript
from temuainul.domain.usecases.tongue import tongue_of
from temuainul.domain.usecases.units import Unit, Units
from temuainul.ports.ambient import NewId
from temuainul.ports.language_model import LanguageModel

AT_ONCE = 2
"""Answers worked on at once by one process; an extractive one keeps a processor busy for half a second."""


class QuestionAsked(Struct, frozen=True, kw_only=True, tag=True):
    question: Question


class StatementAnswered(Struct, frozen=True, kw_only=True, tag=True):
    statement: Statement


class QuestionAnswered(Struct, frozen=True, kw_only=True, tag=True):
    question: Question


class QuestionStopped(Struct, frozen=True, kw_only=True, tag=True):
    question: Question


AnswerEvent = QuestionAsked | StatementAnswered | QuestionAnswered | QuestionStopped


@dataclass(frozen=True)
class Questions:
    units: Units
    model: LanguageModel
    new_id: NewId
    _answering: dict[QuestionId, asyncio.Task[Answer | None]] = field(default_factory=dict)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def ask(self, actor: UserId, meeting_id: MeetingId, text: str) -> AsyncIterator[AnswerEvent]:
        """Asked, each statement, answered; or asked, stopped. Raises `Invalid`, `NotFound`, `Conflict` before all that.

        The model's `Unavailable` may follow the first event; the question then stays without an answer.
        """
        question, meeting = await self._put(actor, meeting_id, text)
        yield QuestionAsked(question=question)
        answer = await _result(self._begin(question, meeting))
        if answer is None:
            yield QuestionStopped(question=await self._as_kept(question))
            return
        for statement in answer.statements:
            yield StatementAnswered(statement=statement)
        yield QuestionAnswered(question=structs.replace(question, answer=answer))

    async def stop(self, actor: UserId, meeting_id: MeetingId, id: QuestionId) -> None:
        """Wherever it is answered, it gets no answer any more; here the work on it ends as well."""
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, meeting_id)
            if await _kept(unit, meeting_id, id) is None:
                raise NotFound
            stopped = await unit.store.questions.stop(id, await unit.now())
            if stopped:
                unit.changed(actor, ChangeTopic.questions, meeting_id)
        if stopped and id in self._answering:
            self._answering[id].cancel()

    async def suggest(self, actor: User, meeting_id: MeetingId) -> tuple[str, ...]:
        """What one could ask first, in the meeting's language."""
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.by_id(actor.id, meeting_id)
            summary = await unit.store.summaries.current(meeting_id)
        return suggested_questions(summary, tongue_of(meeting, summary, actor))

    async def list(self, actor: UserId, meeting_id: MeetingId) -> tuple[Question, ...]:
        """Oldest first."""
        async with self.units.begin() as unit:
            await unit.store.meetings.by_id(actor, meeting_id)
            return await unit.store.questions.of(meeting_id)

    async def _put(self, actor: UserId, meeting_id: MeetingId, text: str) -> tuple[Question, Meeting]:
        words = checked_question(text)
        async with self.units.begin() as unit:
            meeting = await unit.store.meetings.by_id(actor, meeting_id)
            if meeting.standing.transcript_digest is None:
                raise Conflict("There is no transcript to ask yet.")
            question = Question(
                id=QuestionId(self.new_id()),
                meeting_id=meeting_id,
                asked_by=actor,
                text=words,
                asked_at=await unit.now(),
                answer=None,
                stopped_at=None,
            )
            await unit.store.questions.add(question)
            unit.changed(actor, ChangeTopic.questions, meeting_id)
            return question, meeting

    def _begin(self, question: Question, meeting: Meeting) -> "asyncio.Task[Answer | None]":
        """The answer is kept for whoever asked, also when they closed the page meanwhile."""
        answering = asyncio.create_task(self._in_turn(question, meeting))
        self._answering[question.id] = answering
        answering.add_done_callback(lambda _: self._answering.pop(question.id, None))
        return answering

    async def _as_kept(self, question: Question) -> Question:
        async with self.units.begin() as unit:
            return await _kept(unit, question.meeting_id, question.id) or question

    async def _in_turn(self, question: Question, meeting: Meeting) -> Answer | None:
        """Long transcripts are read and searched a few at a time, so that one person's questions starve nobody."""
        async with self._turns:
            async with self.units.begin() as unit:
                transcript = await named_transcript(unit, meeting)
            return await self._answer(question, meeting, transcript)

    async def _answer(self, question: Question, meeting: Meeting, transcript: Transcript) -> Answer | None:
        prompt = answer_prompt(
            meeting_title=meeting.title,
            agent=meeting.agent,
            segments=originals(transcript, meeting.agent),
            question=question.text,
        )
        draft = await self.model.answer(prompt, AnswerDraft)
        async with self.units.begin() as unit:
            answer = Answer(
                statements=tuple(prove_statement(one, transcript) for one in draft.statements),
                written_by=self.model.name,
                prompt_version=PROMPT_VERSION,
                answered_at=await unit.now(),
            )
            if await unit.store.questions.set_answer(question.id, answer):
                unit.changed(question.asked_by, ChangeTopic.questions, question.meeting_id)
                return answer
            kept = await _kept(unit, question.meeting_id, question.id)
        # Gone with its meeting, it is told to whoever still reads; stopped, to nobody.
        return answer if kept is None else None


async def _result(answering: "asyncio.Task[Answer | None]") -> Answer | None:
    """None where it was stopped. Whoever stops waiting for it does not stop it."""
    await asyncio.wait({answering})
    return None if answering.cancelled() else answering.result()


async def _kept(unit: Unit, meeting: MeetingId, id: QuestionId) -> Question | None:
    asked = await unit.store.questions.of(meeting)
    return next((question for question in asked if question.id == id), None)


def checked_question(text: str) -> str:
    words = clean_text(text, where="text", longest=QUESTION_LENGTH).strip()
    if not words:
        raise invalid("text", "must not be empty")
    return words
