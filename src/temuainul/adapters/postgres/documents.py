"""Keeps what can be searched in step with what it is derived from, in the same transaction."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import meetings, search_documents
from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.listing import HitKind
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.transcript import TranscriptPart

LONGEST_PIECE = 20_000
"""A search vector may have a megabyte, and a letter stands in it up to three times with up to four bytes."""
_PIECE = re.compile(rf"(?s).{{1,{LONGEST_PIECE}}}(?:(?=\s)|$)|.{{1,{LONGEST_PIECE}}}")

_columns = search_documents.c


async def add_title(connection: AsyncConnection, meeting: Meeting) -> None:
    row = {
        "meeting_id": meeting.id,
        "owner_id": meeting.owner_id,
        "kind": HitKind.in_title,
        "text": meeting.title,
    }
    await connection.execute(ADD, row)


async def replace_summary(connection: AsyncConnection, meeting: MeetingId, summary: Summary) -> None:
    await connection.execute(REMOVE_SUMMARY, {"of": meeting})
    pieces = [{"text": piece} for text in _texts(summary) for piece in _pieces(text)]
    await _add(connection, meeting, HitKind.in_summary, pieces)


async def add_segments(connection: AsyncConnection, meeting: MeetingId, part: TranscriptPart) -> None:
    await _add(connection, meeting, HitKind.in_segment, list(_segments(part)))


async def _add(
    connection: AsyncConnection, meeting: MeetingId, kind: HitKind, rows: list[dict[str, Any]]
) -> None:
    owner = await connection.scalar(OWNER, {"of": meeting})
    if owner is not None and rows:
        everywhere = {"meeting_id": meeting, "owner_id": owner, "kind": kind}
        await connection.execute(ADD, [{**everywhere, **row} for row in rows])


def _texts(summary: Summary) -> Iterator[str]:
    yield from (statement.text for statement in summary.statements)
    yield from (topic.title for topic in summary.topics)


def _segments(part: TranscriptPart) -> Iterator[dict[str, Any]]:
    """Times are the part's own: where it stands in the whole is known only when it is asked for."""
    digest = part.digest
    for place, said in enumerate(part.utterances):
        for piece in _pieces(said.text):
            yield {
                "digest": digest,
                "segment_id": f"{digest[:8]}-{place}",
                "text": piece,
                "speaker": said.speaker,
                "start_seconds": said.start_seconds,
            }


def _pieces(text: str) -> list[str]:
    """Nearly always one; very long text is cut between words, so that every word of it is found."""
    return _PIECE.findall(text)


ADD = insert(search_documents)
RETITLE = (
    update(search_documents)
    .where(
        _columns.meeting_id == bindparam("of"),
        _columns.kind == HitKind.in_title,
        _columns.text != bindparam("now_called"),
    )
    .values(text=bindparam("now_called"))
)
REMOVE_SUMMARY = delete(search_documents).where(
    _columns.meeting_id == bindparam("of"), _columns.kind == HitKind.in_summary
)
OWNER = select(meetings.c.owner_id).where(meetings.c.id == bindparam("of"))
