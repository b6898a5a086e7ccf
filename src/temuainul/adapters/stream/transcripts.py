"""Stream's transcript files, fetched from the hosts we were told to trust, within limits (reliability X1 to X3)."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from temuainul.adapters.stream.unpacking import unpacked
from temuainul.domain.model.errors import Invalid, NotFound, TooLarge, Unavailable, UnreadableTranscript
from temuainul.domain.model.formats.source_text import FILE_BYTES
from temuainul.domain.model.formats.stream_jsonl import StreamTranscript, read_stream_lines
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.ports.extras import require
from temuainul.ports.transcripts import TranscriptSource

require("stream", "httpx")

import httpx  # noqa: E402  only after the guard has said which extra is missing

from temuainul.adapters.stream.fetch_guard import GuardedTransport  # noqa: E402  it needs httpx
from temuainul.adapters.stream.origins import STREAM_ORIGINS, Origins  # noqa: E402  it needs httpx

_EXPIRED = {403, 404, 410}
_PASSING = {408, 425, 429}
# Objects in a bucket are handed out as they were stored, whatever the request asks for.
_ENCODINGS = {"", "identity", "gzip"}


class FetchLimits(Struct, frozen=True, kw_only=True):
    """The figures of reliability X3."""

    connect_seconds: float = 5
    read_seconds: float = 15
    total_seconds: float = 60
    patience_seconds: float = 10
    """For how long a file may come slower than `slowest_bytes_per_second`."""
    slowest_bytes_per_second: float = 1024
    longest_bytes: int = FILE_BYTES


class StreamTranscripts(TranscriptSource):
    def __init__(
        self,
        origins: Sequence[str] = STREAM_ORIGINS,
        *,
        limits: FetchLimits | None = None,
        network: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """`network` is what the guarded requests go out through. Raises `ValueError` for an unfit origin."""
        self._origins = Origins(origins)
        self._limits = limits or FetchLimits()
        # A bare transport, not a client: no cookies, redirects or proxies, and no log line with a signed address.
        self._transport = GuardedTransport(network or _network(), is_local=self._origins.is_local)

    async def fetch(self, url: str, *, session: CallSessionId, started_at: datetime) -> TranscriptPart:
        data = await self._download(self._origins.address(url))
        # A long file takes seconds to read, in which leases must be kept alive.
        read = await asyncio.to_thread(self._read, data, session, started_at)
        _log_oddities(read, session)
        return read.part

    async def _download(self, url: httpx.URL) -> bytes:
        try:
            async with asyncio.timeout(self._limits.total_seconds):
                return await self._answer(url)
        except (httpx.TransportError, OSError) as error:
            raise Unavailable("The file's host does not answer.") from error

    async def _answer(self, url: httpx.URL) -> bytes:
        response = await self._transport.handle_async_request(self._request(url))
        try:
            _refuse_status(response.status_code)
            _refuse_encoding(response.headers.get("content-encoding", ""))
            return await self._body(response)
        finally:
            await response.aclose()

    def _request(self, url: httpx.URL) -> httpx.Request:
        timeout = httpx.Timeout(self._limits.read_seconds, connect=self._limits.connect_seconds)
        return httpx.Request(
            "GET", url, headers={"accept-encoding": "identity"}, extensions={"timeout": timeout.as_dict()}
        )

    async def _body(self, response: httpx.Response) -> bytes:
        data, clock = bytearray(), asyncio.get_running_loop()
        began = clock.time()
        async for chunk in response.aiter_raw():
            data += chunk
            if len(data) > self._limits.longest_bytes:
                raise self._too_large()
            self._refuse_crawl(len(data), clock.time() - began)
        return bytes(data)

    def _refuse_crawl(self, received: int, seconds: float) -> None:
        limits = self._limits
        if seconds > limits.patience_seconds and received < seconds * limits.slowest_bytes_per_second:
            raise Unavailable("The file comes too slowly.")

    def _read(self, data: bytes, session: CallSessionId, started_at: datetime) -> StreamTranscript:
        try:
            plain = unpacked(data, longest=self._limits.longest_bytes)
        except TooLarge as error:
            raise self._too_large() from error
        return read_stream_lines(plain, session=session, started_at=started_at)

    def _too_large(self) -> UnreadableTranscript:
        return UnreadableTranscript(f"the file is larger than {self._limits.longest_bytes:,} bytes")


def _network() -> httpx.AsyncHTTPTransport:
    # No connection is kept: two names may share an address, and each must show its own certificate.
    return httpx.AsyncHTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))


def _refuse_status(status: int) -> None:
    if status in _EXPIRED:
        raise NotFound("The file's address has expired.")
    if status >= 500 or status in _PASSING:
        raise Unavailable(f"The file's host answered {status}.")
    if status != 200:
        raise Invalid(f"The file's host answered {status}.")


def _refuse_encoding(encoding: str) -> None:
    if encoding.lower() not in _ENCODINGS:
        raise Invalid("The file comes in an encoding that is not read.")


def _log_oddities(read: StreamTranscript, session: CallSessionId) -> None:
    if read.bad_lines or read.other_types:
        logging.getLogger(__name__).warning(
            "transcript.lines_passed_over",
            extra={"session": session, "bad": len(read.bad_lines), "types": read.other_types[:10]},
        )
