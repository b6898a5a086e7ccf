"""The room: tickets, invitations, runs of calls and what was said in them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _doors()
    _sessions()
    _said()


def downgrade() -> None:
    for table in ("room_lines", "room_presences", "room_sessions", "invitations", "room_tickets"):
        op.drop_table(table)


def _doors() -> None:
    op.create_table(
        "room_tickets",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
    )
    op.create_index("ix_room_tickets_meeting_id", "room_tickets", ["meeting_id"])
    op.create_index("ix_room_tickets_expires_at", "room_tickets", ["expires_at"])
    op.create_table(
        "invitations",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
        sa.UniqueConstraint("meeting_id", name="uq_invitations_meeting_id"),
    )


def _sessions() -> None:
    op.create_table(
        "room_sessions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("alive_at", TIME, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("end_wanted", sa.Boolean, nullable=False),
        sa.Column("ended_for_all", sa.Boolean, nullable=False),
        sa.Column("lines", sa.Integer, nullable=False),
    )
    is_open = sa.text("ended_at IS NULL")
    op.create_index("ix_room_sessions_of", "room_sessions", ["meeting_id", "started_at"])
    op.create_index(
        "uq_room_sessions_open", "room_sessions", ["meeting_id"], unique=True, postgresql_where=is_open
    )
    op.create_index("ix_room_sessions_held", "room_sessions", ["holder"], postgresql_where=is_open)
    op.create_index("ix_room_sessions_alive", "room_sessions", ["alive_at"])


def _said() -> None:
    of_session = sa.ForeignKey("room_sessions.id", ondelete="CASCADE")
    op.create_table(
        "room_presences",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("session", sa.Text, of_session, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("host", sa.Boolean, nullable=False),
        sa.Column("channel", sa.Integer, nullable=False),
        sa.Column("resume_hash", sa.Text, nullable=False),
        sa.Column("joined_at", TIME, nullable=False),
        sa.Column("left_at", TIME),
    )
    op.create_index("ix_room_presences_of", "room_presences", ["session", "joined_at", "id"])
    op.create_table(
        "room_lines",
        sa.Column(
            "session", sa.Text, sa.ForeignKey("room_sessions.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("presence", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("spoken", sa.Boolean, nullable=False),
        sa.Column("start_seconds", sa.Float, nullable=False),
        sa.Column("end_seconds", sa.Float, nullable=False),
        sa.UniqueConstraint("session", "presence", "id", name="uq_room_lines_sent"),
    )
