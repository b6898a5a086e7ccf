"""Mailboxes with deliveries nobody has been asked to read."""

from collections.abc import Sequence

from sqlalchemy import exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import deliveries, work


async def unread_mailboxes(connection: AsyncConnection, limit: int) -> Sequence[str]:
    """Those whose work failed and waits are left out, or they would hide the others.

    States are written out, not bound: only so does the planner know its partial indexes again. In order, so that two
    pollers that owe the same mailboxes cannot wait for each other in a circle.
    """
    owed = exists().where(work.c.mailbox == deliveries.c.mailbox, text("work.state <> 'done'"))
    waiting = select(deliveries.c.mailbox).distinct().where(text("deliveries.state = 'stored'"), ~owed)
    return (await connection.scalars(waiting.order_by(deliveries.c.mailbox).limit(limit))).all()
