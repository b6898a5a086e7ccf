"""People with an account."""

import msgspec
from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from msgspec import structs
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from temuainul.adapters.postgres.rows import UserRow
from temuainul.domain.model.errors import AddressTaken, NotFound
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.user import User
from temuainul.ports.storage import UserRepository


class UserRows(SQLAlchemyAsyncRepository[UserRow]):
    model_type = UserRow


class PostgresUsers(UserRepository):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._rows = UserRows(session=session, auto_expunge=True, wrap_exceptions=False)

    async def add(self, user: User, password_hash: str) -> None:
        """Does not break the transaction where the address is taken, as a refused insert would."""
        row = {**structs.asdict(user), "password_hash": password_hash}
        added = await self._session.scalar(
            insert(UserRow).values(row).on_conflict_do_nothing(index_elements=["email"]).returning(UserRow.id)
        )
        if added is None:
            raise AddressTaken

    async def by_id(self, id: UserId) -> User:
        row = await self._rows.get_one_or_none(id=id)
        if row is None:
            raise NotFound
        return _user(row)

    async def credentials(self, email: str) -> tuple[User, str] | None:
        row = await self._rows.get_one_or_none(email=email)
        return None if row is None else (_user(row), row.password_hash)

    async def set_password_hash(self, id: UserId, password_hash: str) -> None:
        await self._session.execute(
            update(UserRow).where(UserRow.id == id).values(password_hash=password_hash)
        )

    async def save(self, user: User) -> None:
        told = {"name": user.name, "language": user.language}
        await self._session.execute(update(UserRow).where(UserRow.id == user.id).values(told))


def _user(row: UserRow) -> User:
    return msgspec.convert(row, User, from_attributes=True)
