"""Finding where words stand: in titles first, then in current summaries, then in what was said."""

import re
from collections.abc import Iterator
from itertools import islice

from temuainul.adapters.memory.tables import Tables
from temuainul.domain.model.ids import UserId
from temuainul.domain.model.listing import Hit, HitKind
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.transcript import Transcript

_WORD = re.compile(r"[^\W_]+")


def hits(tables: Tables, actor: UserId, words: str, limit: int) -> tuple[Hit, ...]:
    """All words must stand in one place, each at least as the beginning of a word there; newest meetings first."""
    wanted = _words(words)
    mine = sorted(
        (one for one in tables.meetings.values() if one.owner_id == actor),
        key=lambda one: (one.created_at, one.id),
        reverse=True,
    )
    places = (*_titles(mine), *_summaries(tables, mine), *_segments(tables, mine))
    return tuple(islice((place for place in places if wanted and _stand_in(wanted, place.text)), limit))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stand_in(wanted: list[str], text: str) -> bool:
    there = _words(text)
    return all(any(word.startswith(beginning) for word in there) for beginning in wanted)


def _titles(meetings: list[Meeting]) -> Iterator[Hit]:
    for meeting in meetings:
        yield _place(meeting, HitKind.in_title, meeting.title)


def _summaries(tables: Tables, meetings: list[Meeting]) -> Iterator[Hit]:
    for meeting in meetings:
        for summary in tables.summaries.get(meeting.id, ())[-1:]:
            for statement in summary.statements:
                yield _place(meeting, HitKind.in_summary, statement.text)
            for topic in summary.topics:
                yield _place(meeting, HitKind.in_summary, topic.title)


def _segments(tables: Tables, meetings: list[Meeting]) -> Iterator[Hit]:
    for meeting in meetings:
        for segment in Transcript.union(tables.parts.get(meeting.id, {}).values()).segments:
            yield Hit(
                meeting_id=meeting.id,
                meeting_title=meeting.title,
                kind=HitKind.in_segment,
                text=segment.text,
                speaker=segment.speaker,
                segment_id=segment.id,
                start_seconds=segment.start_seconds,
            )


def _place(meeting: Meeting, kind: HitKind, text: str) -> Hit:
    return Hit(
        meeting_id=meeting.id,
        meeting_title=meeting.title,
        kind=kind,
        text=text,
        speaker=None,
        segment_id=None,
        start_seconds=None,
    )
