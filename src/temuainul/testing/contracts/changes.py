"""The exam of `ChangeRepository`."""

import asyncio

import pytest

from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Change
from temuainul.domain.model.user import User
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import a_user, keep
from temuainul.testing.contracts.storage import StorageContract

SARI, BUDI = a_user("sari"), a_user("budi")


class ChangeContract(StorageContract):
    """Changes are numbered from 1 for each person, without gaps, in the order in which they were committed."""

    async def test_a_person_without_changes_is_at_nought(self, storage: Storage) -> None:
        await keep(storage, SARI)
        async with storage.begin() as unit:
            assert await unit.changes.latest(SARI.id) == 0
            assert await unit.changes.after(SARI.id, 0, 10) == ()

    async def test_changes_are_numbered_from_one(self, storage: Storage) -> None:
        await keep(storage, SARI)
        await _change(storage, SARI, "a")
        await _change(storage, SARI, "b", "c")
        async with storage.begin() as unit:
            assert await unit.changes.latest(SARI.id) == 3
            assert await unit.changes.after(SARI.id, 0, 10) == (
                Change(number=1, topic="meetings", id="a"),
                Change(number=2, topic="meetings", id="b"),
                Change(number=3, topic="meetings", id="c"),
            )

    async def test_a_follower_reads_on_where_they_were(self, storage: Storage) -> None:
        await keep(storage, SARI)
        await _change(storage, SARI, *"abcde")
        async with storage.begin() as unit:
            assert _numbers(await unit.changes.after(SARI.id, 2, 2)) == [3, 4]
            assert _numbers(await unit.changes.after(SARI.id, 4, 2)) == [5]
            assert _numbers(await unit.changes.after(SARI.id, 5, 2)) == []
            assert _numbers(await unit.changes.after(SARI.id, 99, 2)) == []

    async def test_everybody_has_their_own_numbers(self, storage: Storage) -> None:
        await keep(storage, SARI, BUDI)
        await _change(storage, SARI, "a")
        await _change(storage, BUDI, "b")
        await _change(storage, SARI, "c")
        async with storage.begin() as unit:
            assert [one.id for one in await unit.changes.after(SARI.id, 0, 10)] == ["a", "c"]
            assert await unit.changes.after(BUDI.id, 0, 10) == (Change(number=1, topic="meetings", id="b"),)

    async def test_a_unit_rolled_back_leaves_no_gap(self, storage: Storage) -> None:
        await keep(storage, SARI)
        await _change(storage, SARI, "a")
        with pytest.raises(ZeroDivisionError):
            await _change(storage, SARI, "lost", fail=True)
        await _change(storage, SARI, "b")
        assert await _read(storage, SARI.id) == [(1, "a"), (2, "b")]

    async def test_many_units_at_once_leave_no_gap(self, storage: Storage) -> None:
        await keep(storage, SARI)
        units = [_change(storage, SARI, f"change-{n}", fail=n % 3 == 0) for n in range(12)]
        outcomes = await asyncio.gather(*units, return_exceptions=True)
        assert sum(isinstance(one, ZeroDivisionError) for one in outcomes) == 4
        found = await _read(storage, SARI.id)
        assert [number for number, _ in found] == list(range(1, 9))
        assert {id for _, id in found} == {f"change-{n}" for n in range(12) if n % 3}

    async def test_whoever_follows_while_others_write_misses_nothing(self, storage: Storage) -> None:
        """Numbers in commit order: having seen n, there is nothing below n still to come."""
        await keep(storage, SARI)
        seen: list[int] = []
        await asyncio.gather(
            _follow(storage, seen, until=10), *(_change(storage, SARI, f"change-{n}") for n in range(10))
        )
        assert seen == list(range(1, 11))


async def _change(storage: Storage, user: User, *ids: str, fail: bool = False) -> None:
    async with storage.begin() as unit:
        for id in ids:
            await unit.changes.add(user.id, "meetings", id)
        await asyncio.sleep(0.001)  # a chance for others to get in between
        if fail:
            raise ZeroDivisionError


async def _follow(storage: Storage, seen: list[int], *, until: int) -> None:
    async with asyncio.timeout(30):
        while len(seen) < until:
            async with storage.begin() as unit:
                seen += _numbers(await unit.changes.after(SARI.id, seen[-1] if seen else 0, 3))
            await asyncio.sleep(0.001)


async def _read(storage: Storage, user: UserId) -> list[tuple[int, str]]:
    async with storage.begin() as unit:
        return [(one.number, one.id) for one in await unit.changes.after(user, 0, 100)]


def _numbers(changes: tuple[Change, ...]) -> list[int]:
    return [one.number for one in changes]
