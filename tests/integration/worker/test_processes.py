"""Worker processes on a real database: stopped, killed, and several at once. The work table says what came of it."""

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from temuainul.domain.model.work import LEASE, DigestDeliveries, encode_work

ONE_WORKER = Path(__file__).with_name("one_worker.py")
OWE = "INSERT INTO work (key, work, mailbox, run_after) VALUES (%s, %s, %s, now())"
SEE = """
    SELECT state, deaths, lease_epoch, lease_until IS NULL, run_after <= now() FROM work WHERE key = %s
    ORDER BY created_at LIMIT 1
"""
A_LONG_TIME = 300
STARTING_SECONDS = 90
"""Mostly imports, on a machine that may be busy with other tests."""

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def table(without_tables):
    with psycopg.connect(without_tables, autocommit=True) as connection:
        yield Table(connection, without_tables)


class Table:
    """The work table, as an operator sees it."""

    def __init__(self, connection, url):
        self.connection = connection
        self.url = url

    def owe(self, mailbox):
        """No hint is sent."""
        work = DigestDeliveries(mailbox=mailbox)
        self.connection.execute(OWE, [work.key, encode_work(work).decode(), mailbox])

    def see(self, mailbox):
        row = self.connection.execute(SEE, [f"digest:{mailbox}"]).fetchone()
        return dict(zip(("state", "deaths", "epoch", "unleased", "runnable"), row, strict=True))

    def wait_for(self, mailbox, state, seconds=STARTING_SECONDS):
        end = time.monotonic() + seconds
        while self.see(mailbox)["state"] != state:
            assert time.monotonic() < end, self.see(mailbox)
            time.sleep(0.02)


@contextmanager
def working(table, *, seconds, drain_seconds=25):
    """A worker process; killed in the end if it still runs."""
    command = [sys.executable, str(ONE_WORKER), table.url, str(seconds), str(drain_seconds)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
            if not process.stderr.closed:
                sys.stderr.write(process.stderr.read())  # for whoever reads of a failure


def stopped(process, with_signal=signal.SIGTERM, within=15):
    """The exit code and the events it logged."""
    process.send_signal(with_signal)
    _, lines = process.communicate(timeout=within)
    return process.returncode, [json.loads(line)["event"] for line in lines.splitlines()]


def test_work_without_a_hint_is_found(table):
    table.owe("a")
    with working(table, seconds=0):
        table.wait_for("a", "done")


def test_a_killed_worker_costs_the_lease_and_nothing_more(table):
    table.owe("a")
    with working(table, seconds=A_LONG_TIME) as doomed:
        table.wait_for("a", "leased")
        with working(table, seconds=0):
            table.owe("b")
            table.wait_for("b", "done")
            doomed.kill()
            table.wait_for("a", "done", seconds=LEASE.total_seconds() + 5)
    assert (table.see("a")["deaths"], table.see("a")["epoch"]) == (1, 2)


def test_a_stopped_worker_finishes_what_it_has(table):
    table.owe("a")
    with working(table, seconds=2) as worker:
        table.wait_for("a", "leased")
        code, events = stopped(worker)
    assert table.see("a")["state"] == "done"
    assert (code, events) == (0, ["worker.started", "worker.stopping", "worker.stopped"])


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_worker_gives_back_what_it_cannot_finish_in_time(table, with_signal):
    table.owe("a")
    with working(table, seconds=A_LONG_TIME, drain_seconds=1) as worker:
        table.wait_for("a", "leased")
        code, _ = stopped(worker, with_signal, within=8)
    assert code == 0
    assert table.see("a") == {"state": "ready", "deaths": 0, "epoch": 1, "unleased": True, "runnable": True}


def test_an_idle_worker_stops_at_once(table):
    table.owe("a")
    with working(table, seconds=0) as worker:
        table.wait_for("a", "done")
        began = time.monotonic()
        assert stopped(worker)[0] == 0
    assert time.monotonic() - began < 5


def test_workers_that_start_at_once_on_an_empty_database_share_the_work(table):
    mailboxes = [f"m{number}" for number in range(30)]
    for mailbox in mailboxes:
        table.owe(mailbox)
    with (
        working(table, seconds=0.2) as one,
        working(table, seconds=0.2) as two,
        working(table, seconds=0.2) as three,
    ):
        for mailbox in mailboxes:
            table.wait_for(mailbox, "done")
        ended = [stopped(worker) for worker in (one, two, three)]
    assert ended == [(0, ["worker.started", "worker.stopping", "worker.stopped"])] * 3
    assert {table.see(mailbox)["epoch"] for mailbox in mailboxes} == {1}
