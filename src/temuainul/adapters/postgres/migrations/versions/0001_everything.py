"""Everything the first release remembers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _accounts()
    _agents()
    _meetings()
    _of_meetings()
    _search()
    _deliveries()
    _work()


def downgrade() -> None:
    for table in (
        "work_steps",
        "work",
        "deliveries",
        "search_documents",
        "questions",
        "summaries",
        "transcript_parts",
        "facts",
        "tombstones",
        "meetings",
        "agents",
        "changes",
        "login_sessions",
        "users",
    ):
        op.drop_table(table)


def _accounts() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("change_count", sa.BigInteger, server_default=sa.text("0"), nullable=False),
        sa.UniqueConstraint("email", name="uq_users_email"),
    )
    op.create_table(
        "login_sessions",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("user_id", sa.Text, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME, nullable=False),
    )
    op.create_index("ix_login_sessions_user_id", "login_sessions", ["user_id"])
    op.create_table(
        "changes",
        sa.Column("user_id", sa.Text, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
    )


def _agents() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner_id", sa.Text, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("instructions", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
    )
    op.create_index("ix_agents_page", "agents", ["owner_id", sa.text("created_at DESC"), sa.text("id DESC")])


def _meetings() -> None:
    listed = sa.Computed("COALESCE(planned_start, created_at)", persisted=True)
    op.create_table(
        "meetings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner_id", sa.Text, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("agent_id", sa.Text, sa.ForeignKey("agents.id", ondelete="SET NULL")),
        sa.Column("agent", JSONB, nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("planned_start", TIME),
        sa.Column("duration_minutes", sa.Integer, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("standing", JSONB, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("started_at", TIME),
        sa.Column("ended_at", TIME),
        sa.Column("listed_at", TIME, listed),
        sa.UniqueConstraint("call", name="uq_meetings_call"),
    )
    latest = (sa.text("listed_at DESC"), sa.text("id DESC"))
    op.create_index("ix_meetings_page", "meetings", ["owner_id", *latest])
    op.create_index("ix_meetings_page_of_status", "meetings", ["owner_id", "status", *latest])
    op.create_index("ix_meetings_page_of_agent", "meetings", ["agent_id", *latest])
    op.create_index("ix_meetings_planned", "meetings", ["owner_id", "planned_start"])
    op.create_index("ix_meetings_started", "meetings", ["owner_id", "started_at"])
    op.create_index(
        "ix_meetings_ended",
        "meetings",
        ["owner_id", sa.text("ended_at DESC NULLS LAST"), sa.text("id DESC")],
        postgresql_where=sa.text("status = 'completed'"),
    )
    op.create_table(
        "tombstones",
        sa.Column("call_digest", sa.LargeBinary, primary_key=True),
        sa.Column("buried_at", TIME, server_default=sa.func.now(), nullable=False),
    )


def _of_meetings() -> None:
    op.create_table(
        "facts",
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("fact", JSONB, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("told_at", TIME, nullable=False),
    )
    op.create_table(
        "transcript_parts",
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("session", sa.Text, primary_key=True),
        sa.Column("filename", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("part", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "summaries",
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("transcript_digest", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("summary", sa.LargeBinary, nullable=False),
        sa.Column("action_items", sa.Integer, nullable=False),
        sa.UniqueConstraint("meeting_id", "transcript_digest", "request", name="uq_summaries_of"),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("answer", sa.LargeBinary),
    )
    op.create_index("ix_questions_of", "questions", ["meeting_id", "asked_at", "id"])


def _search() -> None:
    words = sa.Computed(
        """setweight(
            to_tsvector('simple'::regconfig, text)
            || to_tsvector('english'::regconfig, text)
            || to_tsvector('indonesian'::regconfig, text),
            (CASE kind WHEN 'title' THEN 'A' WHEN 'summary' THEN 'B' ELSE 'D' END)::"char"
        ) || array_to_tsvector(ARRAY['o'::text || md5(owner_id)])""",
        persisted=True,
    )
    op.create_table(
        "search_documents",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("digest", sa.Text),
        sa.Column("segment_id", sa.Text),
        sa.Column("start_seconds", sa.Float),
        sa.Column("words", TSVECTOR, words, nullable=False),
    )
    op.create_index("ix_search_documents_words", "search_documents", ["words"], postgresql_using="gin")
    op.create_index("ix_search_documents_of", "search_documents", ["meeting_id", "kind"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("delivery_id", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mailbox", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("event_at", TIME),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index(
        "ix_deliveries_waiting",
        "deliveries",
        ["mailbox", sa.text("COALESCE(event_at, received_at)"), "received_at"],
        postgresql_where=sa.text("state = 'stored'"),
    )
    newest = sa.text("received_at DESC")
    op.create_index("ix_deliveries_received", "deliveries", [newest])
    legible = sa.text("body <> ''::bytea")
    op.create_index("ix_deliveries_legible", "deliveries", ["received_at"], postgresql_where=legible)
    op.create_index("ix_deliveries_mailbox", "deliveries", ["mailbox", newest])
    not_digested = sa.text("state <> 'digested'")
    op.create_index("ix_deliveries_state", "deliveries", ["state", newest], postgresql_where=not_digested)


def _work() -> None:
    due = "CASE state WHEN 'ready'::text THEN run_after WHEN 'leased'::text THEN lease_until ELSE NULL::timestamp with time zone END"
    op.create_table(
        "work",
        sa.Column("id", sa.Text, server_default=sa.text("(gen_random_uuid())::text"), primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("work", JSONB, nullable=False),
        sa.Column("meeting_id", sa.Text),
        sa.Column("mailbox", sa.Text),
        sa.Column("state", sa.Text, server_default=sa.text("'ready'"), nullable=False),
        sa.Column("run_after", TIME, nullable=False),
        sa.Column("lease_epoch", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("lease_until", TIME),
        sa.Column("deaths", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("errors", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text, server_default=sa.text("''"), nullable=False),
        sa.Column("created_at", TIME, server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("finished_at", TIME),
        sa.Column("due_at", TIME, sa.Computed(due, persisted=True)),
    )
    live, done = sa.text("state <> 'done'"), sa.text("state = 'done'")
    op.create_index("uq_work_live", "work", ["key"], unique=True, postgresql_where=live)
    op.create_index(
        "ix_work_due", "work", ["due_at", "created_at", "id"], postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.create_index("ix_work_mailbox", "work", ["mailbox"], postgresql_where=live)
    op.create_index("ix_work_meeting", "work", ["meeting_id"])
    op.create_index("ix_work_created", "work", [sa.text("created_at DESC"), sa.text("id DESC")])
    op.create_index("ix_work_finished", "work", ["finished_at"], postgresql_where=done)
    op.create_table(
        "work_steps",
        sa.Column("work_id", sa.Text, sa.ForeignKey("work.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("output", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", TIME, server_default=sa.text("clock_timestamp()"), nullable=False),
    )
    op.create_index("ix_work_steps_kept", "work_steps", ["kept_at"])
