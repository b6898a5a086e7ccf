"""What lists show of a meeting beside the meeting itself."""

from msgspec import Struct

from temuainul.domain.model.talk import Talk


class Lead(Struct, frozen=True, kw_only=True):
    """How a meeting's current summary begins."""

    text: str | None
    """The first statement of the overview; None where that is empty."""
    action_items: int


class Glimpse(Struct, frozen=True, kw_only=True):
    talk: Talk | None = None
    """None where nothing was said, or is not here yet."""
    lead: str | None = None
    action_items: int = 0
