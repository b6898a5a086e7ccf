"""What is listed, locked or counted, in Core: measured, a third of the time. The plain nouns are in `rows`.

Statuses are text, so that a new one is no migration. Words from outside, ids in an address included, are `FreeText` or
`KeyText`, so that no odd character is a server error.
"""

from datetime import datetime

from advanced_alchemy.types import DateTimeUTC
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from temuainul.adapters.postgres.column_types import AsciiJson, FreeText, JsonBytes, KeyText
from temuainul.adapters.postgres.rows import Row

metadata = Row.metadata


def _of_meeting() -> Column[str]:
    return Column("meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)


def _at(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, DateTimeUTC, nullable=nullable)


meetings = Table(
    "meetings",
    metadata,
    Column("id", FreeText, primary_key=True),
    Column("owner_id", FreeText, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("title", FreeText, nullable=False),
    Column("agent_id", FreeText, ForeignKey("agents.id", ondelete="SET NULL")),
    Column("agent", JSONB, nullable=False),
    Column("call", KeyText, nullable=False, unique=True),
    _at("planned_start", nullable=True),
    Column("duration_minutes", Integer, nullable=False),
    _at("created_at"),
    _at("updated_at"),
    Column("standing", JSONB, nullable=False),
    Column("version", Integer, nullable=False),
    # Of the standing, what lists ask for; written with it, never read back from here.
    Column("status", Text, nullable=False),
    _at("started_at", nullable=True),
    _at("ended_at", nullable=True),
    Column(
        "listed_at",
        DateTimeUTC,
        Computed("COALESCE(started_at, planned_start, created_at)", persisted=True),
    ),
    Index("ix_meetings_page", "owner_id", text("listed_at DESC"), text("id DESC")),
    Index("ix_meetings_page_of_status", "owner_id", "status", text("listed_at DESC"), text("id DESC")),
    Index("ix_meetings_page_of_agent", "agent_id", text("listed_at DESC"), text("id DESC")),
    Index("ix_meetings_planned", "owner_id", "planned_start"),
    Index("ix_meetings_started", "owner_id", "started_at"),
    Index(
        "ix_meetings_ended",
        "owner_id",
        text("ended_at DESC NULLS LAST"),
        text("id DESC"),
        postgresql_where=text("status = 'completed'"),
    ),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("call_digest", LargeBinary, primary_key=True),
    Column("buried_at", DateTimeUTC, nullable=False, server_default=func.now()),
)

facts = Table(
    "facts",
    metadata,
    _of_meeting(),
    Column("key", KeyText, primary_key=True),
    Column("fact", JSONB, nullable=False),
    Column("source", Text, nullable=False),
    _at("told_at"),
)

transcript_parts = Table(
    "transcript_parts",
    metadata,
    _of_meeting(),
    Column("session", KeyText, primary_key=True),
    Column("filename", KeyText, primary_key=True),
    Column("digest", Text, nullable=False),
    _at("started_at"),
    Column("part", JsonBytes, nullable=False),
    # None in rows from before outlines were kept.
    Column("outline", JsonBytes),
)

summaries = Table(
    "summaries",
    metadata,
    _of_meeting(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("transcript_digest", Text, nullable=False),
    Column("request", FreeText, nullable=False),
    Column("summary", JsonBytes, nullable=False),
    Column("action_items", Integer, nullable=False),
    # Of the summary, what lists show and home looks for; None in rows from before they were kept.
    Column("lead", FreeText),
    Column("action_item_ids", ARRAY(Text)),
    UniqueConstraint("meeting_id", "transcript_digest", "request", name="uq_summaries_of"),
)

action_item_ticks = Table(
    "action_item_ticks",
    metadata,
    _of_meeting(),
    Column("item_id", FreeText, primary_key=True),
    Column("owner_id", FreeText, nullable=False),
    _at("ticked_at"),
    Index("ix_action_item_ticks_latest", "owner_id", text("ticked_at DESC")),
)

# One row for each place in which words can be found: a title, a statement of the current summary, a segment. Derived,
# and in one table, so that one index answers and one rank compares. The owner stands in the indexed vector as a word
# of its own: an index knows nothing of a row's other columns, so that without it a search for a common word would
# visit everybody's rows; with it the index intersects both lists and reads the owner's rows only. Titles weigh most,
# then summaries.
search_documents = Table(
    "search_documents",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("owner_id", FreeText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", FreeText, nullable=False),
    Column("speaker", FreeText),
    Column("digest", Text),
    Column("segment_id", Text),
    Column("start_seconds", Float),
    Column(
        "words",
        TSVECTOR,
        Computed(
            """setweight(
                to_tsvector('simple'::regconfig, text)
                || to_tsvector('english'::regconfig, text)
                || to_tsvector('indonesian'::regconfig, text),
                (CASE kind WHEN 'title' THEN 'A' WHEN 'summary' THEN 'B' ELSE 'D' END)::"char"
            ) || array_to_tsvector(ARRAY['o'::text || md5(owner_id)])""",
            persisted=True,
        ),
        nullable=False,
    ),
    Index("ix_search_documents_words", "words", postgresql_using="gin"),
    Index("ix_search_documents_of", "meeting_id", "kind"),
)

recordings = Table(
    "recordings",
    metadata,
    Column("id", FreeText, primary_key=True),
    Column("meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("session", FreeText, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("begun_by", FreeText, nullable=False),
    _at("began_at"),
    Column("state", Text, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("seconds", Float),
    Column("file", Text, nullable=False),
    Column("fault", FreeText, nullable=False),
    Index("ix_recordings_of", "meeting_id", "began_at", "id"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("source", KeyText, primary_key=True),
    Column("delivery_id", KeyText, primary_key=True),
    Column("digest", KeyText, primary_key=True),
    Column("type", KeyText, nullable=False),
    Column("mailbox", KeyText, nullable=False),
    Column("attempt", Integer, nullable=False),
    _at("event_at", nullable=True),
    _at("received_at"),
    Column("headers", AsciiJson, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", FreeText, nullable=False),
    Index(
        "ix_deliveries_waiting",
        "mailbox",
        text("COALESCE(event_at, received_at)"),
        "received_at",
        postgresql_where=text("state = 'stored'"),
    ),
    Index("ix_deliveries_received", text("received_at DESC")),
    Index("ix_deliveries_legible", "received_at", postgresql_where=text("body <> ''::bytea")),
    Index("ix_deliveries_mailbox", "mailbox", text("received_at DESC")),
    Index(
        "ix_deliveries_state", "state", text("received_at DESC"), postgresql_where=text("state <> 'digested'")
    ),
)

work = Table(
    "work",
    metadata,
    Column("id", FreeText, primary_key=True, server_default=text("(gen_random_uuid())::text")),
    Column("key", KeyText, nullable=False),
    Column("work", JSONB, nullable=False),
    # Of the work, what rows are found by. No foreign key: work may be owed for what is gone, and then does nothing.
    Column("meeting_id", FreeText),
    Column("mailbox", KeyText),
    Column("state", Text, nullable=False, server_default=text("'ready'")),
    _at("run_after"),
    Column("lease_epoch", Integer, nullable=False, server_default=text("0")),
    _at("lease_until", nullable=True),
    Column("deaths", Integer, nullable=False, server_default=text("0")),
    Column("errors", Integer, nullable=False, server_default=text("0")),
    Column("last_error", FreeText, nullable=False, server_default=text("''")),
    Column("created_at", DateTimeUTC, nullable=False, server_default=text("clock_timestamp()")),
    _at("finished_at", nullable=True),
    Column(
        "due_at",
        DateTimeUTC,
        Computed(
            "CASE state WHEN 'ready'::text THEN run_after WHEN 'leased'::text THEN lease_until ELSE NULL::timestamp with time zone END",
            persisted=True,
        ),
    ),
    Index("uq_work_live", "key", unique=True, postgresql_where=text("state <> 'done'")),
    Index("ix_work_due", "due_at", "created_at", "id", postgresql_where=text("due_at IS NOT NULL")),
    Index("ix_work_mailbox", "mailbox", postgresql_where=text("state <> 'done'")),
    Index("ix_work_meeting", "meeting_id"),
    Index("ix_work_created", text("created_at DESC"), text("id DESC")),
    Index("ix_work_finished", "finished_at", postgresql_where=text("state = 'done'")),
)

work_steps = Table(
    "work_steps",
    metadata,
    Column("work_id", FreeText, ForeignKey("work.id", ondelete="CASCADE"), primary_key=True),
    Column("name", KeyText, primary_key=True),
    Column("output", LargeBinary, nullable=False),
    Column("kept_at", DateTimeUTC, nullable=False, server_default=text("clock_timestamp()")),
    Index("ix_work_steps_kept", "kept_at"),
)

changes = Table(
    "changes",
    metadata,
    Column("user_id", FreeText, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", Text, nullable=False),
    Column("id", FreeText, nullable=False),
)

room_tickets = Table(
    "room_tickets",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("user_id", FreeText, nullable=False),
    Column("expires_at", DateTimeUTC, nullable=False, index=True),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code", FreeText, primary_key=True),
    Column(
        "meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
)

# One open session a meeting: whoever comes second to another process finds that out here at the latest.
room_sessions = Table(
    "room_sessions",
    metadata,
    Column("id", KeyText, primary_key=True),
    Column("meeting_id", FreeText, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("call", KeyText, nullable=False),
    _at("started_at"),
    Column("holder", Text, nullable=False),
    _at("alive_at"),
    _at("ended_at", nullable=True),
    Column("end_wanted", Boolean, nullable=False),
    Column("ended_for_all", Boolean, nullable=False),
    Column("lines", Integer, nullable=False),
    Index("ix_room_sessions_of", "meeting_id", "started_at"),
    Index("uq_room_sessions_open", "meeting_id", unique=True, postgresql_where=text("ended_at IS NULL")),
    Index("ix_room_sessions_held", "holder", postgresql_where=text("ended_at IS NULL")),
    Index("ix_room_sessions_alive", "alive_at"),
)

room_presences = Table(
    "room_presences",
    metadata,
    Column("id", KeyText, primary_key=True),
    Column("session", KeyText, ForeignKey("room_sessions.id", ondelete="CASCADE"), nullable=False),
    Column("user", FreeText, nullable=False),
    Column("name", FreeText, nullable=False),
    Column("host", Boolean, nullable=False),
    Column("channel", Integer, nullable=False),
    Column("resume_hash", Text, nullable=False),
    _at("joined_at"),
    _at("left_at", nullable=True),
    Index("ix_room_presences_of", "session", "joined_at", "id"),
)

room_lines = Table(
    "room_lines",
    metadata,
    Column("session", KeyText, ForeignKey("room_sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("presence", KeyText, nullable=False),
    Column("id", KeyText, nullable=False),
    Column("user", FreeText, nullable=False),
    Column("name", FreeText, nullable=False),
    Column("text", FreeText, nullable=False),
    Column("spoken", Boolean, nullable=False),
    Column("start_seconds", Float, nullable=False),
    Column("end_seconds", Float, nullable=False),
    UniqueConstraint("session", "presence", "id", name="uq_room_lines_sent"),
)
