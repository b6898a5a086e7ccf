"""How work is taken: one statement, so that of many workers exactly one gets it."""

from typing import Any

from sqlalchemy import Integer, bindparam, case, cast, func, select, text, update
from sqlalchemy.sql.dml import ReturningUpdate

from temuainul.adapters.postgres.tables import work as items
from temuainul.domain.model.work import LEASE, MOST_DEATHS, WorkState

_columns = items.c


def _claim() -> ReturningUpdate[Any]:
    """Who finds the row locked passes by: it is being claimed, or its lease is being used.

    A lease that ran out counts as a death; the last one allowed quarantines the item, and the claim takes nothing.
    """
    live = (
        _columns.key == bindparam("claimed"),
        text("state <> 'done'"),
        _columns.due_at <= func.clock_timestamp(),
    )
    due = select(_columns.id).where(*live).with_for_update(skip_locked=True).cte("due")
    taken = update(items).where(_columns.id == due.c.id).values(_taken())
    return taken.returning(
        _columns.id,
        _columns.lease_epoch.label("epoch"),
        _columns.work,
        _columns.errors,
        _columns.created_at,
        _columns.state,
    )


def _taken() -> dict[str, Any]:
    deaths = _columns.deaths + cast(_columns.state == WorkState.leased, Integer)
    hopeless = deaths >= MOST_DEATHS
    return {
        "deaths": deaths,
        "lease_epoch": _columns.lease_epoch + 1,
        "state": case((hopeless, WorkState.quarantined), else_=WorkState.leased),
        "lease_until": case((hopeless, None), else_=func.clock_timestamp() + LEASE),
        "last_error": case((hopeless, _died_too_often()), else_=_columns.last_error),
    }


def _died_too_often() -> str:
    return f"The worker died or froze {MOST_DEATHS} times."


CLAIM = _claim()
"""Takes `claimed`, a key. Built once: putting such a statement together takes longer than running it."""
