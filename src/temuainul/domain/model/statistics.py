"""What an operator watches: how much there is, and for how long it has waited."""

from datetime import datetime, timedelta

from msgspec import Struct

from temuainul.domain.model.webhook import DeliveryState
from temuainul.domain.model.work import WorkState


class Statistics(Struct, frozen=True, kw_only=True):
    """Counts of what is kept now, without those that are nought."""

    at: datetime
    """The storage's clock when it was counted."""
    deliveries: dict[DeliveryState, int]
    unread_since: datetime | None
    """When the oldest delivery came that is stored and not yet read; None if all are."""
    work: dict[WorkState, int]
    runnable_since: datetime | None
    """Since when the work waits whose time came first; None if nothing could run now."""
    facts: dict[str, int]
    """By who told them first. What `reconcile` did, no webhook had: it was lost, or is late (reliability R6, W9)."""

    @property
    def unread_for(self) -> timedelta:
        return _since(self.unread_since, self.at)

    @property
    def runnable_for(self) -> timedelta:
        return _since(self.runnable_since, self.at)


def _since(began: datetime | None, now: datetime) -> timedelta:
    """Never negative: deliveries are stamped by another machine's clock."""
    return timedelta() if began is None else max(now - began, timedelta())
