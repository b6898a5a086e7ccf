"""What a line of the log holds, and what it does not."""

import json
import logging

import pytest

from temuainul.entrypoints.telemetry import JsonLines, configure_logging


@pytest.fixture
def logger():
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(json.loads(self.format(record)))

    handler = Kept()
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("temuainul.test")
    logger.addHandler(handler)
    logger.lines = lines
    yield logger
    logger.removeHandler(handler)


def test_an_event_has_its_time_level_and_fields(logger):
    logger.warning("work.failed", extra={"work": "digest:a"})
    [line] = logger.lines
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "temuainul.test",
        "event": "work.failed",
        "work": "digest:a",
    }


def test_arguments_of_prose_are_left_out(logger):
    logger.warning("could not insert %s", "sari@example.org")
    assert "sari" not in json.dumps(logger.lines)


def test_an_error_is_where_it_happened_and_not_what_it_said(logger):
    try:
        int("sari@example.org")
    except ValueError:
        logger.exception("work.failed")
    [line] = logger.lines
    assert line["error"] == "ValueError"
    assert line["trace"][0].endswith("test_an_error_is_where_it_happened_and_not_what_it_said")
    assert "sari" not in json.dumps(line)


def test_configuring_twice_writes_each_line_once(capfd):
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        configure_logging("info")
        configure_logging("info")
        logging.getLogger("temuainul.test").info("worker.started", extra={"concurrency": 10})
        assert json.loads(capfd.readouterr().err)["concurrency"] == 10
    finally:
        root.handlers, root.level = before, level
