"""What people asked of a meeting."""

from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import MeetingId, QuestionId
from temuainul.domain.model.question import Answer, Question
from temuainul.ports.storage import QuestionRepository


class MemoryQuestionRepository(QuestionRepository):
    def __init__(self, tables: Tables) -> None:
        self._questions = tables.questions

    async def add(self, question: Question) -> None:
        self._questions[question.id] = question

    async def set_answer(self, id: QuestionId, answer: Answer) -> bool:
        question = self._questions.get(id)
        if question is None or question.stopped_at is not None:
            return False
        self._questions[id] = structs.replace(question, answer=answer)
        return True

    async def stop(self, id: QuestionId, now: datetime) -> bool:
        question = self._questions.get(id)
        if question is None or question.answer is not None or question.stopped_at is not None:
            return False
        self._questions[id] = structs.replace(question, stopped_at=now)
        return True

    async def of(self, meeting: MeetingId) -> tuple[Question, ...]:
        found = [one for one in self._questions.values() if one.meeting_id == meeting]
        return tuple(sorted(found, key=lambda one: (one.asked_at, one.id)))
