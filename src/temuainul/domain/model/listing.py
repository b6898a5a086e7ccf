"""What people see of many things at once: pages, home, search, and the news of what changed."""

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from temuainul.domain.model.agent import Agent
from temuainul.domain.model.ids import ActionItemId, AgentId, MeetingId, SegmentId
from temuainul.domain.model.meeting import Meeting, MeetingStatus
from temuainul.domain.model.words import invalid

SEARCH_LENGTH = 200
MOST_OPEN_ITEMS = 20
MOST_DONE_ITEMS = 10
DONE_IS_SHOWN = timedelta(hours=24)
"""So that a slip can be taken back, and a day's work be seen."""
PAGE_SIZES = (1, 100)
LAST_PAGE = 10_000
"""Reliability V1."""


class PageRequest(Struct, frozen=True, kw_only=True):
    page: int = 1
    """From 1."""
    page_size: int = 10


class AgentPage(Struct, frozen=True, kw_only=True):
    items: tuple[Agent, ...]
    total: int


class MeetingFilter(Struct, frozen=True, kw_only=True):
    search: str = ""
    """Part of the title, in any case."""
    status: MeetingStatus | None = None
    agent_id: AgentId | None = None


class MeetingPage(Struct, frozen=True, kw_only=True):
    items: tuple[Meeting, ...]
    total: int


class OpenActionItem(Struct, frozen=True, kw_only=True):
    id: ActionItemId
    meeting_id: MeetingId
    meeting_title: str
    text: str
    owner: str | None
    due: str | None
    verified: bool
    done: bool
    """True for one that was ticked off within a day."""


class OwnAgent(Struct, frozen=True, kw_only=True):
    agent: Agent
    meetings: int


class Home(Struct, frozen=True, kw_only=True):
    """What a person finds when they come in."""

    counts: dict[MeetingStatus, int]
    agents: int
    own_agents: tuple[OwnAgent, ...]
    """Those with most meetings."""
    today: tuple[Meeting, ...]
    next: Meeting | None
    recent: tuple[Meeting, ...]
    """What is processing first, then what ended last."""
    open_action_items: tuple[OpenActionItem, ...]
    """Of the latest meetings first; then what was just done, latest first."""


class HitKind(StrEnum):
    """Where words were found."""

    in_title = "title"
    in_segment = "segment"
    in_summary = "summary"


class Hit(Struct, frozen=True, kw_only=True):
    """One place where the words searched for stand."""

    meeting_id: MeetingId
    meeting_title: str
    kind: HitKind
    text: str
    speaker: str | None
    segment_id: SegmentId | None
    start_seconds: float | None


class ChangeTopic(StrEnum):
    """What a change is about."""

    meetings = "meetings"
    agents = "agents"
    questions = "questions"
    logins = "logins"
    account = "account"


class Change(Struct, frozen=True, kw_only=True):
    """Something one user may see has changed. Numbers count from 1 per user, without gaps, in commit order."""

    number: int
    topic: str
    """A `ChangeTopic`, or what a later version has besides."""
    id: str


def checked_page(request: PageRequest) -> PageRequest:
    """Raises `Invalid`."""
    fewest, most = PAGE_SIZES
    if not 1 <= request.page <= LAST_PAGE:
        raise invalid("page", f"must be 1 to {LAST_PAGE}")
    if not fewest <= request.page_size <= most:
        raise invalid("page_size", f"must be {fewest} to {most}")
    return request
