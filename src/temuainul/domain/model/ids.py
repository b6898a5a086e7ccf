"""Names for strings, so that one identifier cannot be passed for another."""

from typing import NewType

UserId = NewType("UserId", str)
LoginId = NewType("LoginId", str)
AgentId = NewType("AgentId", str)
MeetingId = NewType("MeetingId", str)
QuestionId = NewType("QuestionId", str)
RecordingId = NewType("RecordingId", str)
ActionItemId = NewType("ActionItemId", str)
"""Of its words, so that it is the same in every version of the summary."""

WorkId = NewType("WorkId", str)

CallId = NewType("CallId", str)
"""The provider's room, as `type:id`; Stream calls it a cid."""

CallSessionId = NewType("CallSessionId", str)
"""One run of a call; a call may have many."""

SegmentId = NewType("SegmentId", str)
"""Content-addressed: the first eight hex digits of its part's digest, a dash, its place in the part."""
