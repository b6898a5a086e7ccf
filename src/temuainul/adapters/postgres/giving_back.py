"""What the holder of a lease may do with it: lengthen it, hold it still, give it back.

The fence is the same for all: a lease that was taken over matches no row. Built once, as `claiming` is.
"""

from typing import Any

from sqlalchemy import Update, and_, bindparam, func, select, update

from temuainul.adapters.postgres.tables import work as items
from temuainul.domain.model.work import LEASE, Lease, WorkState

_columns = items.c


def fence(lease: Lease) -> dict[str, Any]:
    """What each of these statements is executed with, besides the columns it leaves open."""
    return {"held": lease.id, "fence": lease.epoch}


_mine = and_(
    _columns.id == bindparam("held"),
    _columns.lease_epoch == bindparam("fence"),
    _columns.state == WorkState.leased,
)
"""A lease that has merely run out still counts: nobody has taken the work over."""


def _given_back(state: WorkState, **values: object) -> Update:
    return update(items).where(_mine).values(state=state, lease_until=None, **values)


HEARTBEAT = update(items).where(_mine).values(lease_until=func.clock_timestamp() + LEASE)
GUARD = select(_columns.id).where(_mine).with_for_update(read=True, key_share=True)
"""FOR KEY SHARE is enough to make a claim pass by, and lets the worker's own heartbeat through."""

FINISH = _given_back(WorkState.done, finished_at=func.clock_timestamp())
RELEASE = _given_back(WorkState.ready, run_after=func.clock_timestamp())
PUT_OFF = _given_back(WorkState.ready, errors=0, deaths=0)
"""Leaves `run_after` open."""
FAIL = _given_back(WorkState.ready, errors=_columns.errors + 1)
"""Leaves `run_after` and `last_error` open."""
QUARANTINE = _given_back(WorkState.quarantined, errors=_columns.errors + 1)
"""Leaves `last_error` open."""
