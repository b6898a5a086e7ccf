"""The exam of `Media`."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.recording import MediaType
from temuainul.ports.media import Media
from temuainul.testing.contracts.asynchronous import AsyncContract


class MediaContract(AsyncContract):
    """What a browser recorded can be played, and says how long it is.

    Fill in `media`, and `sound`: eight seconds, as `media_type`, as the recorder of a browser gives them.
    """

    @pytest.fixture
    def media(self) -> Media:
        raise NotImplementedError("MediaContract needs a fixture `media`: a Media.")

    @pytest.fixture
    def media_type(self) -> MediaType:
        return MediaType.webm

    @pytest.fixture
    def sound(self) -> bytes:
        raise NotImplementedError("MediaContract needs a fixture `sound`: eight seconds.")

    async def test_it_says_how_long_it_is(self, media: Media, sound: bytes, media_type: MediaType) -> None:
        seconds, whole = await _played(media, media_type, sound)
        assert seconds == pytest.approx(8, abs=0.1)
        assert len(whole) > len(sound) / 2

    @pytest.mark.parametrize("length", [997, 4_000, 1_000_000])
    async def test_it_does_not_matter_how_it_came_in_pieces(
        self, media: Media, sound: bytes, media_type: MediaType, length: int
    ) -> None:
        pieces = [sound[place : place + length] for place in range(0, len(sound), length)]
        assert await _played(media, media_type, *pieces) == await _played(media, media_type, sound)

    async def test_of_what_broke_off_there_is_as_much_as_came(
        self, media: Media, sound: bytes, media_type: MediaType
    ) -> None:
        seconds, _ = await _played(media, media_type, sound[: len(sound) // 2])
        assert seconds == pytest.approx(4, abs=0.6)

    @pytest.mark.parametrize(
        "told", [b"", b"\x1aE\xdf\xa3 no sound", b"\x00\x00\x00\x1cftypiso5 no sound" * 99]
    )
    async def test_where_there_is_no_sound_it_says_so(
        self, media: Media, media_type: MediaType, told: bytes
    ) -> None:
        with pytest.raises(Invalid):
            await _played(media, media_type, told)

    async def test_two_can_be_made_at_once(self, media: Media, sound: bytes, media_type: MediaType) -> None:
        one, other = await asyncio.gather(*(_played(media, media_type, sound) for _ in range(2)))
        assert one == other


async def _played(media: Media, media_type: MediaType, *pieces: bytes) -> tuple[float, bytes]:
    async with media.playable(_pieces(pieces), media_type) as made:
        return made.seconds, b"".join([piece async for piece in made.pieces])


async def _pieces(pieces: tuple[bytes, ...]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
