"""Finding where words stand: titles, statements of current summaries, segments."""

import re
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    cast,
    extract,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.column_types import FreeText
from temuainul.adapters.postgres.tables import meetings, search_documents, transcript_parts
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Hit, HitKind

_columns = search_documents.c
_WORD = re.compile(r"[^\W_]+")
_SHORT_WEIGHS_MORE = 1
"""A flag of ts_rank: the same words count less in a longer text."""


async def hits(connection: AsyncConnection, actor: UserId, words: str, limit: int) -> tuple[Hit, ...]:
    """All words must stand in one place, as the beginning of a word there or in another form of it."""
    beginnings = _WORD.findall(words.lower())
    if not beginnings:
        return ()
    best = _best(actor, _asked(words, beginnings), limit).subquery("best")
    return tuple(_hit(row) for row in await connection.execute(_placed(best)))


def _asked(words: str, beginnings: list[str]) -> ColumnElement[Any]:
    """Each word is letters and digits only, so quoting it is safe."""
    in_any_language = " & ".join(f"'{word}':*" for word in beginnings)
    whole = literal(words, FreeText)
    asked: ColumnElement[Any] = func.to_tsquery(_configuration("simple"), in_any_language)
    for language in ("english", "indonesian"):
        asked = asked.op("||")(func.plainto_tsquery(_configuration(language), whole))
    return asked


def _configuration(name: str) -> ColumnElement[Any]:
    return literal_column(f"'{name}'::regconfig")


def _best(actor: UserId, asked: ColumnElement[Any], limit: int) -> Select[Any]:
    """Asking for nothing finds nothing; a query of stop words alone would otherwise find all that is the actor's."""
    mine = cast(literal("o").op("||")(func.md5(literal(actor, FreeText))), TSQUERY)
    rank = func.ts_rank(_columns.words, asked, _SHORT_WEIGHS_MORE)
    found = select(search_documents, rank.label("rank"))
    fits = (_columns.words.op("@@")(mine.op("&&")(asked)), func.numnode(asked) > 0)
    return found.where(*fits).order_by(rank.desc(), _columns.meeting_id.desc(), _columns.id).limit(limit)


def _placed(best: FromClause) -> Select[Any]:
    """A part's place in the meeting depends on the other parts, so it is added up here, for the few that are shown."""
    of_meeting = transcript_parts.c.meeting_id == best.c.meeting_id
    begin = select(func.min(transcript_parts.c.started_at)).where(of_meeting).correlate(best)
    offset = (
        begin.where(transcript_parts.c.digest == best.c.digest).scalar_subquery() - begin.scalar_subquery()
    )
    placed = select(best, meetings.c.title, extract("epoch", offset).label("offset"))
    in_order = (best.c.rank.desc(), best.c.meeting_id.desc(), best.c.id)
    return placed.join(meetings, meetings.c.id == best.c.meeting_id).order_by(*in_order)


def _hit(row: Row[Any]) -> Hit:
    placed = row.start_seconds is not None and row.offset is not None
    return Hit(
        meeting_id=row.meeting_id,
        meeting_title=row.title,
        kind=HitKind(row.kind),
        text=row.text,
        speaker=row.speaker,
        segment_id=row.segment_id,
        start_seconds=round(float(row.offset) + row.start_seconds, 3) if placed else None,
    )
