"""Health over HTTP: for whoever starts, stops and balances us."""

import pytest

pytestmark = pytest.mark.anyio


async def test_a_process_that_answers_lives(visitor):
    answer = await visitor.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "up", "components": {}})


async def test_we_are_ready_when_nothing_is_down(visitor, states):
    answer = await visitor.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "up", "components": states})


async def test_we_are_not_ready_when_something_is_down(visitor, states):
    states["storage"] = "down: no answer"
    answer = await visitor.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "down", "components": states})


async def test_we_are_not_ready_once_we_are_stopping(visitor, stopping):
    stopping.set()
    assert (await visitor.get("/health/ready")).status_code == 503
    assert (await visitor.get("/health/live")).status_code == 200
