"""What a meeting came to."""

from litestar import Controller, get, post

from temuainul.domain.model.ids import MeetingId
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.user import User
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.meetings import Meeting, shown_meeting
from temuainul.entrypoints.api.parameters import PathId


class SummaryController(Controller):
    path = "/meetings/{id:str}/summary"
    tags = ["summaries"]  # noqa: RUF012  the framework's own attribute

    @get(operation_id="readSummary")
    async def read(self, user: Given[User], meetings: Given[Meetings], id: PathId) -> Summary:
        """The current version."""
        return await meetings.read_summary(user.id, MeetingId(id))

    @post("/retry", operation_id="retrySummary", status_code=202)
    async def retry(
        self, user: Given[User], meetings: Given[Meetings], glimpses: Given[Glimpses], id: PathId
    ) -> Meeting:
        """Ask for a new version; it is written later, and the present one stays until then."""
        return await shown_meeting(await meetings.ask_summary(user.id, MeetingId(id)), user, glimpses)
