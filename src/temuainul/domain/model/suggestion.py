"""What one could ask a meeting first."""

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from temuainul.domain.model.summary import Summary
from temuainul.domain.model.words import Language

SUGGESTIONS = 3
LONGEST_NAME = 60
"""Characters of what is put into a question; more would be a question nobody reads."""


class _Wording(Struct, frozen=True, kw_only=True):
    decided: str
    owned: str
    to_do: str
    about: str
    plain: tuple[str, ...]


_WORDINGS: Mapping[Language, _Wording] = {
    Language.indonesian: _Wording(
        decided="Apa saja yang diputuskan, dan mengapa?",
        owned="Apa yang harus dikerjakan {name}?",
        to_do="Siapa mengerjakan apa setelah rapat ini?",
        about="Apa yang dibahas tentang {name}?",
        plain=(
            "Apa inti rapat ini?",
            "Apa saja yang diputuskan?",
            "Apa langkah berikutnya?",
        ),
    ),
    Language.english: _Wording(
        decided="What was decided, and why?",
        owned="What does {name} have to do?",
        to_do="Who does what after this meeting?",
        about="What was said about {name}?",
        plain=(
            "What was this meeting about?",
            "What was decided?",
            "What are the next steps?",
        ),
    ),
}


def suggested_questions(summary: Summary | None, language: Language) -> tuple[str, ...]:
    """Three: of what the summary holds, as far as it goes; the same for the same summary."""
    wording = _WORDINGS[language]
    fitting = () if summary is None else _of_summary(summary, wording)
    return tuple(islice(dict.fromkeys((*fitting, *wording.plain)), SUGGESTIONS))


def _of_summary(summary: Summary, wording: _Wording) -> Iterator[str]:
    """One of each kind, then whatever topics there are."""
    about = [wording.about.format(name=topic.title) for topic in summary.topics if _fits(topic.title)]
    if summary.decisions:
        yield wording.decided
    if summary.action_items:
        owners = [item.owner for item in summary.action_items if item.owner and _fits(item.owner)]
        yield wording.owned.format(name=owners[0]) if owners else wording.to_do
    yield from about


def _fits(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and name.isprintable()
