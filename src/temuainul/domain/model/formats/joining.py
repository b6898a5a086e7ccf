"""From a transcriber's fragments, cut at every breath, to utterances that can be read and quoted."""

from collections.abc import Iterable

from msgspec import structs

from temuainul.domain.model.transcript import Utterance

JOINED_GAP_SECONDS = 1.5
"""A pause for breath; after a longer one a new segment begins."""

JOINED_WORDS = 60
"""About 24 seconds of speech: a paragraph one can read at a glance and a quote can point into."""


def joined(utterances: Iterable[Utterance]) -> list[Utterance]:
    """In order of time; neighbours of one speaker become one while it stays short and unbroken."""
    whole: list[Utterance] = []
    for one in sorted(utterances, key=lambda utterance: utterance.start_seconds):
        if whole and _continues(whole[-1], one):
            whole[-1] = _both(whole[-1], one)
        else:
            whole.append(one)
    return whole


def _continues(before: Utterance, after: Utterance) -> bool:
    return (
        before.speaker == after.speaker
        and after.start_seconds - before.end_seconds <= JOINED_GAP_SECONDS
        and len(before.text.split()) + len(after.text.split()) <= JOINED_WORDS
    )


def _both(before: Utterance, after: Utterance) -> Utterance:
    return structs.replace(
        before,
        text=f"{before.text} {after.text}",
        end_seconds=max(before.end_seconds, after.end_seconds),
    )
