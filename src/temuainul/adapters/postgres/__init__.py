"""PostgreSQL: storage, inbox and feed. It needs 16 or later and no extension."""

from temuainul.ports.extras import require

require("postgres", "sqlalchemy", "advanced_alchemy", "asyncpg", "alembic")
