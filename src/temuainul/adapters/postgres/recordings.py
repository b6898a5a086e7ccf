"""What was recorded in each meeting. A part is counted under the row's own lock: the meeting's is not needed for it."""

import msgspec
from msgspec import structs
from sqlalchemy import bindparam, case, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from temuainul.adapters.postgres.tables import recordings
from temuainul.domain.model.errors import NotFound
from temuainul.domain.model.ids import MeetingId, RecordingId
from temuainul.domain.model.recording import Recording, RecordingState
from temuainul.ports.storage import RecordingRepository

_columns = recordings.c


class PostgresRecordings(RecordingRepository):
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, recording: Recording) -> None:
        await self._connection.execute(ADD, structs.asdict(recording))

    async def by_id(self, meeting: MeetingId, id: RecordingId) -> Recording:
        row = (await self._connection.execute(ONE, {"of": meeting, "one": id})).one_or_none()
        if row is None:
            raise NotFound
        return msgspec.convert(row, Recording, from_attributes=True)

    async def of(self, meeting: MeetingId) -> tuple[Recording, ...]:
        rows = await self._connection.execute(EARLIEST_FIRST, {"of": meeting})
        return tuple(msgspec.convert(row, Recording, from_attributes=True) for row in rows)

    async def count_part(self, id: RecordingId, number: int, size: int) -> bool:
        counted = await self._connection.execute(COUNT_PART, {"one": id, "number": number, "bytes": size})
        return counted.rowcount == 1

    async def close(self, meeting: MeetingId, id: RecordingId) -> Recording:
        row = (await self._connection.execute(CLOSE, {"of": meeting, "one": id})).one_or_none()
        if row is None:
            raise NotFound
        return msgspec.convert(row, Recording, from_attributes=True)

    async def save(self, recording: Recording) -> None:
        columns = {name: value for name, value in structs.asdict(recording).items() if name != "id"}
        await self._connection.execute(SAVE, {**columns, "one": recording.id})


_fields = tuple(_columns[field] for field in Recording.__struct_fields__)
_this_one = _columns.id == bindparam("one")
_of_meeting = _columns.meeting_id == bindparam("of")

ADD = insert(recordings)
ONE = select(*_fields).where(_this_one, _of_meeting)
EARLIEST_FIRST = select(*_fields).where(_of_meeting).order_by(_columns.began_at, _columns.id)
COUNT_PART = (
    update(recordings)
    .where(_this_one, _columns.state == RecordingState.open, _columns.parts == bindparam("number"))
    .values(parts=_columns.parts + 1, size=_columns.size + bindparam("bytes", type_=_columns.size.type))
)
CLOSE = (
    update(recordings)
    .where(_this_one, _of_meeting)
    .values(state=case((_columns.state == RecordingState.open, RecordingState.closed), else_=_columns.state))
    .returning(*_fields)
)
"""Waits for whoever counts a part, and says how many there are."""
SAVE = update(recordings).where(_this_one)
