"""Decisions and action items, told by the words people put them in. Better to miss one than to make one up."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from temuainul.adapters.extractive.language import Language
from temuainul.adapters.extractive.lexicon import UNTOPICAL
from temuainul.adapters.extractive.sentences import LONGEST, Sentence
from temuainul.adapters.extractive.speakers import names
from temuainul.adapters.extractive.words import words

_MOST = 12
"""Of each kind; a meeting that seems to have settled more has been misread."""
_MATTERS = 2
"""Words of a topic that must stand beside the cue: "we agreed" alone says nothing."""


class Task(Struct, frozen=True, kw_only=True):
    sentence: Sentence
    owner: str | None
    due: str | None


def decisions(said: Iterable[Sentence], language: Language) -> list[Sentence]:
    return [one for one in said if _settles(one, language)][:_MOST]


def tasks(said: Iterable[Sentence], language: Language, speakers: Sequence[str]) -> list[Task]:
    found = (task for one in said if _substantial(one) for task in _tasks(one, language, speakers))
    return list(found)[:_MOST]


def _settles(one: Sentence, language: Language) -> bool:
    return (
        _substantial(one)
        and not one.text.endswith("?")
        and bool(language.decision.search(one.text))
        and not language.unsettled.search(one.text)
    )


def _substantial(one: Sentence) -> bool:
    return one.length <= LONGEST and sum(word not in UNTOPICAL for word in words(one.text)) >= _MATTERS


def _tasks(one: Sentence, language: Language, speakers: Sequence[str]) -> Iterator[Task]:
    """At most one. A request may be a question ("can you send it?"), a promise may not."""
    if language.unsettled.search(one.text):
        return
    if language.promise.search(one.text) and not one.text.endswith("?"):
        yield Task(sentence=one, owner=one.speaker, due=_due(one.text, language))
    elif asked := language.request.search(one.text):
        yield Task(sentence=one, owner=_asked(asked, speakers), due=_due(one.text, language))


def _asked(request: re.Match[str], speakers: Sequence[str]) -> str | None:
    """The speaker so called, or the name as it was said; nobody where the word before the comma is none."""
    name = next(filter(None, request.groups()), None)
    if name is None or name.lower() in UNTOPICAL:
        return None
    called = [one for one in speakers if any(name.lower() in parts for parts in names(one))]
    return called[0] if len(called) == 1 else name


def _due(text: str, language: Language) -> str | None:
    found = language.due.search(text)
    return found[0].strip() if found else None
