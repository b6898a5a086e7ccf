"""The product as its operator starts it, in processes of its own that tests may stop and kill."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time

PATIENCE_SECONDS = 60
"""Mostly imports, on a machine that may be busy with other tests."""
NOT_OURS = "TEMUAINUL_"


class Server:
    """`start("up")`, or its parts: `api` and `worker`. Each part is one process, and its words are kept in a file."""

    def __init__(self, database_url, folder):
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.provider_key, self.provider_secret = secrets.token_hex(), secrets.token_hex()
        self._folder = folder
        self._processes = {}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
        self.environment = {
            **kept,
            "PYTHONUNBUFFERED": "1",
            "TEMUAINUL_DATABASE_URL": database_url,
            "TEMUAINUL_DATA_DIRECTORY": str(folder / "data"),
            "TEMUAINUL_PORT": str(self.port),
            "TEMUAINUL_CALL_PROVIDER_KEY": self.provider_key,
            "TEMUAINUL_CALL_PROVIDER_SECRETS": self.provider_secret,
        }

    def start(self, part):
        """Until it says that it is ready."""
        assert part not in self._processes, f"{part} runs already"
        said = self._folder / f"{part}.out"
        with said.open("w") as out, (self._folder / f"{part}.err").open("a") as err:
            command = [sys.executable, "-m", "temuainul", part]
            self._processes[part] = subprocess.Popen(command, stdout=out, stderr=err, env=self.environment)
        _wait(lambda: "ready" in said.read_text() or self._has_ended(part))
        assert not self._has_ended(part), self.log(part)

    def migrate(self):
        command = [sys.executable, "-m", "temuainul", "migrate"]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def stop(self, part):
        """As a supervisor would; whatever runs is finished first."""
        self._end(part, signal.SIGTERM)

    def kill(self, part):
        """Nothing is finished, nothing is said."""
        self._end(part, signal.SIGKILL)

    def kill_worker(self):
        self.kill("worker")

    def start_worker(self):
        self.start("worker")

    def stop_api(self):
        self.stop("api")

    def start_api(self):
        self.start("api")

    def restart_api(self):
        self.stop_api()
        self.start_api()

    def end(self):
        for part in list(self._processes):
            self.kill(part)

    def log(self, part):
        """What it has told so far, one JSON object a line."""
        file = self._folder / f"{part}.err"
        return file.read_text() if file.exists() else ""

    def surprises(self):
        """What nobody foresaw, in any part."""
        lines = [
            line for file in sorted(self._folder.glob("*.err")) for line in file.read_text().splitlines()
        ]
        return [line for line in lines if '"level":"error"' in line.replace(" ", "") or "Traceback" in line]

    def _has_ended(self, part):
        return self._processes[part].poll() is not None

    def _end(self, part, with_signal):
        process = self._processes.pop(part)
        process.send_signal(with_signal)
        process.wait(timeout=PATIENCE_SECONDS)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _wait(until):
    end = time.monotonic() + PATIENCE_SECONDS
    while not until():
        assert time.monotonic() < end, "it does not become ready"
        time.sleep(0.05)
