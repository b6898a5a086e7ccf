"""How well places are found and questions answered, measured on the meetings of QMSum.

QMSum (Zhong et al., NAACL 2021) has transcripts, questions people asked of them, the turns that answer each question
and an answer people wrote. It is not part of this package; the measure takes the folder it was put in.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.prompt import answer_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.transcript import Segment
from temuainul.ports.language_model import LanguageModel
from temuainul.ports.retrieval import Retriever

SHARES = {"1/6": 1 / 6, "1/5": 1 / 5, "1/4": 1 / 4, "1/3": 1 / 3}
"""How much of a transcript is read, by its words: what a reader, or a model with a short memory, would be given."""
_WORD = re.compile(r"\w+")


class _Turn(Struct):
    speaker: str
    content: str


class _Question(Struct):
    query: str
    answer: str


class _Specific(_Question):
    relevant_text_span: list[tuple[str, str]]
    """First and last turn, counted from 0, both included."""

    def gold(self, turns: int) -> set[int]:
        """Spans reach past the end in a few meetings."""
        spans = (range(int(first), int(last) + 1) for first, last in self.relevant_text_span)
        return {turn for span in spans for turn in span if turn < turns}


class _Meeting(Struct):
    general_query_list: list[_Question]
    specific_query_list: list[_Specific]
    meeting_transcripts: list[_Turn]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """QMSum keeps no times; turns are a second apart."""
        return tuple(
            Segment(
                id=SegmentId(str(place)),
                speaker=turn.speaker,
                text=turn.content,
                start_seconds=float(place),
                end_seconds=float(place + 1),
            )
            for place, turn in enumerate(self.meeting_transcripts)
        )


class QmsumScores(Struct, frozen=True, kw_only=True):
    """Everything in per cent."""

    meetings: int
    specific_questions: int
    questions: int
    found: dict[str, float]
    """By the share of the transcript read: the share of the gold turns' words that was in it, over the specific
    questions."""
    rouge_1: float
    rouge_2: float
    rouge_l: float
    """F1 of the answers against people's, over all questions; lower-cased words as they stand, without stemming."""


def evaluate_qmsum(
    directory: Path,
    *,
    retriever: Retriever,
    model: LanguageModel,
    progress: Callable[[int, int], None] | None = None,
) -> QmsumScores:
    """Measure both over every meeting in the folder; progress is told the meetings done and all of them.

    Runs an event loop of its own. Raises `Invalid` where the folder has no meetings of QMSum.
    """
    meetings = _meetings(directory)
    found: list[dict[str, float]] = []
    rouge: list[tuple[float, float, float]] = []
    for done, meeting in enumerate(meetings, 1):
        found.extend(_found(meeting, retriever))
        rouge.extend(asyncio.run(_rouge(meeting, model)))
        if progress is not None:
            progress(done, len(meetings))
    return _scores(len(meetings), found, rouge)


def words_found(order: Sequence[int], lengths: Sequence[int], gold: set[int], share: float) -> float:
    """Take turns best first, passing over those that no longer fit; the share of the gold turns' words taken."""
    left = share * sum(lengths)
    taken = 0
    for turn in order:
        if lengths[turn] <= left:
            left -= lengths[turn]
            taken += lengths[turn] if turn in gold else 0
    wanted = sum(lengths[turn] for turn in gold)
    return taken / wanted if wanted else 0.0


def rouge_n(answer: str, gold: str, n: int) -> float:
    """F1 of the n-grams both have, each counted as often as it stands in both."""
    mine, theirs = _grams(_words(answer), n), _grams(_words(gold), n)
    return _f1((mine & theirs).total(), mine.total(), theirs.total())


def rouge_l(answer: str, gold: str) -> float:
    """F1 of the longest sequence of words that both have in this order, with gaps."""
    mine, theirs = _words(answer), _words(gold)
    return _f1(_longest_common(mine, theirs), len(mine), len(theirs))


def _meetings(directory: Path) -> list[_Meeting]:
    try:
        meetings = [
            msgspec.json.decode(path.read_bytes(), type=_Meeting) for path in sorted(directory.glob("*.json"))
        ]
    except msgspec.DecodeError as error:
        raise Invalid(f"{directory} holds JSON that is no meeting of QMSum: {error}") from error
    if not meetings:
        raise Invalid(f"{directory} holds no meetings of QMSum; one JSON file each is expected")
    return meetings


def _found(meeting: _Meeting, retriever: Retriever) -> Iterator[dict[str, float]]:
    segments = meeting.segments
    lengths = [len(segment.text.split()) for segment in segments]
    for question in meeting.specific_query_list:
        order, gold = retriever.rank(question.query, segments), question.gold(len(segments))
        yield {name: words_found(order, lengths, gold, share) for name, share in SHARES.items()}


async def _rouge(meeting: _Meeting, model: LanguageModel) -> list[tuple[float, float, float]]:
    segments = meeting.segments
    return [
        _against(question.answer, await _answer(question.query, segments, model))
        for question in (*meeting.general_query_list, *meeting.specific_query_list)
    ]


async def _answer(question: str, segments: tuple[Segment, ...], model: LanguageModel) -> str:
    prompt = answer_prompt(meeting_title="", agent=None, segments=segments, question=question)
    draft = await model.answer(prompt, AnswerDraft)
    return " ".join(statement.text for statement in draft.statements)


def _against(gold: str, answer: str) -> tuple[float, float, float]:
    return rouge_n(answer, gold, 1), rouge_n(answer, gold, 2), rouge_l(answer, gold)


def _scores(
    meetings: int, found: list[dict[str, float]], rouge: list[tuple[float, float, float]]
) -> QmsumScores:
    one, two, longest = zip(*rouge, strict=True)
    return QmsumScores(
        meetings=meetings,
        specific_questions=len(found),
        questions=len(rouge),
        found={name: _percent([each[name] for each in found]) for name in SHARES},
        rouge_1=_percent(one),
        rouge_2=_percent(two),
        rouge_l=_percent(longest),
    )


def _percent(shares: Sequence[float]) -> float:
    return round(100 * fmean(shares), 1) if shares else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _grams(words: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + n]) for at in range(len(words) - n + 1))


def _f1(shared: int, mine: int, theirs: int) -> float:
    return 2 * shared / (mine + theirs) if shared else 0.0


def _longest_common(mine: list[str], theirs: list[str]) -> int:
    row = [0] * (len(theirs) + 1)
    for word in mine:
        above = row
        row = [0]
        for (diagonal, up), other in zip(pairwise(above), theirs, strict=True):
            row.append(diagonal + 1 if word == other else max(up, row[-1]))
    return row[-1]
