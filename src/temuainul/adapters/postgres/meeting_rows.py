"""Rows ⇄ meetings."""

from typing import Any

import msgspec
from sqlalchemy import Row, Select, select

from temuainul.adapters.postgres.tables import meetings
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.meeting import Meeting, MeetingStatus

SHOWN = tuple(meetings.c[field] for field in Meeting.__struct_fields__)


def meeting_of(row: Row[Any]) -> Meeting:
    return msgspec.convert(row, Meeting, from_attributes=True)


def latest_ended(actor: UserId, status: MeetingStatus) -> Select[Any]:
    mine = (meetings.c.owner_id == actor, meetings.c.status == status)
    latest = (meetings.c.ended_at.desc().nulls_last(), meetings.c.id.desc())
    return select(*SHOWN).where(*mine).order_by(*latest)
