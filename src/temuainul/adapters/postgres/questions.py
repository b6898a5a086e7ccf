"""What people asked of a meeting."""

from datetime import datetime

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

    async def set_answer(self, id: QuestionId, answer: Answer) -> bool:
        going_on = (QuestionRow.id == id, QuestionRow.stopped_at.is_(None))
        kept = update(QuestionRow).where(*going_on).values(answer=answer).returning(QuestionRow.id)
        return await self._session.scalar(kept) is not None

    async def stop(self, id: QuestionId, now: datetime) -> bool:
        waiting = (QuestionRow.id == id, QuestionRow.answer.is_(None), QuestionRow.stopped_at.is_(None))
        stopped = update(QuestionRow).where(*waiting).values(stopped_at=now).returning(QuestionRow.id)
        return await self._session.scalar(stopped) is not None

    async def of(self, meeting: MeetingId) -> tuple[Question, ...]:
        oldest_first = (OrderBy("asked_at", "asc"), OrderBy("id", "asc"))
        rows = await self._rows.get_many(*oldest_first, meeting_id=meeting)
        return tuple(msgspec.convert(row, Question, from_attributes=True) for row in rows)
