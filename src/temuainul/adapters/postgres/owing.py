"""How work is owed: added, or brought forward where it waits already."""

from typing import Any

from sqlalchemy import bindparam, func, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert

from temuainul.adapters.postgres.tables import work as items
from temuainul.domain.model.work import DigestDeliveries, Work, WorkState, meeting_of

_columns = items.c


def found_by(work: Work) -> dict[str, str | None]:
    mailbox = work.mailbox if isinstance(work, DigestDeliveries) else None
    return {"mailbox": mailbox, "meeting_id": meeting_of(work)}


def _owe() -> ReturningInsert[Any]:
    """A row that was inserted has not been locked, updated or deleted by anybody: its xmax is 0."""
    wanted = bindparam("wanted", type_=_columns.run_after.type)
    now = func.clock_timestamp()
    add = insert(items).values(run_after=func.coalesce(wanted, now), created_at=now)
    sooner = (_columns.state == WorkState.ready) & (add.excluded.run_after < _columns.run_after)
    owed = add.on_conflict_do_update(
        index_elements=["key"],
        index_where=text("state <> 'done'"),
        set_={"run_after": add.excluded.run_after},
        where=sooner,
    )
    return owed.returning(text("xmax = 0"))


OWE = _owe()
"""Takes `wanted`, None for now, and the other columns by name. Built once, as `claiming` is."""
