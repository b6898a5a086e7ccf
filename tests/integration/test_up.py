"""The whole product as its user starts it: one command, one line, and an end that leaves nothing undone."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from temuainul.adapters.embedded.server import actual_directory, is_running, stop

PASSWORD = {"email": "sari@example.org", "password": "cukup panjang"}


@pytest.fixture
def environment(tmp_path_factory):
    data = tmp_path_factory.mktemp("up")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield {
        **os.environ,
        "TEMUAINUL_DATA_DIRECTORY": str(data),
        "TEMUAINUL_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    stop(data / "postgres")


@contextmanager
def started(environment):
    """Until it says that it is ready; ended as by Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, "-m", "temuainul", "up"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, process.stdout.readline()
    finally:
        process.send_signal(signal.SIGINT)
        process.rest = process.communicate(timeout=60)


@contextmanager
def browser(environment):
    address = f"http://127.0.0.1:{environment['TEMUAINUL_PORT']}"
    with httpx.Client(base_url=address, headers={"Origin": address}, timeout=30) as client:
        yield client


def test_one_line_says_where_and_a_second_start_finds_what_the_first_kept(environment):
    with started(environment) as (first, line), browser(environment) as client:
        assert str(client.base_url).rstrip("/") in line
        signed_up = client.post("/api/auth/sign-up", json={**PASSWORD, "name": "Sari", "language": "id"})
        assert signed_up.status_code == 201
    assert first.returncode == 0
    with started(environment), browser(environment) as client:
        assert client.post("/api/auth/sign-in", json=PASSWORD).status_code == 200


def test_an_end_by_signal_is_clean_also_with_a_page_looking_on(environment):
    with started(environment) as (process, _), browser(environment) as client:
        client.post("/api/auth/sign-up", json={**PASSWORD, "name": "Sari", "language": "id"})
        with client.stream("GET", "/api/live") as live:
            next(live.iter_lines())
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in process.rest[1]


def test_a_taken_port_is_said_to_be_taken(environment):
    with started(environment), started(environment) as (second, line):
        second.wait(timeout=60)
        assert line == ""
    assert second.returncode == 2
    assert "TEMUAINUL_PORT" in second.rest[1]


def test_the_database_is_stopped_only_when_told(environment):
    with started(environment):
        pass

    data = Path(environment["TEMUAINUL_DATA_DIRECTORY"]) / "postgres"
    assert is_running(data)
    done = subprocess.run(
        [sys.executable, "-m", "temuainul", "db", "stop"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "stopped" in done.stdout
    assert not is_running(data)
    assert actual_directory(data).exists()
