"""The exam of `Files`."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from temuainul.domain.model.errors import NotFound
from temuainul.ports.files import PIECE, Files
from temuainul.testing.contracts.asynchronous import AsyncContract

LARGE = bytes(range(256)) * (PIECE // 128 + 1)
"""Of more than two pieces, and every stretch of it shorter than 256 bytes is told apart from its neighbours."""


class FilesContract(AsyncContract):
    """What was kept is read again, whole or any stretch of it; nobody ever sees half a file.

    Fill in `files`, and give each test an empty place.
    """

    @pytest.fixture
    def files(self) -> Files:
        raise NotImplementedError("FilesContract needs a fixture `files`: a Files.")

    @pytest.mark.parametrize("whole", [b"", b"a", b"\x00\xff\r\n", LARGE])
    async def test_what_was_kept_is_read_again(self, files: Files, whole: bytes) -> None:
        assert await files.put("a/b", _pieces(whole[:1], b"", whole[1:])) == len(whole)
        assert await _read(files, "a/b") == whole
        assert await files.size("a/b") == len(whole)

    @pytest.mark.parametrize(
        "start", [0, 1, PIECE - 1, PIECE, PIECE + 7, len(LARGE) - 1, len(LARGE), len(LARGE) + 5]
    )
    @pytest.mark.parametrize("length", [None, 0, 1, 2, PIECE, PIECE + 1, len(LARGE), 2 * len(LARGE)])
    async def test_any_stretch_can_be_read(self, files: Files, start: int, length: int | None) -> None:
        await files.put("large", _pieces(LARGE))
        expected = LARGE[start:] if length is None else LARGE[start : start + length]
        assert await _read(files, "large", start=start, length=length) == expected

    async def test_no_piece_is_larger_than_it_may_be(self, files: Files) -> None:
        await files.put("large", _pieces(LARGE))
        sizes = [len(piece) async for piece in files.read("large")]
        assert len(sizes) > 1
        assert max(sizes) <= PIECE

    async def test_putting_it_again_replaces_it(self, files: Files) -> None:
        await files.put("a", _pieces(b"long and old"))
        assert await files.put("a", _pieces(b"new")) == 3
        assert await _read(files, "a") == b"new"
        assert await files.list("") == ("a",)

    async def test_what_breaks_off_leaves_what_was_there(self, files: Files) -> None:
        await files.put("old", _pieces(b"old"))
        for key in ("old", "new"):
            with pytest.raises(ZeroDivisionError):
                await files.put(key, _breaking_off())
        assert await _read(files, "old") == b"old"
        assert await files.list("") == ("old",)

    async def test_a_cancelled_put_leaves_nothing(self, files: Files) -> None:
        begun = asyncio.Event()
        putting = asyncio.create_task(files.put("a", _endless(begun)))
        await begun.wait()
        putting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await putting
        assert await files.list("") == ()

    async def test_nothing_is_seen_before_it_is_whole(self, files: Files) -> None:
        begun = asyncio.Event()
        putting = asyncio.create_task(files.put("a", _endless(begun)))
        await begun.wait()
        assert await files.list("") == ()
        with pytest.raises(NotFound):
            await files.size("a")
        putting.cancel()
        await asyncio.gather(putting, return_exceptions=True)

    async def test_of_two_who_put_the_same_key_one_is_kept_whole(self, files: Files) -> None:
        one, other = b"1" * PIECE, b"2" * (PIECE + 1)
        await asyncio.gather(*(files.put("a", _pieces(*[whole[:9], whole[9:]])) for whole in (one, other)))
        assert await _read(files, "a") in {one, other}

    async def test_what_is_replaced_or_removed_is_read_to_its_end(self, files: Files) -> None:
        await files.put("a", _pieces(LARGE))
        reading = files.read("a")
        read = await anext(reading)
        await files.put("a", _pieces(b"new"))
        await files.remove("a")
        async for piece in reading:
            read += piece
        assert read == LARGE

    async def test_what_is_not_there_is_not_found(self, files: Files) -> None:
        await files.put("a/b", _pieces(b"here"))
        for key in ("b", "a", "a/c", "a/b/c", "c/b"):
            await files.remove(key)
            with pytest.raises(NotFound):
                await files.size(key)
            with pytest.raises(NotFound):
                await _read(files, key)

    async def test_what_is_removed_is_gone_and_may_be_removed_again(self, files: Files) -> None:
        for key in ("a/b/c", "a/b/d"):
            await files.put(key, _pieces(b"here"))
        for _ in range(2):
            await files.remove("a/b/c")
            assert await files.list("") == ("a/b/d",)
        with pytest.raises(NotFound):
            await files.size("a/b/c")

    async def test_a_key_can_be_used_again_after_all_were_removed(self, files: Files) -> None:
        await files.put("a/b/c", _pieces(b"old"))
        await files.remove("a/b/c")
        await files.put("a/b", _pieces(b"new"))
        assert await _read(files, "a/b") == b"new"

    async def test_keys_are_listed_in_order_by_how_they_begin(self, files: Files) -> None:
        keys = ("a/1/x", "a/1/y", "a/10/x", "a/2", "b/1")
        assert await files.list("a/") == ()
        for key in reversed(keys):
            await files.put(key, _pieces(key.encode()))
        assert await files.list("") == keys
        assert await files.list("a/1") == keys[:3]
        assert await files.list("a/1/") == keys[:2]
        assert await files.list("a/3") == ()
        assert await files.list("c/") == ()

    async def test_keeping_and_removing_beside_each_other_lose_nothing(self, files: Files) -> None:
        async def keep_and_remove(number: int) -> None:
            for _ in range(20):
                await files.put(f"a/b/{number}", _pieces(b"here"))
                await files.remove(f"a/b/{number}")

        await asyncio.gather(*(keep_and_remove(number) for number in range(4)), _keep(files, "a/b/kept", 20))
        assert await files.list("") == ("a/b/kept",)

    @pytest.mark.parametrize(
        "key",
        [
            "",
            "/",
            "/etc/x",
            "a/",
            "/a",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/..",
            ".a",
            "a/.b",
            "a\\b",
            "a\x00",
            "a\n",
        ],
    )
    async def test_a_key_that_leads_elsewhere_is_a_fault(self, files: Files, key: str) -> None:
        with pytest.raises(ValueError, match="no key"):
            await files.put(key, _pieces(b"here"))
        with pytest.raises(ValueError, match="no key"):
            await _read(files, key)
        with pytest.raises(ValueError, match="no key"):
            await files.remove(key)
        with pytest.raises(ValueError, match="no key"):
            await files.size(key)


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        await asyncio.sleep(0)
        yield piece


async def _breaking_off() -> AsyncIterator[bytes]:
    yield b"half of"
    raise ZeroDivisionError


async def _endless(begun: asyncio.Event) -> AsyncIterator[bytes]:
    yield b"half of"
    begun.set()
    await asyncio.sleep(60)


async def _keep(files: Files, key: str, times: int) -> None:
    for _ in range(times):
        await files.put(key, _pieces(b"here"))


async def _read(files: Files, key: str, *, start: int = 0, length: int | None = None) -> bytes:
    return b"".join([piece async for piece in files.read(key, start=start, length=length)])
