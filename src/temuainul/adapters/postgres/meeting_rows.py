"""Rows ⇄ meetings."""

from typing import Any

import msgspec
from sqlalchemy import Row

from temuainul.adapters.postgres.tables import meetings
from temuainul.domain.model.meeting import Meeting

SHOWN = tuple(meetings.c[field] for field in Meeting.__struct_fields__)


def meeting_of(row: Row[Any]) -> Meeting:
    return msgspec.convert(row, Meeting, from_attributes=True)
