"""What the page shows of many meetings at once, ticked action items, signed-in devices, stopped questions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """What is empty in rows from before is read from what they were made of."""
    op.add_column("transcript_parts", sa.Column("outline", sa.LargeBinary))
    op.add_column("summaries", sa.Column("lead", sa.Text))
    op.add_column("summaries", sa.Column("action_item_ids", ARRAY(sa.Text)))
    op.add_column("questions", sa.Column("stopped_at", TIME))
    _ticks()
    _logins()


def downgrade() -> None:
    op.drop_constraint("uq_login_sessions_id", "login_sessions")
    op.drop_column("login_sessions", "device")
    op.drop_column("login_sessions", "id")
    op.drop_table("action_item_ticks")
    op.drop_column("questions", "stopped_at")
    op.drop_column("summaries", "action_item_ids")
    op.drop_column("summaries", "lead")
    op.drop_column("transcript_parts", "outline")


def _ticks() -> None:
    op.create_table(
        "action_item_ticks",
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item_id", sa.Text, primary_key=True),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("ticked_at", TIME, nullable=False),
    )
    op.create_index(
        "ix_action_item_ticks_latest", "action_item_ticks", ["owner_id", sa.text("ticked_at DESC")]
    )


def _logins() -> None:
    """Logins from before get names, and come from devices nobody noted."""
    name = sa.text("(gen_random_uuid())::text")
    op.add_column("login_sessions", sa.Column("id", sa.Text, server_default=name, nullable=False))
    op.add_column(
        "login_sessions", sa.Column("device", sa.Text, server_default=sa.text("''"), nullable=False)
    )
    op.alter_column("login_sessions", "id", server_default=None)
    op.alter_column("login_sessions", "device", server_default=None)
    op.create_unique_constraint("uq_login_sessions_id", "login_sessions", ["id"])
