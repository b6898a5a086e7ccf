"""Statements that forget, so many rows at once.

By `ctid`, so that finding the rows is all that a statement takes. A row somebody holds is passed over: nobody waits, in
a circle least of all, and tomorrow it is found again. What indexes depend on is written out, not bound.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import TextClause


def _some(deed: str, table: str, condition: str, order: str) -> TextClause:
    return text(f"""
        {deed} WHERE ctid = ANY(ARRAY(
            SELECT ctid FROM {table} WHERE {condition} ORDER BY {order} LIMIT :most FOR UPDATE SKIP LOCKED
        ))
    """)  # noqa: S608  put together from the words below


BODIES = _some(
    "UPDATE deliveries SET body = ''",
    "deliveries",
    "received_at < :before AND body <> ''::bytea",
    "received_at",
)
DELIVERIES = _some("DELETE FROM deliveries", "deliveries", "received_at < :before", "received_at")
WORK = _some("DELETE FROM work", "work", "state = 'done' AND finished_at < :before", "finished_at")
STEPS = _some("DELETE FROM work_steps", "work_steps", "kept_at < :before", "kept_at")
LOGIN_SESSIONS = _some(
    "DELETE FROM login_sessions",
    "login_sessions",
    "last_used_at < :last_used_before OR created_at < :created_before",
    "last_used_at",
)
CHANGES = text("""
    DELETE FROM changes WHERE ctid = ANY(ARRAY(
        SELECT old.ctid
        FROM users CROSS JOIN LATERAL (
            SELECT ctid FROM changes
            WHERE user_id = users.id AND number <= users.change_count - :keep
            LIMIT :most
        ) AS old
        WHERE users.change_count > :keep
        LIMIT :most
    ))
""")
"""Nobody ever changes one, so there is nobody to pass over."""


async def forget(connection: AsyncConnection, some: TextClause, **given: object) -> int:
    """How many rows it took."""
    found = await connection.execute(some, given)
    return int(getattr(found, "rowcount", 0))
