"""GET /health/metrics: figures for a monitor, without anything of anybody (reliability W9)."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from litestar import Response, get

from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import WorkState
from temuainul.entrypoints.api.auth import OPEN_TO_ALL
from temuainul.entrypoints.api.fresh_statistics import FreshStatistics
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS
from temuainul.entrypoints.api.prometheus import MEDIA_TYPE, Labels, family, gauge
from temuainul.entrypoints.api.webhook_counts import WebhookCounts

State = TypeVar("State", bound=StrEnum)


@get("/health/metrics", include_in_schema=False, opt={AS_IT_IS: True, OPEN_TO_ALL: True})
async def metrics(webhook_counts: Given[WebhookCounts], statistics: Given[FreshStatistics]) -> Response[str]:
    """Of a storage that is away nothing is told but that it is, so that no old figure looks like a new one."""
    found = await statistics.read()
    told = [*_at_the_door(webhook_counts), gauge("storage_up", "1 if it answers.", found is not None)]
    told += [] if found is None else [*_deliveries(found), *_work(found), _facts(found)]
    return Response("".join(told), media_type=MEDIA_TYPE)


def _at_the_door(counts: WebhookCounts) -> Iterator[str]:
    yield family("webhooks_received_total", "counter", "Webhooks taken by this process.", counts.received)
    yield family("webhooks_refused_total", "counter", "Webhooks refused by this process.", counts.refused)


def _deliveries(found: Statistics) -> Iterator[str]:
    by_state = _by_state(DeliveryState, found.deliveries)
    yield family("deliveries", "gauge", "Webhook deliveries kept.", by_state)
    age = found.unread_for.total_seconds()
    yield gauge("deliveries_unread_seconds", "How long the oldest unread delivery has waited.", age)


def _work(found: Statistics) -> Iterator[str]:
    yield family("work", "gauge", "Items of work kept.", _by_state(WorkState, found.work))
    age = found.runnable_for.total_seconds()
    yield gauge("work_waiting_seconds", "How long the work has waited whose time came first.", age)


def _facts(found: Statistics) -> str:
    """Those of `reconcile` were not received in time, or never."""
    by_source: dict[Labels, float] = {(("source", name),): count for name, count in found.facts.items()}
    return family("facts", "gauge", "Facts kept, by who told them first.", by_source)


def _by_state(states: Iterable[State], counts: Mapping[State, int]) -> dict[Labels, float]:
    """Nought is told too, or a monitor could not tell it from silence."""
    return {(("state", state.value),): counts.get(state, 0) for state in states}
