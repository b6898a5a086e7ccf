"""What a meeting came to: overview, topics, decisions, action items, every statement with its citations."""

from collections import Counter
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from temuainul.domain.model.evidence import Citation, Quote, cite, plain
from temuainul.domain.model.glimpse import Lead
from temuainul.domain.model.ids import ActionItemId
from temuainul.domain.model.transcript import Transcript


class DraftStatement(Struct, frozen=True, kw_only=True):
    """A sentence and what it rests on, as a language model offers it."""

    text: str
    quotes: tuple[Quote, ...]


class DraftTopic(Struct, frozen=True, kw_only=True):
    title: str
    statements: tuple[DraftStatement, ...]


class DraftActionItem(Struct, frozen=True, kw_only=True):
    text: str
    quotes: tuple[Quote, ...]
    owner: str | None = None
    due: str | None = None
    """In the words of the meeting; "Friday" stays "Friday"."""


class SummaryDraft(Struct, frozen=True, kw_only=True):
    """The shape a language model answers a summary prompt in."""

    overview: tuple[DraftStatement, ...]
    topics: tuple[DraftTopic, ...]
    decisions: tuple[DraftStatement, ...]
    action_items: tuple[DraftActionItem, ...]


class Statement(Struct, frozen=True, kw_only=True):
    text: str
    citations: tuple[Citation, ...]
    verified: bool
    """True if there is evidence and none of it fails."""


class Topic(Struct, frozen=True, kw_only=True):
    title: str
    statements: tuple[Statement, ...]


class ActionItem(Struct, frozen=True, kw_only=True):
    text: str
    owner: str | None
    due: str | None
    citations: tuple[Citation, ...]
    verified: bool


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

    @property
    def lead(self) -> Lead:
        text = self.overview[0].text if self.overview else None
        return Lead(text=text, action_items=len(self.action_items))

    @property
    def identified(self) -> dict[ActionItemId, ActionItem]:
        """Action items by what names them in every version: their words, and which of several with the same."""
        times: Counter[str] = Counter()
        found = {}
        for item in self.action_items:
            words = plain(item.text)
            times[words] += 1
            found[_item_id(words, times[words])] = item
        return found

    @property
    def statements(self) -> tuple[Statement | ActionItem, ...]:
        in_topics = tuple(statement for topic in self.topics for statement in topic.statements)
        return (*self.overview, *in_topics, *self.decisions, *self.action_items)


def _item_id(words: str, time: int) -> ActionItemId:
    again = "" if time == 1 else f" #{time}"
    return ActionItemId(sha256(f"{words}{again}".encode()).hexdigest()[:16])


def prove_statement(draft: DraftStatement, transcript: Transcript) -> Statement:
    citations = cite(draft.quotes, transcript)
    return Statement(text=draft.text, citations=citations, verified=rests_on(citations))


def prove_topic(draft: DraftTopic, transcript: Transcript) -> Topic:
    return Topic(
        title=draft.title, statements=tuple(prove_statement(one, transcript) for one in draft.statements)
    )


def prove_action_item(draft: DraftActionItem, transcript: Transcript) -> ActionItem:
    citations = cite(draft.quotes, transcript)
    return ActionItem(
        text=draft.text, owner=draft.owner, due=draft.due, citations=citations, verified=rests_on(citations)
    )


def rests_on(citations: tuple[Citation, ...]) -> bool:
    """No evidence is no proof, and one false quote spoils the rest."""
    return bool(citations) and all(citation.verified for citation in citations)
