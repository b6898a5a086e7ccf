"""What one connection may do, and that nobody else suffers from it (reliability G38)."""

import asyncio
import json
import os
import time

import pytest
from websockets.exceptions import ConnectionClosed

from temuainul.entrypoints.api import room_connection

pytestmark = pytest.mark.anyio

VOICE = b"\x01\x02" * 480
NONSENSE = [
    "",
    "null",
    "[]",
    "{",
    '{"type":"pumpkin"}',
    '{"type":"line"}',
    '{"type":"leave","why":"bored"}',
    '{"type":"line","id":"","text":"a","spoken":false,"seconds_ago":0}',
    '{"type":"line","id":"a","text":"","spoken":false,"seconds_ago":0}',
    '{"type":"line","id":"a","text":"a","spoken":false,"seconds_ago":-1}',
    json.dumps({"type": "caption", "text": "x" * 401}),
    "[" * 10_000,
    "x" * 20_000,
    b"\x01",
    b"\x01\x02" * 2_401,
]


@pytest.fixture
async def meeting(sari):
    return await sari.meeting()


@pytest.fixture
async def host(sari, meeting):
    return await sari.enter(meeting)


@pytest.fixture
async def guest(sari, budi, meeting, host):
    """Somebody who may misbehave, by invitation."""
    return await budi.enter_with(await sari.invite(budi, meeting))


async def undisturbed(host):
    """A line still takes the usual time."""
    began = time.monotonic()
    await host.say(f"Masih lancar. {began}")
    await host.heard(f"Masih lancar. {began}")
    assert time.monotonic() - began < 2.0  # seconds; machines that run suites are busy


def batched(things, size):
    return [things[at : at + size] for at in range(0, len(things), size)]


async def flood(chair, frames):
    try:
        for frame in frames:
            await chair.socket.send(frame)
    except ConnectionClosed:
        pass
    return (await chair.closed())[0]


async def test_who_says_nothing_at_first_is_closed(sari, meeting, monkeypatch):
    monkeypatch.setattr(room_connection, "HELLO_SECONDS", 0.2)
    quiet = await sari.open(await sari.ticket(meeting))
    await quiet.wait_closed()
    assert quiet.close_code == 4408


async def test_the_first_word_is_hello(sari, meeting):
    rude = await sari.open(await sari.ticket(meeting))
    await rude.send('{"type":"leave"}')
    await rude.wait_closed()
    assert rude.close_code == 4400


async def test_what_is_no_message_is_a_problem_and_ends_nothing(sari, meeting, host):
    """Nine are forgiven; so each connection here has a few."""
    for some in batched(NONSENSE, 5):
        chair = await sari.enter(meeting)
        for frame in some:
            await chair.socket.send(frame)
            assert (await chair.until("problem"))["code"] == "malformed"
        await undisturbed(chair)


async def test_ten_problems_are_enough(host, guest):
    assert await flood(guest, ["nonsense"] * 10) == 4400
    await undisturbed(host)


async def test_a_frame_too_large_closes(host, guest):
    assert await flood(guest, [b"\x00" * (64 * 1024 + 2)]) == 4413
    await undisturbed(host)


async def test_a_frame_larger_still_is_not_even_read(host, guest):
    assert await flood(guest, [b"\x00" * (300 * 1024)]) == 1009
    await undisturbed(host)


async def test_too_many_words_a_second_close(host, guest):
    assert await flood(guest, [json.dumps({"type": "caption", "text": "a"})] * 60) == 4429
    await undisturbed(host)


async def test_too_much_voice_a_second_closes(host, guest):
    await guest.send(type="microphone", on=True)
    assert await flood(guest, [VOICE] * 300) == 4429
    await undisturbed(host)


async def test_usual_speech_is_well_within_the_limits(host, guest):
    await guest.send(type="microphone", on=True)
    for _ in range(60):
        await guest.socket.send(VOICE)
        await asyncio.sleep(0.01)
    assert await host.voice()
    await undisturbed(guest)


async def test_ten_thousand_frames_of_nonsense_crash_nothing(sari, budi, meeting, host, caplog):
    async def rave():
        rowdy = await budi.enter_with(await sari.invite(budi, meeting))
        return await flood(rowdy, [os.urandom(i % 97) if i % 2 else f"{i}" * (i % 50) for i in range(1_000)])

    raving = asyncio.gather(*[rave() for _ in range(10)])
    while not raving.done():
        await undisturbed(host)
        await asyncio.sleep(0.05)
    assert set(await raving) <= {4400, 4429}
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
