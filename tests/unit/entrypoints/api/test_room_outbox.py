"""What waits for one connection."""

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from temuainul.domain.model.room.messages import ClosedReason, RoomCaptioned, RoomRecording
from temuainul.entrypoints.api.room_limits import BURST_SECONDS, MOST_KEPT, VOICE_KEPT, Allowance
from temuainul.entrypoints.api.room_outbox import Outbox

relaxed = settings(deadline=None)
"""A busy machine takes its time."""

pytestmark = pytest.mark.anyio

VOICE = b"\x01\x02" * 480


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def emptied(outbox):
    """Everything that was sent, and what it was closed with."""
    sent, closed = [], []

    async def send(frame):
        sent.append(frame)

    async def close(code):
        closed.append(code)

    await asyncio.wait_for(outbox.empty(send, close), 1)
    return sent, closed


async def test_everything_is_sent_in_order_before_it_closes():
    outbox = Outbox()
    outbox.tell(RoomRecording(on=True))
    outbox.play(VOICE)
    outbox.close(ClosedReason.ended)
    outbox.tell(RoomRecording(on=False))
    outbox.play(VOICE)
    sent, closed = await emptied(outbox)
    assert [one if isinstance(one, bytes) else json.loads(one) for one in sent] == [
        {"type": "recording", "on": True},
        VOICE,
        {"type": "closed", "reason": "ended"},
    ]
    assert closed == [4404]


async def test_the_first_reason_counts():
    outbox = Outbox()
    outbox.close_with(4429)
    outbox.close(ClosedReason.ended)
    assert (await emptied(outbox))[1] == [4429]


async def test_sound_is_dropped_before_anything_else():
    outbox = Outbox()
    outbox.tell(RoomRecording(on=True))
    for _ in range(2 * VOICE_KEPT // len(VOICE)):
        outbox.play(VOICE)
    outbox.close(ClosedReason.left)
    sent, closed = await emptied(outbox)
    assert sum(len(one) for one in sent if isinstance(one, bytes)) <= VOICE_KEPT + len(VOICE)
    assert [json.loads(one)["type"] for one in sent if isinstance(one, str)] == ["recording", "closed"]
    assert closed == [1000]


async def test_who_does_not_read_a_megabyte_is_closed():
    outbox = Outbox()
    told = 0
    while not outbox.closing.is_set():
        outbox.tell(RoomCaptioned(participant="p", text="x" * 400))
        told += 1
    assert 400 * told <= MOST_KEPT
    assert (await emptied(outbox))[1] == [4408]


@relaxed
@given(waits=st.lists(st.floats(0, 3), max_size=200), a_second=st.integers(1, 100))
def test_nobody_gets_more_than_their_allowance(waits, a_second):
    now = 0.0
    allowance = Allowance(a_second, lambda: now)
    taken = 0
    for wait in waits:
        now += wait
        taken += allowance.take()
    assert taken <= a_second * (BURST_SECONDS + now) + 1e-6


def test_a_steady_pace_below_the_allowance_is_always_let_through():
    now = 0.0
    allowance = Allowance(20, lambda: now)
    for _ in range(1_000):
        now += 0.051
        assert allowance.take()
