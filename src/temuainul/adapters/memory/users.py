"""People and the browsers they are signed in with."""

from datetime import datetime

from msgspec import structs

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.errors import AddressTaken, NotFound
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.user import LoginSession, User
from temuainul.ports.storage import LoginSessionRepository, UserRepository


class MemoryUserRepository(UserRepository):
    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, user: User, password_hash: str) -> None:
        if await self.credentials(user.email) is not None:
            raise AddressTaken
        self._tables.users[user.id] = user
        self._tables.password_hashes[user.id] = password_hash

    async def by_id(self, id: UserId) -> User:
        user = self._tables.users.get(id)
        if user is None:
            raise NotFound
        return user

    async def credentials(self, email: str) -> tuple[User, str] | None:
        for user in self._tables.users.values():
            if user.email == email:
                return user, self._tables.password_hashes[user.id]
        return None

    async def set_password_hash(self, id: UserId, password_hash: str) -> None:
        if id in self._tables.users:
            self._tables.password_hashes[id] = password_hash

    async def save(self, user: User) -> None:
        known = self._tables.users.get(user.id)
        if known is not None:
            saved = structs.replace(known, name=user.name, language=user.language)
            self._tables.users[user.id] = saved


class MemoryLoginSessionRepository(LoginSessionRepository):
    def __init__(self, tables: Tables) -> None:
        self._sessions = tables.login_sessions

    async def add(self, session: LoginSession) -> None:
        self._sessions[session.token_hash] = session

    async def by_token_hash(self, token_hash: str) -> LoginSession | None:
        return self._sessions.get(token_hash)

    async def of(self, user: UserId) -> tuple[LoginSession, ...]:
        found = [one for one in self._sessions.values() if one.user_id == user]
        return tuple(sorted(found, key=lambda one: (one.created_at, one.id)))

    async def touch(self, token_hash: str, now: datetime) -> None:
        session = self._sessions.get(token_hash)
        if session is not None:
            self._sessions[token_hash] = structs.replace(session, last_used_at=now)

    async def remove(self, token_hash: str) -> None:
        self._sessions.pop(token_hash, None)

    async def forget(self, ended_before: datetime, limit: int) -> int:
        ended = [one.token_hash for one in self._sessions.values() if one.ends_at < ended_before][:limit]
        for token_hash in ended:
            del self._sessions[token_hash]
        return len(ended)
