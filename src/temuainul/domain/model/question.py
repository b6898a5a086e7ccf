"""Questions asked of a meeting after it, and their answers."""

from datetime import datetime

from msgspec import Struct

from temuainul.domain.model.ids import MeetingId, QuestionId, UserId
from temuainul.domain.model.summary import DraftStatement, Statement

QUESTION_LENGTH = 4_000
"""Characters; the figure of reliability V1 for chat."""


class AnswerDraft(Struct, frozen=True, kw_only=True):
    """The shape a language model answers a question in; no statements: the meeting does not say."""

    statements: tuple[DraftStatement, ...]


class Answer(Struct, frozen=True, kw_only=True):
    statements: tuple[Statement, ...]
    """Empty where the meeting does not say."""
    written_by: str
    prompt_version: str
    answered_at: datetime


class Question(Struct, frozen=True, kw_only=True):
    id: QuestionId
    meeting_id: MeetingId
    asked_by: UserId
    text: str
    asked_at: datetime
    answer: Answer | None
    """None while it is being answered, and where that failed or was stopped."""
    stopped_at: datetime | None
    """When the person who asked had enough of waiting; it then stays without an answer."""
