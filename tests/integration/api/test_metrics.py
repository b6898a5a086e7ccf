"""Figures for a monitor (reliability W9)."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from temuainul.adapters.memory.outside import memory_outside
from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import DeliveryState
from temuainul.entrypoints.api.fresh_statistics import FRESH_SECONDS, FreshStatistics
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

ADDRESS = "/health/metrics"
NOTHING = """\
# HELP temuainul_webhooks_received_total Webhooks taken by this process.
# TYPE temuainul_webhooks_received_total counter
# HELP temuainul_webhooks_refused_total Webhooks refused by this process.
# TYPE temuainul_webhooks_refused_total counter
# HELP temuainul_storage_up 1 if it answers.
# TYPE temuainul_storage_up gauge
temuainul_storage_up 1
# HELP temuainul_deliveries Webhook deliveries kept.
# TYPE temuainul_deliveries gauge
temuainul_deliveries{state="digested"} 0
temuainul_deliveries{state="ignored"} 0
temuainul_deliveries{state="quarantined"} 0
temuainul_deliveries{state="stored"} 0
# HELP temuainul_deliveries_unread_seconds How long the oldest unread delivery has waited.
# TYPE temuainul_deliveries_unread_seconds gauge
temuainul_deliveries_unread_seconds 0
# HELP temuainul_work Items of work kept.
# TYPE temuainul_work gauge
temuainul_work{state="done"} 0
temuainul_work{state="leased"} 0
temuainul_work{state="quarantined"} 0
temuainul_work{state="ready"} 0
# HELP temuainul_work_waiting_seconds How long the work has waited whose time came first.
# TYPE temuainul_work_waiting_seconds gauge
temuainul_work_waiting_seconds 0
# HELP temuainul_facts Facts kept, by who told them first.
# TYPE temuainul_facts gauge
"""


class AwayStorage:
    """Answers nobody."""

    @asynccontextmanager
    async def begin(self):
        raise Unavailable
        yield


class Counting:
    """Whoever asks is told how often it was counted; the storage can go away."""

    def __init__(self):
        self.times, self.away = 0, False

    async def statistics(self):
        self.times += 1
        if self.away:
            raise Unavailable
        return Statistics(
            at=World().now,
            deliveries={DeliveryState.stored: self.times},
            unread_since=None,
            work={},
            runnable_since=None,
            facts={},
        )


async def figures(client):
    lines = (await client.get(ADDRESS)).text.splitlines()
    told = [line.rsplit(" ", 1) for line in lines if not line.startswith("#")]
    return {name.removeprefix("temuainul_"): float(value) for name, value in told}


async def post(visitor, world, *, id="d1", word=None):
    headers, body = world.reader.speak(None, id, "custom")
    return await visitor.post("/api/webhooks/memory", content=body, headers=headers | (word or {}))


async def test_figures_are_told_as_prometheus_reads_them(visitor):
    answer = await visitor.get(ADDRESS)
    assert (answer.status_code, answer.text) == (200, NOTHING)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")


async def test_webhooks_are_counted_as_they_come(visitor, world):
    for id in ("d1", "d2", "d1", "d1"):
        assert (await post(visitor, world, id=id)).status_code == 200
    found = await figures(visitor)
    assert found['webhooks_received_total{provider="memory",secret="0",seen="new"}'] == 2
    assert found['webhooks_received_total{provider="memory",secret="0",seen="before"}'] == 2


async def test_refusals_are_counted_by_reason_and_by_nothing_a_stranger_wrote(visitor, world, caplog):
    await post(visitor, world, word={"x-signature": "0" * 64})
    await visitor.post("/api/webhooks/<script>", content=b"x")
    await visitor.post("/api/webhooks/memory", content=b"x" * 2_000_000, headers={"x-signature": "x"})
    found = await figures(visitor)
    assert {name: value for name, value in found.items() if "refused" in name} == {
        'webhooks_refused_total{reason="bad-signature"}': 1,
        'webhooks_refused_total{reason="not-found"}': 1,
        'webhooks_refused_total{reason="too-large"}': 1,
    }
    assert "script" not in (await visitor.get(ADDRESS)).text + caplog.text


async def test_every_refusal_is_logged_with_its_reason(visitor, world, caplog):
    caplog.set_level("INFO", logger="temuainul.api")
    await post(visitor, world, word={"x-signature": "0" * 64})
    assert [(one.message, one.reason) for one in caplog.records if one.name == "temuainul.api"] == [
        ("webhook.refused", "bad-signature")
    ]


async def test_what_waits_is_told_with_its_age(visitor, world):
    await post(visitor, world)
    world.advance(minutes=2)
    await world.app.works.runnable()
    world.advance(minutes=1)
    found = await figures(visitor)
    assert found['deliveries{state="stored"}'] == 1
    assert (found["deliveries_unread_seconds"], found["work_waiting_seconds"]) == (180, 60)
    assert found['work{state="ready"}'] == 1


async def test_what_no_webhook_told_is_seen(visitor, world):
    told, lost = await world.meeting(status="active"), await world.meeting()
    await world.app.works.prepare()
    world.outside.calls.put(lost.call, world.call(world.session()).report(world.now))
    await world.run_jobs()
    found = await figures(visitor)
    assert found['facts{source="webhook"}'] == len(await world.facts(told))
    assert found['facts{source="reconcile"}'] == len(await world.facts(lost))


async def test_the_monitor_is_no_part_of_the_documented_api(visitor):
    assert "metrics" not in (await visitor.get("/api/openapi.json")).text


class TestWhenStorageIsAway:
    @pytest.fixture
    def world(self):
        return World(outside=replace(memory_outside(), storage=AwayStorage()))

    async def test_only_what_this_process_knows_is_told(self, visitor):
        found = await figures(visitor)
        assert found == {"storage_up": 0}


async def test_it_is_counted_once_in_a_while_however_many_ask():
    now, watch = [0.0], Counting()
    fresh = FreshStatistics(watch, lambda: now[0])
    assert {(await fresh.read()).deliveries["stored"] for _ in range(5)} == {1}
    now[0] += FRESH_SECONDS
    assert {(await fresh.read()).deliveries["stored"] for _ in range(5)} == {2}


async def test_no_old_figure_is_told_once_the_storage_is_away():
    now, watch = [0.0], Counting()
    fresh = FreshStatistics(watch, lambda: now[0])
    assert await fresh.read() is not None
    watch.away = True
    now[0] += FRESH_SECONDS
    assert [await fresh.read() for _ in range(3)] == [None, None, None]
    assert watch.times == 2
