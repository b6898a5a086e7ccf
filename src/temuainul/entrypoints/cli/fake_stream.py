"""Stream, as far as one call needs it: signs and sends webhooks, and serves its files on this machine."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.cli.stream_call import Letter
from temuainul.ports.extras import require

require("stream", "httpx")

import httpx  # noqa: E402  # only after the guard has said which extra is missing

_LONGEST_REQUEST = 64 * 1024


@dataclass
class FakeStream:
    key: str
    secret: str
    origin: str = ""
    """Where files are; known while it is serving."""
    _files: dict[str, bytes] = field(default_factory=dict)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeStream"]:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0, limit=_LONGEST_REQUEST)
        async with server:
            host, port = server.sockets[0].getsockname()
            self.origin = f"http://{host}:{port}"
            yield self

    def put(self, name: str, data: bytes) -> str:
        """The file's address."""
        self._files[f"/{name}"] = data
        return f"{self.origin}/{name}"

    async def send(self, url: str, letters: Iterable[Letter]) -> None:
        """One after the other, each answered. Raises `Unavailable` where one is refused."""
        async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
            for letter in letters:
                response = await http.post(
                    "/api/webhooks/stream", content=letter.body, headers=self.headers(letter)
                )
                if response.status_code != 200:
                    raise Unavailable(f"A webhook was answered {response.status_code}: {response.text[:200]}")

    def headers(self, letter: Letter) -> dict[str, str]:
        return {
            "content-type": "application/json",
            "x-api-key": self.key,
            "x-signature": hmac.digest(self.secret.encode(), letter.body, "sha256").hex(),
            "x-webhook-id": letter.id,
            "x-webhook-attempt": str(letter.attempt),
        }

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request a connection, which is all that fetching a file needs."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(_response(self._files.get(head.split(b" ")[1].decode("latin-1"))))
            await writer.drain()
        except (OSError, EOFError, asyncio.LimitOverrunError):
            pass  # whoever asked has gone, or is no browser of ours
        finally:
            await _close(writer)


def _response(data: bytes | None) -> bytes:
    status = "404 Not Found" if data is None else "200 OK"
    body = data or b""
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n".encode() + body


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
