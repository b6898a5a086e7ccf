"""Which language to speak of a meeting in."""

from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.tongue import language_of
from temuainul.domain.model.user import User
from temuainul.domain.model.words import Language


def tongue_of(meeting: Meeting, summary: Summary | None, reader: User) -> Language:
    """That of its notes; without any its agent's, and without an agent the reader's."""
    spoken = None if summary is None else language_of(one.text for one in summary.statements)
    expected = reader.language if meeting.agent is None else meeting.agent.language
    return spoken or expected
