"""What people asked of a meeting."""

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

    async def set_answer(self, id: QuestionId, answer: Answer) -> None:
        """Says nothing where the meeting, and the question with it, was removed while the answer was written."""
        if id in self._questions:
            self._questions[id] = structs.replace(self._questions[id], answer=answer)

    async def of(self, meeting: MeetingId) -> tuple[Question, ...]:
        found = [one for one in self._questions.values() if one.meeting_id == meeting]
        return tuple(sorted(found, key=lambda one: (one.asked_at, one.id)))
