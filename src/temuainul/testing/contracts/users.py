"""The exam of `UserRepository` and `LoginSessionRepository`."""

import asyncio

import pytest
from msgspec import structs

from temuainul.domain.model.errors import AddressTaken, NotFound
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.user import User
from temuainul.domain.model.words import Language
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import AWKWARD, HOUR, NOON, a_login_session, a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")


class UserContract(StorageContract):
    """Accounts: one for each address, found by id and by address."""

    async def test_a_user_is_found_by_id(self, storage: Storage) -> None:
        await keep(storage, SARI, a_user("budi"))
        async with storage.begin() as unit:
            assert await unit.users.by_id(SARI.id) == SARI

    @pytest.mark.parametrize("id", ["user-nobody", "", "'", "🙂"])
    async def test_an_unknown_user_is_not_found(self, storage: Storage, id: str) -> None:
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.users.by_id(UserId(id))

    async def test_credentials_are_found_by_address(self, storage: Storage) -> None:
        async with storage.begin() as unit:
            await unit.users.add(SARI, "hash-of-sari")
        async with storage.begin() as unit:
            assert await unit.users.credentials("sari@example.com") == (SARI, "hash-of-sari")
            assert await unit.users.credentials("nobody@example.com") is None

    async def test_an_address_is_taken_once(self, storage: Storage) -> None:
        await keep(storage, SARI)
        with pytest.raises(AddressTaken):
            await keep(storage, structs.replace(a_user("budi"), email=SARI.email))
        async with storage.begin() as unit:
            with pytest.raises(NotFound):
                await unit.users.by_id(UserId("user-budi"))

    async def test_two_who_want_one_address_at_once_get_one_account(self, storage: Storage) -> None:
        rivals = [structs.replace(a_user(name), email="same@example.com") for name in ("one", "two", "three")]
        outcomes = await asyncio.gather(*(_sign_up(storage, rival) for rival in rivals))
        assert sorted(outcomes) == [False, False, True]

    async def test_a_password_hash_is_replaced(self, storage: Storage) -> None:
        await keep(storage, SARI, a_user("budi"))
        async with storage.begin() as unit:
            await unit.users.set_password_hash(SARI.id, "stronger")
        async with storage.begin() as unit:
            assert await unit.users.credentials(SARI.email) == (SARI, "stronger")
            assert await unit.users.credentials("budi@example.com") == (a_user("budi"), "hash of user-budi")

    async def test_name_and_language_are_saved_and_nothing_else(self, storage: Storage) -> None:
        await keep(storage, SARI, a_user("budi"))
        renamed = structs.replace(SARI, name="Sari Dewi", language=Language.english)
        async with storage.begin() as unit:
            await unit.users.save(structs.replace(renamed, email="other@example.com", created_at=NOON + HOUR))
        async with storage.begin() as unit:
            assert await unit.users.by_id(SARI.id) == renamed
            assert await unit.users.credentials(SARI.email) == (renamed, "hash of user-sari")
            assert await unit.users.by_id(a_user("budi").id) == a_user("budi")

    @pytest.mark.parametrize("name", AWKWARD)
    async def test_a_user_may_have_any_name(self, storage: Storage, name: str) -> None:
        user = structs.replace(SARI, name=name)
        await keep(storage, user)
        async with storage.begin() as unit:
            assert await unit.users.by_id(user.id) == user


class LoginSessionContract(StorageContract):
    """Signed-in browsers, found by the hash of their token."""

    async def test_a_login_session_is_found_by_its_hash(self, storage: Storage) -> None:
        await keep(storage, SARI)
        session = a_login_session(SARI)
        async with storage.begin() as unit:
            await unit.login_sessions.add(session)
        async with storage.begin() as unit:
            assert await unit.login_sessions.by_token_hash(session.token_hash) == session
            assert await unit.login_sessions.by_token_hash("another") is None

    async def test_touching_a_login_session_moves_its_last_use_only(self, storage: Storage) -> None:
        await keep(storage, SARI)
        one, other = a_login_session(SARI, "hash-1"), a_login_session(SARI, "hash-2")
        async with storage.begin() as unit:
            await unit.login_sessions.add(one)
            await unit.login_sessions.add(other)
            await unit.login_sessions.touch("hash-1", NOON + HOUR)
        async with storage.begin() as unit:
            touched = structs.replace(one, last_used_at=NOON + HOUR)
            assert await unit.login_sessions.by_token_hash("hash-1") == touched
            assert await unit.login_sessions.by_token_hash("hash-2") == other

    async def test_removing_a_login_session_leaves_the_others(self, storage: Storage) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            await unit.login_sessions.add(a_login_session(SARI, "hash-1"))
            await unit.login_sessions.add(a_login_session(SARI, "hash-2"))
            await unit.login_sessions.remove("hash-1")
        async with storage.begin() as unit:
            assert await unit.login_sessions.by_token_hash("hash-1") is None
            assert await unit.login_sessions.by_token_hash("hash-2") is not None

    async def test_the_login_sessions_of_a_user_are_listed_oldest_first(self, storage: Storage) -> None:
        budi = a_user("budi")
        await keep(storage, SARI, budi)
        made = [
            structs.replace(a_login_session(SARI, f"hash-{9 - n}"), created_at=NOON + n * HOUR)
            for n in range(3)
        ]
        async with storage.begin() as unit:
            for session in (made[1], made[2], a_login_session(budi, "of budi"), made[0]):
                await unit.login_sessions.add(session)
        async with storage.begin() as unit:
            assert await unit.login_sessions.of(SARI.id) == tuple(made)
            assert await unit.login_sessions.of(UserId("nobody")) == ()

    @pytest.mark.parametrize("device", AWKWARD)
    async def test_a_device_may_call_itself_anything(self, storage: Storage, device: str) -> None:
        await keep(storage, SARI)
        session = structs.replace(a_login_session(SARI), device=device)
        async with storage.begin() as unit:
            await unit.login_sessions.add(session)
        async with storage.begin() as unit:
            assert await unit.login_sessions.by_token_hash(session.token_hash) == session

    async def test_an_unknown_login_session_is_touched_and_removed_without_complaint(
        self, storage: Storage
    ) -> None:
        async with storage.begin() as unit:
            await unit.login_sessions.touch("nothing", NOON)
            await unit.login_sessions.remove("nothing")
            assert await unit.login_sessions.by_token_hash("nothing") is None


async def _sign_up(storage: Storage, user: User) -> bool:
    try:
        await keep(storage, user)
    except AddressTaken:
        return False
    return True
