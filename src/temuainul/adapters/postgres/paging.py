"""Where a page begins."""

from temuainul.domain.model.listing import PageRequest


def offset_of(page: PageRequest) -> int:
    return (page.page - 1) * page.page_size
