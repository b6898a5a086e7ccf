"""The exam of `TranscriptSource`; that of `TranscriptRepository` is in `kept_transcripts`."""

import pytest
from msgspec import Struct

from temuainul.domain.model.errors import Invalid, NotAllowed, NotFound, Unavailable
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.ports.transcripts import TranscriptSource
from temuainul.testing.contracts.asynchronous import AsyncContract
from temuainul.testing.contracts.examples import HOUR, NOON

SESSION = CallSessionId("session-1")


class Addresses(Struct, frozen=True, kw_only=True):
    """Where the exam looks for files; None where your source has no such case."""

    readable: str
    """A transcript with at least one word in it."""
    foreign: str | None
    """Outside the hosts the source may ask."""
    broken: str | None
    """A file that is no transcript."""
    expired: str
    away: str | None
    """On a host that does not answer."""


class TranscriptSourceContract(AsyncContract):
    """Files are fetched only from where they may come, and each failure says whether trying again helps.

    Fill in `source`, and `addresses` as it knows them.
    """

    @pytest.fixture
    def source(self) -> TranscriptSource:
        raise NotImplementedError("TranscriptSourceContract needs a fixture `source`: a TranscriptSource.")

    @pytest.fixture
    def addresses(self) -> Addresses:
        raise NotImplementedError("TranscriptSourceContract needs a fixture `addresses`: see Addresses.")

    async def test_a_file_is_read_as_a_part_of_its_session(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        part = await _fetch(source, addresses.readable)
        assert (part.session, part.started_at) == (SESSION, NOON)
        assert part.words > 0
        assert all(said.speaker for said in part.utterances)

    async def test_times_count_from_the_beginning_of_the_file(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        part = await _fetch(source, addresses.readable)
        assert all(0 <= said.start_seconds <= said.end_seconds for said in part.utterances)

    async def test_fetching_again_reads_the_same_words(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        first, second = await _fetch(source, addresses.readable), await _fetch(source, addresses.readable)
        assert first == second

    async def test_session_and_beginning_are_the_callers(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        other = CallSessionId("session-2")
        part = await source.fetch(addresses.readable, session=other, started_at=NOON + HOUR)
        assert (part.session, part.started_at) == (other, NOON + HOUR)
        assert part.digest == (await _fetch(source, addresses.readable)).digest

    async def test_a_foreign_address_is_not_asked(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        with pytest.raises(NotAllowed):
            await _fetch(source, _given(addresses.foreign))

    async def test_a_file_that_is_no_transcript_is_invalid(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        with pytest.raises(Invalid):
            await _fetch(source, _given(addresses.broken))

    async def test_an_expired_address_is_not_found(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        with pytest.raises(NotFound):
            await _fetch(source, addresses.expired)

    async def test_a_host_that_is_away_is_unavailable(
        self, source: TranscriptSource, addresses: Addresses
    ) -> None:
        with pytest.raises(Unavailable):
            await _fetch(source, _given(addresses.away))


async def _fetch(source: TranscriptSource, url: str) -> TranscriptPart:
    return await source.fetch(url, session=SESSION, started_at=NOON)


def _given(url: str | None) -> str:
    if url is None:
        pytest.skip("this source has no such address")
    return url
