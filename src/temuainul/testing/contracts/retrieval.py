"""The exam of `Retriever`."""

import pytest

from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.transcript import Segment
from temuainul.ports.retrieval import Retriever
from temuainul.testing.contracts.examples import AWKWARD

TALK = (
    "Good morning everybody, let us begin.",
    "Nothing much has happened since Monday.",
    "The weather was fine, and the roads were dry.",
    "Everybody came by bicycle, as they always do.",
    "The zeppelin will be repainted in orange.",
    "My sister plays the piano in the evening.",
    "Her teacher lives across the river.",
    "The bridge is closed for the summer.",
    "So we shall meet again on Thursday.",
    "Thank you all, and goodbye.",
)
ABOUT = 4
"""Where the one place stands that the question is about."""
QUESTION = "Which colour gets the zeppelin, orange?"


class RetrieverContract:
    """An order of all places, best first. Fill in `retriever`."""

    @pytest.fixture
    def retriever(self) -> Retriever:
        raise NotImplementedError("RetrieverContract needs a fixture `retriever`: a Retriever.")

    @pytest.mark.parametrize("question", [QUESTION, "", "?!", "Thursday " * 2_000, *AWKWARD])
    def test_every_place_comes_once(self, retriever: Retriever, question: str) -> None:
        assert sorted(retriever.rank(question, a_talk())) == list(range(len(TALK)))

    @pytest.mark.parametrize("said", [("",), ("...", "—"), AWKWARD, ("The same.",) * 50])
    def test_every_place_comes_once_whatever_is_said_there(
        self, retriever: Retriever, said: tuple[str, ...]
    ) -> None:
        assert sorted(retriever.rank(QUESTION, a_talk(*said))) == list(range(len(said)))

    def test_the_best_place_holds_the_words_of_the_question(self, retriever: Retriever) -> None:
        assert retriever.rank(QUESTION, a_talk())[0] == ABOUT

    def test_the_best_place_is_found_wherever_it_stands(self, retriever: Retriever) -> None:
        others = [text for place, text in enumerate(TALK) if place != ABOUT]
        for place in range(1, len(TALK) - 1):
            said = [*others[:place], TALK[ABOUT], *others[place:]]
            assert retriever.rank(QUESTION, a_talk(*said))[0] == place

    def test_where_nothing_was_said_there_is_no_place(self, retriever: Retriever) -> None:
        assert retriever.rank(QUESTION, []) == []

    def test_the_order_is_the_same_every_time(self, retriever: Retriever) -> None:
        orders = [retriever.rank(question, a_talk()) for question in (QUESTION, "Who paints?", QUESTION)]
        assert orders[0] == orders[2]

    def test_nothing_given_is_changed(self, retriever: Retriever) -> None:
        given = a_talk()
        retriever.rank(QUESTION, given)
        assert given == a_talk()


def a_talk(*said: str) -> list[Segment]:
    """Three speakers take turns, five seconds each."""
    return [
        Segment(
            id=SegmentId(f"0a1b2c3d-{place}"),
            speaker=("Sari", "Budi", "Dewi")[place % 3],
            text=text,
            start_seconds=place * 5.0,
            end_seconds=place * 5.0 + 5,
        )
        for place, text in enumerate(said or TALK)
    ]
