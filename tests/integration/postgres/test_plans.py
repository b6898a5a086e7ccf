"""Every list that people or workers wait for is answered from its index, however many rows others have."""

import re
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from msgspec import DecodeError
from sqlalchemy import event, text

from temuainul.adapters.postgres.tables import metadata
from temuainul.domain.model.ids import CallId, MeetingId, UserId
from temuainul.domain.model.listing import MeetingFilter, PageRequest
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.webhook import DeliveryState
from temuainul.testing.contracts.examples import NOON

pytestmark = pytest.mark.anyio

ME, MEETING = UserId("user-7"), MeetingId("meeting-7")
DAY = (NOON, NOON + timedelta(days=1))
PAGE = PageRequest()
SEVERAL = [MeetingId(f"meeting-{n}") for n in range(7, 17)]

QUERIES = {
    "a page of meetings": (lambda unit: unit.meetings.page(ME, MeetingFilter(), PAGE), {"ix_meetings_page"}),
    "a page of one status": (
        lambda unit: unit.meetings.page(ME, MeetingFilter(status=MeetingStatus.active), PAGE),
        {"ix_meetings_page_of_status"},
    ),
    "a page of one agent": (
        lambda unit: unit.meetings.page(ME, MeetingFilter(agent_id="agent-7"), PAGE),
        {"ix_meetings_page_of_agent"},
    ),
    "home": (
        lambda unit: unit.meetings.home(ME, DAY, NOON),
        {
            "ix_meetings_planned",
            "ix_meetings_started",
            "ix_meetings_ended",
            "ix_meetings_page_of_status",
            "ix_meetings_page_of_agent",
            "ix_agents_page",
            "ix_action_item_ticks_latest",
        },
    ),
    "search": (lambda unit: unit.meetings.search(ME, "anggaran", 10), {"ix_search_documents_words"}),
    "one meeting": (lambda unit: unit.meetings.by_id(ME, MEETING), {"pk_meetings"}),
    "the meeting of a call": (
        lambda unit: unit.meetings.lock_by_call(CallId("call-7")),
        {"uq_meetings_call"},
    ),
    "facts": (lambda unit: unit.facts.of(MEETING), {"pk_facts"}),
    "transcript": (lambda unit: unit.transcripts.of(MEETING), {"pk_transcript_parts"}),
    "outlines of many": (lambda unit: unit.transcripts.outlines(SEVERAL), {"pk_transcript_parts"}),
    "leads of many": (lambda unit: unit.summaries.leads(SEVERAL), {"uq_summaries_of"}),
    "who joined many": (lambda unit: unit.facts.joined(SEVERAL), {"pk_facts"}),
    "meetings of many agents": (
        lambda unit: unit.agents.meetings_of(["agent-7", "agent-8"]),
        {"ix_meetings_page_of_agent"},
    ),
    "ticks": (lambda unit: unit.ticks.of(MEETING), {"pk_action_item_ticks"}),
    "logins": (lambda unit: unit.login_sessions.of(ME), {"ix_login_sessions_user_id"}),
    "current summary": (lambda unit: unit.summaries.current(MEETING), {"pk_summaries"}),
    "questions": (lambda unit: unit.questions.of(MEETING), {"ix_questions_of"}),
    "a page of agents": (lambda unit: unit.agents.page(ME, "", PAGE), {"ix_agents_page"}),
    "deliveries that wait": (
        lambda unit: unit.deliveries.waiting("mailbox-7", 10),
        {"ix_deliveries_waiting"},
    ),
    "all deliveries": (lambda unit: unit.deliveries.list(), {"ix_deliveries_received"}),
    "deliveries of a mailbox": (
        lambda unit: unit.deliveries.list(mailbox="mailbox-7"),
        {"ix_deliveries_mailbox"},
    ),
    "deliveries put aside": (
        lambda unit: unit.deliveries.list(state=DeliveryState.quarantined),
        {"ix_deliveries_state"},
    ),
    "what is runnable": (lambda unit: unit.work.runnable(10), {"ix_work_due", "ix_deliveries_waiting"}),
    "a claim": (lambda unit: unit.work.claim("key-7"), {"uq_work_live"}),
    "the newest work": (lambda unit: unit.work.list(limit=10), {"ix_work_created"}),
    "bodies to be forgotten": (
        lambda unit: unit.deliveries.forget_bodies(NOON, 10),
        {"ix_deliveries_legible"},
    ),
    "deliveries to be forgotten": (
        lambda unit: unit.deliveries.forget(NOON, 10),
        {"ix_deliveries_received"},
    ),
    "a mailbox to be forgotten": (
        lambda unit: unit.deliveries.forget_mailbox("mailbox-7"),
        {"ix_deliveries_mailbox"},
    ),
    "work to be forgotten": (lambda unit: unit.work.forget(NOON, 10), {"ix_work_finished"}),
    "steps to be forgotten": (lambda unit: unit.work.forget_steps(NOON, 10), {"ix_work_steps_kept"}),
    "changes to be forgotten": (lambda unit: unit.changes.forget(5, 10), {"pk_changes"}),
    "what waits longest": (
        lambda unit: unit.statistics.read(),
        {"ix_deliveries_state", "ix_work_due"},
    ),
    "changes": (lambda unit: unit.changes.after(ME, 0, 10), {"pk_changes"}),
}


