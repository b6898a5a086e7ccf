"""Browsers that are signed in."""

from datetime import datetime

import msgspec
from advanced_alchemy.filters import OrderBy
from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from msgspec import structs
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from temuainul.adapters.postgres import forgetting
from temuainul.adapters.postgres.rows import LoginSessionRow
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.user import ABSOLUTE_LIFE, IDLE_LIFE, LoginSession
from temuainul.ports.storage import LoginSessionRepository


class LoginSessionRows(SQLAlchemyAsyncRepository[LoginSessionRow]):
    model_type = LoginSessionRow
    id_attribute = "token_hash"


class PostgresLoginSessions(LoginSessionRepository):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._rows = LoginSessionRows(
            session=session, auto_expunge=True, auto_refresh=False, wrap_exceptions=False
        )

    async def add(self, session: LoginSession) -> None:
        await self._rows.add(LoginSessionRow(**structs.asdict(session)))

    async def by_token_hash(self, token_hash: str) -> LoginSession | None:
        row = await self._rows.get_one_or_none(token_hash=token_hash)
        return None if row is None else msgspec.convert(row, LoginSession, from_attributes=True)

    async def of(self, user: UserId) -> tuple[LoginSession, ...]:
        oldest_first = (OrderBy("created_at", "asc"), OrderBy("id", "asc"))
        rows = await self._rows.get_many(*oldest_first, user_id=user)
        return tuple(msgspec.convert(row, LoginSession, from_attributes=True) for row in rows)

    async def touch(self, token_hash: str, now: datetime) -> None:
        one = LoginSessionRow.token_hash == token_hash
        await self._session.execute(update(LoginSessionRow).where(one).values(last_used_at=now))

    async def remove(self, token_hash: str) -> None:
        await self._rows.delete_where(token_hash=token_hash)

    async def forget(self, ended_before: datetime, limit: int) -> int:
        last_used, created = ended_before - IDLE_LIFE, ended_before - ABSOLUTE_LIFE
        return await forgetting.forget(
            await self._session.connection(),
            forgetting.LOGIN_SESSIONS,
            last_used_before=last_used,
            created_before=created,
            most=limit,
        )
