"""Minutes made of what people said: overview, topics, decisions and action items."""

from collections.abc import Sequence

from temuainul.adapters.extractive.cues import Task, decisions, tasks
from temuainul.adapters.extractive.overview import central, overview
from temuainul.adapters.extractive.picking import Candidate, candidates, pick
from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.sentences import Sentence, sentences
from temuainul.adapters.extractive.telling import statement, told
from temuainul.adapters.extractive.topics import Topic, topics
from temuainul.domain.model.summary import DraftActionItem, DraftTopic, SummaryDraft

_OVERVIEW = 200
"""Words at most, of five sentences, one from each part of the meeting."""
_FULL = 12
"""Words of a sentence of the overview, at least."""
_TOPIC = 40
_EACH = 3
"""Words and sentences of a topic, at most."""


def summarise(reading: Reading) -> SummaryDraft:
    said = list(sentences(reading.segments))
    offered = candidates(said, reading)
    speakers = list(dict.fromkeys(segment.speaker for segment in reading.segments))
    return SummaryDraft(
        overview=tuple(
            statement(one) for one in overview(reading, _full(offered), length=_OVERVIEW, sentences=1)
        ),
        topics=tuple(filter(_says_something, (_topic(topic, offered, reading) for topic in topics(reading)))),
        decisions=tuple(statement(one) for one in decisions(said, reading.language)),
        action_items=tuple(_action_item(task) for task in tasks(said, reading.language, speakers)),
    )


def _topic(topic: Topic, offered: Sequence[Candidate], reading: Reading) -> DraftTopic:
    here = [one for one in offered if one.sentence.place in topic.places]
    picked = pick(here, central(topic.said, reading), length=_TOPIC, most=_EACH)
    return DraftTopic(title=topic.title, statements=tuple(statement(one) for one in picked))


def _full(offered: Sequence[Candidate]) -> list[Candidate]:
    """Longer sentences, where there are any: an overview is read without the rest."""
    return [one for one in offered if one.sentence.length >= _FULL] or list(offered)


def _says_something(topic: DraftTopic) -> bool:
    return bool(topic.statements)


def _action_item(task: Task) -> DraftActionItem:
    one: Sentence = task.sentence
    return DraftActionItem(text=told(one), quotes=one.quotes, owner=task.owner, due=task.due)