async def test_every_query_is_answered_from_its_index(engine, storage):
    await _fill(engine)
    missing = {}
    for name, (query, expected) in QUERIES.items():
        missing[name] = expected - await _indexes_used(engine, storage, query)
    assert {name: indexes for name, indexes in missing.items() if indexes} == {}


async def _indexes_used(engine, storage, query):
    with (
        _watching(engine) as statements,
        suppress(DecodeError),
    ):  # of facts and summaries only the rows are real
        async with storage.begin() as unit:
            await query(unit)
    plans = [await _plan(engine, *statement) for statement in statements]
    return {index for plan in plans for index in re.findall(r"(?:using|on) ((?:ix|pk|uq)_\w+)", plan)}


@contextmanager
def _watching(engine):
    statements = []

    def note(_connection, _cursor, statement, parameters, *_):
        statements.append((statement, parameters))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine.sync_engine, "before_cursor_execute", note)


async def _plan(engine, statement, parameters):
    async with engine.connect() as connection:
        await connection.execute(text("SET LOCAL enable_seqscan = off"))
        rows = await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return "\n".join(row[0] for row in rows)


async def _fill(engine):
    """Twenty people with a hundred meetings each, and as much of everything else."""
    async with engine.begin() as connection:
        for statement in FILLING.split(";"):
            await connection.execute(text(statement))
        for table in metadata.tables:
            await connection.execute(text(f"ANALYZE {table}"))


FILLING = """
    INSERT INTO users (id, email, name, language, created_at, password_hash)
    SELECT 'user-' || n, n || '@example.com', 'Sari', 'id', now(), '' FROM generate_series(0, 19) AS n;
    INSERT INTO agents (id, owner_id, name, instructions, language, voice, created_at, updated_at)
    SELECT 'agent-' || n, 'user-' || (n % 20), 'Notulis', '', 'id', '', now(), now()
    FROM generate_series(1, 400) AS n;
    INSERT INTO meetings (id, owner_id, title, agent_id, agent, call, planned_start, duration_minutes, created_at,
        updated_at, standing, version, status, started_at, ended_at)
    SELECT 'meeting-' || n, 'user-' || (n % 20), 'Rapat', 'agent-' || (1 + n % 400),
        jsonb_build_object('name', 'Notulis', 'instructions', '', 'language', 'id', 'voice', ''), 'call-' || n,
        now() + n * interval '1 day', 30, now(), now(), jsonb_build_object('status', status), 1, status, now() - n * interval '1 day', now()
    FROM generate_series(1, 2000) AS n, LATERAL (SELECT (ARRAY['upcoming', 'active', 'completed'])[1 + n % 3]) AS s (status);
    INSERT INTO facts SELECT id, 'cancelled', '{}', '', now() FROM meetings;
    INSERT INTO transcript_parts SELECT id, 's', 'f', 'd', now(), '' FROM meetings;
    INSERT INTO summaries SELECT id, 1, 'd', '', '', 0 FROM meetings;
    INSERT INTO questions SELECT id, id, owner_id, '?', now() FROM meetings;
    INSERT INTO action_item_ticks SELECT id, 'item', owner_id, now() - ends.n * interval '1 hour'
    FROM meetings, LATERAL (SELECT substr(id, 9)::int) AS ends (n);
    INSERT INTO login_sessions (id, token_hash, user_id, device, created_at, last_used_at)
    SELECT 'login-' || n, 'hash-' || n, 'user-' || (n % 20), '', now(), now() FROM generate_series(1, 2000) AS n;
    INSERT INTO search_documents (meeting_id, owner_id, kind, text)
    SELECT id, owner_id, 'title', 'Rapat anggaran ' || id FROM meetings;
    INSERT INTO deliveries
    SELECT 'memory', 'delivery-' || n, '', 'call.ended', 'mailbox-' || (n % 100), 1, now(), now(), '{}', '',
        (ARRAY['digested', 'digested', 'stored', 'quarantined'])[1 + n % 4], ''
    FROM generate_series(1, 2000) AS n;
    INSERT INTO work (key, work, meeting_id, state, run_after)
    SELECT 'key-' || n, '{}', 'meeting-' || n, (ARRAY['ready', 'done'])[1 + n % 2], now() + n * interval '1 hour'
    FROM generate_series(1, 2000) AS n;
    INSERT INTO changes SELECT 'user-' || (n % 20), n, 'meetings', 'meeting-1' FROM generate_series(1, 2000) AS n
"""
