"""Finding words in titles, transcripts and summaries."""

from typing import Annotated

from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct

from temuainul.domain.model.listing import SEARCH_LENGTH, Hit
from temuainul.domain.model.user import User
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.given import Given


class HitList(Struct, frozen=True, kw_only=True):
    items: tuple[Hit, ...]
    """Best first, and not all there are."""


@get("/search", operation_id="search", tags=["search"])
async def search(
    user: Given[User],
    meetings: Given[Meetings],
    q: Annotated[str, QueryParameter(max_length=SEARCH_LENGTH)],
) -> HitList:
    return HitList(items=await meetings.search(user.id, q))
