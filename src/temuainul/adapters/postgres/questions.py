"""What people asked of a meeting."""

import msgspec
from advanced_alchemy.filters import OrderBy
from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from msgspec import structs
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from temuainul.adapters.postgres.rows import QuestionRow
from temuainul.domain.model.ids import MeetingId, QuestionId
from temuainul.domain.model.question import Answer, Question
from temuainul.ports.storage import QuestionRepository


class QuestionRows(SQLAlchemyAsyncRepository[QuestionRow]):
    model_type = QuestionRow


class PostgresQuestions(QuestionRepository):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._rows = QuestionRows(
            session=session, auto_expunge=True, auto_refresh=False, wrap_exceptions=False
        )

    async def add(self, question: Question) -> None:
        await self._rows.add(QuestionRow(**structs.asdict(question)))

    async def set_answer(self, id: QuestionId, answer: Answer) -> None:
        """Says nothing where the meeting, and the question with it, was removed while the answer was written."""
        await self._session.execute(update(QuestionRow).where(QuestionRow.id == id).values(answer=answer))

    async def of(self, meeting: MeetingId) -> tuple[Question, ...]:
        oldest_first = (OrderBy("asked_at", "asc"), OrderBy("id", "asc"))
        rows = await self._rows.get_many(*oldest_first, meeting_id=meeting)
        return tuple(msgspec.convert(row, Question, from_attributes=True) for row in rows)
