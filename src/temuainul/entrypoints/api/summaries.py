"""What a meeting came to, and what it left to do."""

from datetime import datetime

from litestar import Controller, get, post, put
from litestar.params import JSONBody
from msgspec import Struct

from temuainul.domain.model import summary as domain
from temuainul.domain.model.evidence import Citation
from temuainul.domain.model.ids import ActionItemId, MeetingId
from temuainul.domain.model.summary import Statement, Topic
from temuainul.domain.model.user import User
from temuainul.domain.usecases.action_items import ActionItems
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.meetings import Meetings
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.meetings import Meeting, shown_meeting
from temuainul.entrypoints.api.parameters import PathId


class ActionItem(Struct, frozen=True, kw_only=True):
    id: str
    """Of its words, so that it is the same in every version of the summary."""
    text: str
    owner: str | None
    due: str | None
    citations: tuple[Citation, ...]
    verified: bool
    done: bool


class Summary(Struct, frozen=True, kw_only=True):
    version: int
    """Counts from 1 within the meeting; older versions are kept."""
    transcript_digest: str
    request: str
    """The person's request it answers; empty for the one written by itself."""
    prompt_version: str
    written_by: str
    """The language model's own name; "extractive" picked sentences and wrote none."""
    written_at: datetime
    overview: tuple[Statement, ...]
    topics: tuple[Topic, ...]
    decisions: tuple[Statement, ...]
    action_items: tuple[ActionItem, ...]


class Tick(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    done: bool


class SummaryController(Controller):
    path = "/meetings/{id:str}"
    tags = ["summaries"]  # noqa: RUF012  the framework's own attribute

    @get("/summary", operation_id="readSummary")
    async def read(
        self, user: Given[User], meetings: Given[Meetings], action_items: Given[ActionItems], id: PathId
    ) -> Summary:
        """The current version."""
        summary = await meetings.read_summary(user.id, MeetingId(id))
        return _shown(summary, await action_items.done(user.id, MeetingId(id)))

    @post("/summary/retry", operation_id="retrySummary", status_code=202)
    async def retry(
        self, user: Given[User], meetings: Given[Meetings], glimpses: Given[Glimpses], id: PathId
    ) -> Meeting:
        """Ask for a new version; it is written later, and the present one stays until then."""
        return await shown_meeting(await meetings.ask_summary(user.id, MeetingId(id)), user, glimpses)

    @put("/action-items/{item_id:str}", operation_id="tickActionItem")
    async def tick(
        self,
        *,
        user: Given[User],
        action_items: Given[ActionItems],
        id: PathId,
        item_id: PathId,
        data: JSONBody[Tick],
    ) -> ActionItem:
        """It stays ticked in later versions that say the same."""
        ticked = await action_items.tick(user.id, MeetingId(id), ActionItemId(item_id), done=data.done)
        return _shown_item(ticked.id, ticked.item, done=ticked.done)


def _shown(summary: domain.Summary, done: frozenset[ActionItemId]) -> Summary:
    return Summary(
        version=summary.version,
        transcript_digest=summary.transcript_digest,
        request=summary.request,
        prompt_version=summary.prompt_version,
        written_by=summary.written_by,
        written_at=summary.written_at,
        overview=summary.overview,
        topics=summary.topics,
        decisions=summary.decisions,
        action_items=tuple(_shown_item(id, item, done=id in done) for id, item in summary.identified.items()),
    )


def _shown_item(id: ActionItemId, item: domain.ActionItem, *, done: bool) -> ActionItem:
    return ActionItem(
        id=id,
        text=item.text,
        owner=item.owner,
        due=item.due,
        citations=item.citations,
        verified=item.verified,
        done=done,
    )
