"""What a demonstration showed, for people and for programs."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from temuainul.domain.model.evidence import Citation
from temuainul.domain.model.meeting import MeetingStatus, Outcome, OutcomeKind, Waiting
from temuainul.domain.model.question import Question
from temuainul.domain.model.summary import ActionItem, Statement, Summary, Topic
from temuainul.entrypoints.cli.visitor import SeenTranscript

_WIDTH = 100


class Sighting(Struct, frozen=True, kw_only=True):
    """What the meeting looked like, so long after it was planned."""

    seconds: float
    status: MeetingStatus
    waiting: tuple[Waiting, ...] = ()


class Shown(Struct, frozen=True, kw_only=True):
    """Everything a demonstration brought to light."""

    title: str
    source: str
    sightings: tuple[Sighting, ...]
    outcome: Outcome | None
    transcript: SeenTranscript
    summary: Summary | None
    questions: tuple[Question, ...]
    seconds: float
    """From start-up to the last answer."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        statements = self.summary.statements if self.summary else ()
        answers = [
            one for question in self.questions if question.answer for one in question.answer.statements
        ]
        return tuple(citation for one in (*statements, *answers) for citation in one.citations)

    @property
    def citations_verified(self) -> int:
        return sum(citation.verified for citation in self.citations)

    @property
    def is_proved(self) -> bool:
        """There is a summary, and every citation of it and of the answers holds."""
        citations = self.citations
        return self.summary is not None and bool(citations) and self.citations_verified == len(citations)


class Answered(Struct, frozen=True, kw_only=True):
    question: str
    statements: tuple[Statement, ...]


class Result(Struct, frozen=True, kw_only=True):
    """The one object `--json` prints."""

    status: MeetingStatus
    outcome: OutcomeKind | None
    segments: int
    seconds: float
    """From start-up to the last answer."""
    summary: Summary | None
    answers: tuple[Answered, ...]
    citations: int
    citations_verified: int


def result_of(shown: Shown) -> Result:
    return Result(
        status=shown.sightings[-1].status,
        outcome=shown.outcome.kind if shown.outcome else None,
        segments=len(shown.transcript.segments),
        seconds=round(shown.seconds, 3),
        summary=shown.summary,
        answers=tuple(_answered(question) for question in shown.questions),
        citations=len(shown.citations),
        citations_verified=shown.citations_verified,
    )


def report_of(shown: Shown) -> str:
    parts = (
        _heading(shown),
        _lifecycle(shown),
        _transcript(shown),
        _summary(shown),
        _questions(shown.questions),
    )
    return "\n\n".join("\n".join(lines) for lines in parts) + f"\n\n{_verdict(shown)}"


def clock(seconds: float) -> str:
    """Minutes and seconds, and hours where there are any."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def _answered(question: Question) -> Answered:
    return Answered(question=question.text, statements=question.answer.statements if question.answer else ())


def _heading(shown: Shown) -> Iterator[str]:
    yield shown.title
    yield f"played from {shown.source}; told by signed webhooks, some twice, some late"


def _lifecycle(shown: Shown) -> Iterator[str]:
    yield "LIFECYCLE"
    for sighting in shown.sightings:
        waits = f"waits for {_plain(sighting.waiting)}" if sighting.waiting else ""
        ends = _outcome(shown.outcome) if sighting.status is MeetingStatus.completed else ""
        yield f"  {sighting.seconds:6.2f} s  {sighting.status:<10}  {waits or ends}".rstrip()


def _plain(names: Sequence[str]) -> str:
    return ", ".join(names).replace("_", " ")


def _outcome(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    told = (outcome.kind, outcome.reason or "", outcome.detail)
    return ": ".join(filter(None, told)).replace("_", " ")


def _transcript(shown: Shown) -> Iterator[str]:
    segments = shown.transcript.segments
    length = clock(max((segment.end_seconds for segment in segments), default=0))
    yield "TRANSCRIPT"
    yield f"  {len(segments):,} segments, {shown.transcript.words:,} words, {length} of speech"
    yield from wrap(", ".join(shown.transcript.speakers), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _summary(shown: Shown) -> Iterator[str]:
    summary = shown.summary
    if summary is None:
        yield "NO SUMMARY"
        return
    yield f"SUMMARY, written by {summary.written_by}"
    yield from _section("Overview", summary.overview)
    yield from _topics(summary.topics)
    yield from _section("Decisions", summary.decisions)
    yield from _section("Action items", summary.action_items)


def _topics(topics: Sequence[Topic]) -> Iterator[str]:
    for topic in topics:
        yield from _section(f"Topic: {topic.title}", topic.statements)


def _section(title: str, statements: Sequence[Statement | ActionItem]) -> Iterator[str]:
    if statements:
        yield f"  {title}"
    for statement in statements:
        yield from _statement(statement)


def _statement(statement: Statement | ActionItem) -> Iterator[str]:
    text = statement.text + (_charge(statement) if isinstance(statement, ActionItem) else "")
    yield from wrap(text, _WIDTH, initial_indent="    • ", subsequent_indent="      ")
    if not statement.citations:
        yield "      ✗ no evidence"
    for citation in statement.citations:
        yield from _citation(citation, statement.text)


def _charge(item: ActionItem) -> str:
    told = ", ".join(filter(None, (item.owner, item.due)))
    return f" ({told})" if told else ""


def _citation(citation: Citation, text: str) -> Iterator[str]:
    """The quote only where the statement does not say it already."""
    mark = "✓" if citation.verified else f"✗ {_plain([citation.verdict])}:"
    at = "--:--" if citation.start_seconds is None else clock(citation.start_seconds)
    quote = "" if citation.quote in text else f": “{citation.quote}”"
    told = f"{mark} {at} {citation.speaker}{quote}"
    yield from wrap(told, _WIDTH, initial_indent="      ", subsequent_indent="        ")


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    yield "QUESTIONS"
    for number, question in enumerate(questions, 1):
        yield from wrap(f"{number}. {question.text}", _WIDTH, initial_indent="  ", subsequent_indent="     ")
        statements = question.answer.statements if question.answer else ()
        if not statements:
            yield "    • The meeting does not say."
        for statement in statements:
            yield from _statement(statement)


def _verdict(shown: Shown) -> str:
    verified, all_ = shown.citations_verified, len(shown.citations)
    mark = "✓" if shown.is_proved else "✗"
    return f"{mark} {verified} of {all_} citations verified against the transcript, in {shown.seconds:.1f} s"
