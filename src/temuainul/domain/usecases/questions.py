"""Asking a meeting what was said in it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from msgspec import Struct, structs

from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.ids import MeetingId, QuestionId, UserId
from temuainul.domain.model.listing import ChangeTopic
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.prompt import PROMPT_VERSION, answer_prompt
from temuainul.domain.model.question import QUESTION_LENGTH, Answer, AnswerDraft, Question
from temuainul.domain.model.summary import Statement, prove_statement
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.words import clean_text, invalid
from temuainul.domain.usecases.naming import named_transcript
from temuainul.domain.usecases.units import Units
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


AnswerEvent = QuestionAsked | StatementAnswered | QuestionAnswered


@dataclass(frozen=True)
class Questions:
    units: Units
    model: LanguageModel
    new_id: NewId
    _answering: set[asyncio.Task[Answer]] = field(default_factory=set)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def ask(self, actor: UserId, meeting_id: MeetingId, text: str) -> AsyncIterator[AnswerEvent]:
        """Asked, each statement, answered. Raises `Invalid`, `NotFound`, `Conflict` before anything is yielded.

        The model's `Unavailable` may follow the first event; the question then stays without an answer.
        """
        question, meeting = await self._put(actor, meeting_id, text)
        yield QuestionAsked(question=question)
        # The answer is kept for whoever asked, also when they closed the page meanwhile.
        answering = asyncio.create_task(self._in_turn(question, meeting))
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)
        answer = await asyncio.shield(answering)
        for statement in answer.statements:
            yield StatementAnswered(statement=statement)
        yield QuestionAnswered(question=structs.replace(question, answer=answer))

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
            )
            await unit.store.questions.add(question)
            unit.changed(actor, ChangeTopic.questions, meeting_id)
            return question, meeting

    async def _in_turn(self, question: Question, meeting: Meeting) -> Answer:
        """Long transcripts are read and searched a few at a time, so that one person's questions starve nobody."""
        async with self._turns:
            async with self.units.begin() as unit:
                transcript = await named_transcript(unit, meeting)
            return await self._answer(question, meeting, transcript)

    async def _answer(self, question: Question, meeting: Meeting, transcript: Transcript) -> Answer:
        prompt = answer_prompt(
            meeting_title=meeting.title,
            agent=meeting.agent,
            segments=transcript.segments,
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
            await unit.store.questions.set_answer(question.id, answer)
            unit.changed(question.asked_by, ChangeTopic.questions, question.meeting_id)
        return answer


def checked_question(text: str) -> str:
    words = clean_text(text, where="text", longest=QUESTION_LENGTH).strip()
    if not words:
        raise invalid("text", "must not be empty")
    return words
