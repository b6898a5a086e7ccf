"""What may be asked for: identifiers, pages, moments."""

from datetime import datetime
from typing import Annotated

from litestar.params import PathParameter, QueryParameter
from msgspec import Meta

from temuainul.domain.model.listing import LAST_PAGE, PAGE_SIZES

ID_PATTERN = r"^[0-9A-Za-z_-]{1,64}$"
"""Wide enough for every way we ever name things, too narrow for anything else."""

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
"""In a body."""
PathId = Annotated[str, PathParameter(pattern=ID_PATTERN)]
OptionalId = Annotated[str | None, QueryParameter(pattern=ID_PATTERN)]
Page = Annotated[int, QueryParameter(ge=1, le=LAST_PAGE)]
PageSize = Annotated[int, QueryParameter(ge=PAGE_SIZES[0], le=PAGE_SIZES[1])]

Moment = Annotated[datetime, Meta(tz=True)]


def pages_of(total: int, page_size: int) -> int:
    """How many pages there are; nothing is no page."""
    return -(-total // page_size)
