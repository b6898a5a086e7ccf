"""What a person finds when they come in."""

from collections.abc import Mapping
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct

from temuainul.domain.model import listing as domain
from temuainul.domain.model.listing import OpenActionItem
from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.user import User
from temuainul.domain.model.words import invalid
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.agents import Agent, shown_agent
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.meetings import Meeting, shown_meetings


class Home(Struct, frozen=True, kw_only=True):
    counts: dict[MeetingStatus, int]
    agents: int
    own_agents: tuple[Agent, ...]
    """Those with most meetings."""
    today: tuple[Meeting, ...]
    next: Meeting | None
    recent: tuple[Meeting, ...]
    """What is processing first, then what ended last."""
    open_action_items: tuple[OpenActionItem, ...]


@get("/home", operation_id="readHome", tags=["home"])
async def home(
    user: Given[User],
    meetings: Given[Meetings],
    glimpses: Given[Glimpses],
    timezone: Annotated[str, QueryParameter(pattern=r"^[0-9A-Za-z_+/-]{1,64}$")] = "UTC",
) -> Home:
    """`timezone` is an IANA name, such as Asia/Jakarta; it says which day is today."""
    found = await meetings.home(user.id, known_zone(timezone))
    upcoming = () if found.next is None else (found.next,)
    shown = await shown_meetings((*found.today, *upcoming, *found.recent), user, glimpses)
    return _shown(found, {one.id: one for one in shown})


def known_zone(timezone: str) -> ZoneInfo:
    """Raises `Invalid` for a zone nobody knows."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: `America` is a directory
        raise invalid("timezone", f"must be a time zone's IANA name, not {timezone!r}") from error


def _shown(home: domain.Home, shown: Mapping[str, Meeting]) -> Home:
    return Home(
        counts=home.counts,
        agents=home.agents,
        own_agents=tuple(shown_agent(one.agent, one.meetings) for one in home.own_agents),
        today=tuple(shown[one.id] for one in home.today),
        next=None if home.next is None else shown[home.next.id],
        recent=tuple(shown[one.id] for one in home.recent),
        open_action_items=home.open_action_items,
    )
