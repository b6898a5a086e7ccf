"""The few things the commands share."""

import asyncio
import io

import pytest

from temuainul.domain.model.errors import DomainError, Invalid, Unavailable
from temuainul.entrypoints.cli.environment import variables
from temuainul.entrypoints.cli.evaluate import scores_table
from temuainul.entrypoints.cli.import_file import run_import
from temuainul.entrypoints.cli.progress import Progress
from temuainul.entrypoints.cli.server_sent import Sent, server_sent
from temuainul.entrypoints.cli.table import table
from temuainul.entrypoints.cli.visitor import visiting
from temuainul.entrypoints.evaluate import QmsumScores


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_moves_on_a_terminal_and_leaves_nothing():
    terminal = Terminal()
    with Progress(2, terminal) as progress:
        progress.step("starting")
        progress.reach(2, 2)
    drawn = terminal.getvalue().split("\r\x1b[K")
    assert drawn == ["", f"[{'#' * 12}{'-' * 12}] starting", f"[{'#' * 24}] 2 of 2", ""]


def test_nothing_is_drawn_where_nobody_watches():
    file = io.StringIO()
    with Progress(2, file) as progress:
        progress.step("starting")
    assert file.getvalue() == ""


def test_columns_are_as_wide_as_they_must_be():
    assert table(["A", "B"], [["1234", "x"], ["", "y"]]) == "A     B\n1234  x\n      y"


def test_events_are_read_and_signs_of_life_are_events_too():
    async def lines():
        for line in [
            "retry: 2000",
            "",
            ": alive",
            "id: 1",
            "",
            "event: a",
            "data: 1",
            "data: 2",
            "",
            "event: cut",
        ]:
            yield line

    async def scenario():
        return [event async for event in server_sent(lines())]

    assert asyncio.run(scenario()) == [Sent(), Sent(), Sent(name="a", data="1\n2")]


def test_the_importer_s_password_is_no_setting(monkeypatch):
    monkeypatch.setenv("TEMUAINUL_PASSWORD", "secret")
    monkeypatch.setenv("TEMUAINUL_PORT", "9000")
    assert "TEMUAINUL_PASSWORD" not in variables()
    assert variables()["TEMUAINUL_PORT"] == "9000"


def importing(file, url="http://127.0.0.1:1"):
    return run_import(
        str(file), url=url, email="a@b.example", password_from_stdin=False, title="", wait=False
    )


def test_importing_asks_for_a_password_only_where_somebody_can_answer(tmp_path, monkeypatch):
    monkeypatch.delenv("TEMUAINUL_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "a.txt"
    file.write_text("A: b")
    with pytest.raises(Invalid, match="no password"):
        importing(file)


def test_importing_says_which_file_or_server_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("TEMUAINUL_PASSWORD", "secret")
    with pytest.raises(Invalid, match=r"none\.vtt: No such file"):
        importing(tmp_path / "none.vtt")
    file = tmp_path / "a.txt"
    file.write_text("A: b")
    with pytest.raises(Unavailable, match=r"Nothing answers at http://127\.0\.0\.1:1\."):
        importing(file)
    with pytest.raises(Invalid, match="no address"):
        importing(file, url="localhost:8000")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            b'{"detail":"line 3: no times","errors":[{"where":"line 3","message":"no times"}]}',
            "line 3: no times",
        ),
        (b'{"detail":"Bad.","errors":[{"where":"email","message":"is odd"}]}', "Bad.; email: is odd"),
        (b"<html>", "The server answered 400."),
    ],
)
def test_a_refusal_is_told_in_the_server_s_words(body, told):
    async def refusing(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 400 Bad Request\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async def scenario():
        async with await asyncio.start_server(refusing, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with visiting(f"http://127.0.0.1:{port}") as visitor:
                await visitor.sign_in(email="a@b.example", password="secret")

    with pytest.raises(DomainError) as refused:
        asyncio.run(scenario())
    assert str(refused.value) == told


def test_scores_stand_beside_what_chance_gives():
    scores = QmsumScores(
        meetings=35,
        specific_questions=237,
        questions=272,
        found={"1/6": 51.0, "1/3": 72.25},
        rouge_1=30.0,
        rouge_2=6.5,
        rouge_l=20.0,
    )
    told = scores_table(scores)
    assert told.startswith("35 meetings, 272 questions, 237 of them specific\n")
    lines = [line.split() for line in told.splitlines()]
    assert lines[3][-2:] == ["51.0", "16.7"]
    assert lines[4][-2:] == ["72.2", "33.3"]
    assert lines[-1][-1] == "20.0"
