"""Files from a real server on this machine, and every way it can disappoint."""

import asyncio
import gzip
import json
import logging
import socket
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Thread

import httpx
import pytest

from temuainul.adapters.stream.transcripts import FetchLimits, StreamTranscripts
from temuainul.domain.model.errors import Invalid, NotAllowed, NotFound, Unavailable, UnreadableTranscript

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
LINES = [
    {"type": "speech", "speaker_id": "u1", "text": "Hello.", "start_ts": 1200, "stop_ts": 3400},
    {"type": "speech", "speaker_id": "agent_a1", "text": "Hi.", "start_ts": 4000, "stop_ts": 4400},
]
FILE = "".join(json.dumps(line) + "\n" for line in LINES).encode()
# Reading ends when the other side has had enough.
HUNG_UP = (BrokenPipeError, ConnectionResetError)


class Server(ThreadingHTTPServer):
    """Answers with `answer`, and remembers what was asked."""

    daemon_threads = True
    block_on_close = False
    answer: Callable[[BaseHTTPRequestHandler], None]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        with suppress(*HUNG_UP):
            self.server.answer(self)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server():
    with Server() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def reply(body=b"", status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def endless(chunk, *, pause=0.0):
    def answer(handler):
        reply()(handler)
        while True:
            handler.wfile.write(chunk)
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def fetch(server, path="/a.jsonl?Signature=secret", **limits):
    source = StreamTranscripts([server.origin], limits=FetchLimits(**limits))
    return asyncio.run(source.fetch(f"{server.origin}{path}", session="s-1", started_at=NOON))


def test_a_file_becomes_a_part_of_its_session(server):
    server.answer = reply(FILE, Content_Length=str(len(FILE)))
    part = fetch(server)
    assert (part.session, part.started_at) == ("s-1", NOON)
    assert [(said.speaker, said.text, said.start_seconds) for said in part.utterances] == [
        ("u1", "Hello.", 1.2),
        ("agent_a1", "Hi.", 4.0),
    ]


def test_nothing_is_sent_that_need_not_be(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.answer = reply(FILE, Set_Cookie="id=1")
    source = StreamTranscripts([server.origin])

    async def twice():
        for _ in range(2):
            await source.fetch(f"{server.origin}/a?b=c", session="s-1", started_at=NOON)

    asyncio.run(twice())
    headers = {"host": server.origin.removeprefix("http://"), "accept-encoding": "identity"}
    for command, path, sent in server.asked:
        assert (command, path) == ("GET", "/a?b=c")
        assert {name.lower(): value for name, value in sent.items()} == headers
    assert len(server.asked) == 2


def test_no_connection_is_kept(server, monkeypatch):
    monkeypatch.setattr(Handler, "protocol_version", "HTTP/1.1")
    peers = []

    def answer(handler):
        peers.append(handler.client_address)
        reply(FILE, Content_Length=str(len(FILE)))(handler)

    server.answer = answer
    source = StreamTranscripts([server.origin])

    async def twice():
        for _ in range(2):
            await source.fetch(f"{server.origin}/a", session="s-1", started_at=NOON)

    asyncio.run(twice())
    assert len(set(peers)) == 2


def test_an_empty_file_is_a_silent_meeting(server):
    server.answer = reply(b"")
    assert fetch(server).utterances == ()


def test_a_file_that_was_stored_packed_is_unpacked(server):
    server.answer = reply(gzip.compress(FILE), Content_Encoding="gzip")
    assert len(fetch(server).utterances) == 2


@pytest.mark.parametrize("status", [403, 404, 410])
def test_an_expired_address_is_not_found(server, status):
    server.answer = reply(b"<Error/>", status)
    with pytest.raises(NotFound, match="expired"):
        fetch(server)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 599])
def test_a_host_in_trouble_is_asked_again_later(server, status):
    server.answer = reply(b"", status)
    with pytest.raises(Unavailable, match=str(status)):
        fetch(server)


