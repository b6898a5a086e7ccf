"""A summary as Markdown, to file it or send it on; it is not read back."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from temuainul.domain.model.formats.clock import write_whole_clock
from temuainul.domain.model.formats.markdown import escaped
from temuainul.domain.model.formats.words import printable
from temuainul.domain.model.ids import ActionItemId
from temuainul.domain.model.summary import ActionItem, Statement, Summary, Topic
from temuainul.domain.model.words import Language


class _Wording(Struct, frozen=True, kw_only=True):
    summary: str
    topics: str
    decisions: str
    action_items: str
    unverified: str


_WORDINGS: Mapping[Language, _Wording] = {
    Language.indonesian: _Wording(
        summary="Ringkasan",
        topics="Topik",
        decisions="Keputusan",
        action_items="Tindak lanjut",
        unverified="belum terbukti",
    ),
    Language.english: _Wording(
        summary="Summary",
        topics="Topics",
        decisions="Decisions",
        action_items="Action items",
        unverified="unverified",
    ),
}


def write_summary(summary: Summary, *, title: str, language: Language, done: Collection[ActionItemId]) -> str:
    """Every statement with the seconds its citations begin in; what has no proof says so, what is empty is left out."""
    wording = _WORDINGS[language]
    overview = _lines(summary.overview, wording)
    topics = [line for topic in summary.topics for line in _topic(topic, wording)]
    decisions = _lines(summary.decisions, wording)
    items = [_item(item, wording, done=id in done) for id, item in summary.identified.items()]
    sections = (
        (wording.summary, overview),
        (wording.topics, topics),
        (wording.decisions, decisions),
        (wording.action_items, items),
    )
    told = [f"## {heading}\n\n" + "\n".join(lines) for heading, lines in sections if lines]
    return "\n\n".join([f"# {_words(title)}", *told]) + "\n"


def _topic(topic: Topic, wording: _Wording) -> Iterator[str]:
    yield f"- **{_words(topic.title)}**"
    yield from (f"  {line}" for line in _lines(topic.statements, wording))


def _lines(statements: Iterable[Statement], wording: _Wording) -> list[str]:
    return [f"- {_words(one.text)}{_evidence(one, wording)}" for one in statements]


def _item(item: ActionItem, wording: _Wording, *, done: bool) -> str:
    told = ", ".join(_words(one) for one in (item.owner, item.due) if one)
    whose = f" — {told}" if told else ""
    return f"- [{'x' if done else ' '}] {_words(item.text)}{whose}{_evidence(item, wording)}"


def _evidence(statement: Statement | ActionItem, wording: _Wording) -> str:
    times = [one.start_seconds for one in statement.citations if one.start_seconds is not None]
    clocks = list(dict.fromkeys(write_whole_clock(time) for time in times))
    told = [*clocks, *(() if statement.verified else (wording.unverified,))]
    return f" ({', '.join(told)})" if told else ""


def _words(text: str) -> str:
    return escaped(printable(text))
