"""A meeting stands in lists by when it was held, once it was held."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LATEST = (sa.text("listed_at DESC"), sa.text("id DESC"))
INDEXES = {
    "ix_meetings_page": ("owner_id",),
    "ix_meetings_page_of_status": ("owner_id", "status"),
    "ix_meetings_page_of_agent": ("agent_id",),
}


def upgrade() -> None:
    _list_by("COALESCE(started_at, planned_start, created_at)")


def downgrade() -> None:
    _list_by("COALESCE(planned_start, created_at)")


def _list_by(moment: str) -> None:
    """What is computed cannot be changed, only made anew; its indexes go with it."""
    op.drop_column("meetings", "listed_at")
    op.add_column(
        "meetings",
        sa.Column("listed_at", sa.DateTime(timezone=True), sa.Computed(moment, persisted=True)),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "meetings", [*columns, *LATEST])