@pytest.mark.parametrize("status", [201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 418])
def test_any_other_answer_is_no_file_and_redirects_are_not_followed(server, status):
    server.answer = reply(b"", status, Location=f"{server.origin}/elsewhere")
    with pytest.raises(Invalid, match=str(status)):
        fetch(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip"])
def test_an_encoding_that_is_not_read_is_refused(server, encoding):
    server.answer = reply(FILE, Content_Encoding=encoding)
    with pytest.raises(Invalid, match="encoding"):
        fetch(server)


def test_a_file_that_never_ends_is_cut(server):
    server.answer = endless(b"x" * 65_536)
    with pytest.raises(UnreadableTranscript, match="larger than 1,000,000 bytes"):
        fetch(server, longest_bytes=1_000_000)


def test_a_packed_bomb_is_cut(server):
    bomb = gzip.compress(b" " * 100_000_000)
    server.answer = reply(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    with pytest.raises(UnreadableTranscript, match="larger"):
        fetch(server, longest_bytes=1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16_000_000


def test_a_broken_packed_file_is_no_file(server):
    server.answer = reply(gzip.compress(FILE)[:-4], Content_Encoding="gzip")
    with pytest.raises(Invalid, match="gzip"):
        fetch(server)


def test_a_drip_is_cut_when_the_time_is_up(server):
    server.answer = endless(b"\n", pause=0.02)
    began = time.perf_counter()
    with pytest.raises(Unavailable):
        fetch(server, total_seconds=0.4)
    assert time.perf_counter() - began < 2


def test_a_crawl_is_cut_once_patience_ends(server):
    server.answer = endless(b"\n", pause=0.02)
    began = time.perf_counter()
    with pytest.raises(Unavailable, match="slowly"):
        fetch(server, patience_seconds=0.3)
    assert time.perf_counter() - began < 2


def test_silence_is_cut(server):
    server.answer = lambda _: time.sleep(1)
    with pytest.raises(Unavailable):
        fetch(server, read_seconds=0.2)


def test_a_file_cut_short_is_not_taken_for_whole(server):
    server.answer = reply(FILE, Content_Length=str(len(FILE) + 1))
    with pytest.raises(Unavailable):
        fetch(server)


@pytest.mark.parametrize(
    "noise",
    [b"", b"\0" * 100, b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"HTTP/1.1 99"],
)
def test_what_is_not_http_is_unavailable(server, noise):
    server.answer = lambda handler: handler.wfile.write(noise)
    with pytest.raises(Unavailable):
        fetch(server)


def test_a_server_that_is_gone_is_unavailable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{free.getsockname()[1]}"
    source = StreamTranscripts([origin])
    with pytest.raises(Unavailable):
        asyncio.run(source.fetch(f"{origin}/a", session="s-1", started_at=NOON))


def test_a_name_that_leads_home_is_refused(server, monkeypatch):
    async def home(_loop, host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", home)
    source = StreamTranscripts(["https://files.example.com"])
    with pytest.raises(NotAllowed, match="public"):
        asyncio.run(source.fetch("https://files.example.com/a", session="s-1", started_at=NOON))
    assert server.asked == []


def test_a_name_that_cannot_be_resolved_is_unavailable(monkeypatch):
    async def nothing(_loop, *_, **__):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", nothing)
    source = StreamTranscripts(["https://files.example.com"])
    with pytest.raises(Unavailable):
        asyncio.run(source.fetch("https://files.example.com/a", session="s-1", started_at=NOON))


@pytest.mark.parametrize("body", [b"<html>Sign in first</html>", b'{"type":"speech"}\n' * 3, b"\xff\xfe\0\0"])
def test_what_is_no_transcript_is_refused(server, body):
    server.answer = reply(body)
    with pytest.raises(UnreadableTranscript):
        fetch(server)


def test_a_few_bad_lines_are_passed_over_and_counted_in_the_log(server, caplog):
    server.answer = reply(FILE * 60 + b"not json\n" + b'{"type":"music"}\n')
    with caplog.at_level(logging.WARNING):
        assert fetch(server).words == 120
    (record,) = caplog.records
    assert (record.message, record.bad, record.types) == ("transcript.lines_passed_over", 1, ("music",))


def test_a_signed_address_is_never_logged(server, caplog):
    server.answer = reply(FILE)
    with caplog.at_level(logging.DEBUG):
        fetch(server)
    assert "secret" not in caplog.text


def test_no_error_tells_the_signature(server):
    for status in (302, 403, 500):
        server.answer = reply(b"", status)
        with pytest.raises((Invalid, NotFound, Unavailable)) as refused:
            fetch(server)
        assert "secret" not in str(refused.value)


def test_the_loop_stays_free_while_a_long_file_is_read(server):
    server.answer = reply(FILE * 20_000)

    async def pauses():
        source = StreamTranscripts([server.origin])
        fetching = asyncio.create_task(source.fetch(f"{server.origin}/a", session="s-1", started_at=NOON))
        ticks = [time.perf_counter()]
        while not fetching.done():
            await asyncio.sleep(0.001)
            ticks.append(time.perf_counter())
        await fetching
        return [after - before for before, after in pairwise(ticks)]

    waited = asyncio.run(pauses())
    assert max(waited) < sum(waited) / 2


def test_any_transport_can_carry_the_requests():
    class Vault(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            assert request.url == "http://127.0.0.1:1/a"
            return httpx.Response(200, stream=httpx.ByteStream(FILE))

    source = StreamTranscripts(["http://127.0.0.1:1"], network=Vault())
    part = asyncio.run(source.fetch("http://127.0.0.1:1/a", session="s-1", started_at=NOON))
    assert part.words == 2
