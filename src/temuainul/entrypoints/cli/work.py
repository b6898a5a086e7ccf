"""The slow things owed."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from temuainul.domain.model.errors import Conflict
from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.work import WorkItem, WorkState
from temuainul.entrypoints.cli.table import table
from temuainul.entrypoints.cli.use_cases import use_cases

_HEADING = ("ID", "STATE", "AFTER", "ERRORS", "DEATHS", "WORK", "LAST ERROR")
_NOT_DONE = tuple(state for state in WorkState if state is not WorkState.done)


def run_list(state: str | None) -> None:
    """Everything that is not done, unless a state is asked for."""
    states = (WorkState(state),) if state else _NOT_DONE
    items = asyncio.run(_list(states))
    print(listing(items) if items else "No work.")


def run_requeue(id: str) -> None:
    """Raises `Conflict` for work that is not quarantined, or not there."""
    if not asyncio.run(_requeue(WorkId(id))):
        raise Conflict(f"{id} is no quarantined work.")
    print(f"{id} will be run again.")


def listing(items: Sequence[WorkItem]) -> str:
    return table(_HEADING, [_row(item) for item in items])


async def _list(states: Sequence[WorkState]) -> tuple[WorkItem, ...]:
    async with use_cases() as app:
        return await app.works.list(*states)


async def _requeue(id: WorkId) -> bool:
    async with use_cases() as app:
        return await app.works.requeue(id)


def _row(item: WorkItem) -> tuple[str, ...]:
    last_error = " ".join(item.last_error.split())
    counts = (str(item.errors), str(item.deaths))
    return (item.id, item.state, _time(item.run_after), *counts, item.work.key, last_error)


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"
