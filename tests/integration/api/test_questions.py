"""Questions over HTTP: answers are server-sent events."""

import asyncio
import json

import pytest

from temuainul.domain.model.errors import Unavailable

pytestmark = pytest.mark.anyio


@pytest.fixture
async def address(sari, world):
    meeting = await world.meeting(status="completed")
    return f"/api/meetings/{meeting.id}/questions"


def events(answer):
    assert answer.headers["content-type"].startswith("text/event-stream")
    blocks = [block.splitlines() for block in answer.text.strip().split("\n\n")]
    read = [{line.partition(": ")[0]: line.partition(": ")[2] for line in block} for block in blocks]
    return [(one["event"], json.loads(one["data"])) for one in read]


async def test_an_answer_comes_statement_by_statement(sari, address):
    answer = await sari.post(address, json={"text": "Siapa bilang setuju?"})
    assert answer.status_code == 200
    told = events(answer)
    assert [name for name, _ in told] == ["asked", "statement", "answered"]
    assert all(data["event"] == name for name, data in told)
    assert told[0][1]["question"]["answer"] is None
    assert told[1][1]["statement"]["verified"]
    assert told[2][1]["question"]["answer"]["statements"] == [told[1][1]["statement"]]
    assert (await sari.get(address)).json() == {"items": [told[2][1]["question"]]}


async def test_an_answer_is_never_held_back_to_be_compressed(sari, address):
    answer = await sari.post(address, json={"text": "setuju " * 100}, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["x-accel-buffering"] == "no"


async def test_where_the_meeting_does_not_say_nothing_is_stated(sari, address):
    told = events(await sari.post(address, json={"text": "cuaca?"}))
    assert [name for name, _ in told] == ["asked", "answered"]


async def test_a_model_that_fails_midway_is_one_more_event(sari, world, address):
    world.outside.language_model.fail(Unavailable("The model is away."))
    told = events(await sari.post(address, json={"text": "setuju?"}))
    assert [name for name, _ in told] == ["asked", "problem"]
    assert told[1][1]["problem"]["code"] == "unavailable"
    assert told[1][1]["problem"]["instance"] == address
    assert (await sari.get(address)).json()["items"][0]["answer"] is None


async def test_a_fault_of_our_own_midway_is_told_without_its_words(sari, world, address):
    world.outside.language_model.fail(RuntimeError("secret words"))
    answer = await sari.post(address, json={"text": "setuju?"})
    assert events(answer)[1][1]["problem"]["status"] == 500
    assert "secret words" not in answer.text


@pytest.mark.parametrize("body", [{"text": ""}, {"text": " \n"}, {"text": "x" * 4001}, {"text": "\x00"}, {}])
async def test_what_is_no_question_is_refused_with_its_status(sari, address, body):
    answer = await sari.post(address, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert [one["where"] for one in answer.json()["errors"]] == ["text"]


async def test_without_a_transcript_there_is_nothing_to_ask(sari, world):
    meeting = await world.meeting()
    answer = await sari.post(f"/api/meetings/{meeting.id}/questions", json={"text": "apa?"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


async def test_a_question_is_stopped(sari, world, address):
    question = events(await sari.post(address, json={"text": "setuju?"}))[0][1]["question"]
    assert question["stopped_at"] is None
    answer = await sari.post(f"{address}/{question['id']}/stop")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await sari.get(address)).json()["items"][0]["answer"] is not None
    assert (await sari.post(f"{address}/unknown/stop")).status_code == 404


async def test_a_stopped_question_is_told_as_the_last_event(sari, world, address, monkeypatch):
    async def stopped_while_answering(*_):
        (question,) = (await sari.get(address)).json()["items"]
        assert (await sari.post(f"{address}/{question['id']}/stop")).status_code == 204
        await asyncio.sleep(5)

    monkeypatch.setattr(type(world.outside.language_model), "answer", stopped_while_answering)
    told = events(await sari.post(address, json={"text": "setuju?"}))
    assert [name for name, _ in told] == ["asked", "stopped"]
    assert told[1][1]["question"]["stopped_at"] is not None
    assert (await sari.get(address)).json()["items"] == [told[1][1]["question"]]


async def test_what_to_ask_first_is_suggested(sari, address):
    answer = await sari.get(address.replace("/questions", "/suggested-questions"))
    assert answer.json() == {
        "items": ["Apa inti rapat ini?", "Apa saja yang diputuskan?", "Apa langkah berikutnya?"]
    }
