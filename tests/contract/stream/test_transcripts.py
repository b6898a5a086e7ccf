from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from temuainul.adapters.stream.transcripts import StreamTranscripts
from temuainul.testing.contracts.transcripts import Addresses, TranscriptSourceContract

LINE = b'{"type":"speech","speaker_id":"u1","text":"Selamat pagi.","start_ts":1200,"stop_ts":3400}\n'
FILES = {"/readable": (200, LINE), "/broken": (200, b"<html>no transcript</html>"), "/expired": (403, b"")}


class Files(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = FILES.get(self.path, (503, b""))
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """The suite's output is for the suite."""


@pytest.fixture
def origin():
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class TestStreamTranscripts(TranscriptSourceContract):
    @pytest.fixture
    def source(self, origin):
        return StreamTranscripts([origin])

    @pytest.fixture
    def addresses(self, origin):
        return Addresses(
            readable=f"{origin}/readable",
            foreign="https://files.example/readable",
            broken=f"{origin}/broken",
            expired=f"{origin}/expired",
            away=f"{origin}/away",
        )
