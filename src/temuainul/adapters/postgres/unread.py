"""Mailboxes with deliveries nobody has been asked to read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import deliveries, work


async def unread_mailboxes(connection: AsyncConnection, limit: int) -> Sequence[str]:
    rows: Sequence[str] = (await connection.execute(UNREAD, {"most": limit})).scalars().all()
    return rows


def _unread() -> Select[Any]:
    """Those whose work failed and waits are left out, or they would hide the others.

    States are written out, not bound: only so does the planner know its partial indexes again. In order, so that two
    pollers that owe the same mailboxes cannot wait for each other in a circle.
    """
    owed = exists().where(work.c.mailbox == deliveries.c.mailbox, text("work.state <> 'done'"))
    waiting = select(deliveries.c.mailbox).distinct().where(text("deliveries.state = 'stored'"), ~owed)
    return waiting.order_by(deliveries.c.mailbox).limit(bindparam("most"))


UNREAD = _unread()
