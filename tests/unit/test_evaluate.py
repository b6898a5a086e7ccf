"""The measure counts what it says it counts."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.adapters.extractive.retrieval import ExtractiveRetriever
from temuainul.domain.model.errors import Invalid
from temuainul.entrypoints.evaluate import evaluate_qmsum, rouge_l, rouge_n, words_found

ROOT = Path(__file__).resolve().parents[2]
QMSUM = Path(os.environ.get("TEMUAINUL_QMSUM") or ROOT.parent / "shared/data/qmsum/val")

MEETING = {
    "general_query_list": [
        {"query": "Summarize the meeting.", "answer": "They spoke of lamps and a harbour."}
    ],
    "specific_query_list": [
        {
            "query": "What was said about the harbour?",
            "answer": "The harbour is closed.",
            "relevant_text_span": [["3", "9"]],
        }
    ],
    "meeting_transcripts": [
        {"speaker": "A", "content": "The lamp on the table is made of green glass ."},
        {"speaker": "B", "content": "Glass lamps are heavier than the paper ones ."},
        {"speaker": "A", "content": "Paper lamps burn too easily near the stove ."},
        {"speaker": "B", "content": "The harbour is closed until the end of March ."},
    ],
}


def measured(directory, **more):
    return evaluate_qmsum(directory, retriever=ExtractiveRetriever(), model=ExtractiveLanguageModel(), **more)


def test_turns_are_taken_best_first_as_long_as_they_fit():
    assert words_found([2, 0, 1], [10, 10, 20], {1, 2}, 0.5) == pytest.approx(20 / 30)
    assert words_found([2, 1, 0], [10, 10, 20], {1, 2}, 0.25) == pytest.approx(10 / 30)


def test_no_gold_finds_nothing():
    assert words_found([0], [10], set(), 1.0) == 0


def test_rouge_is_the_f1_of_shared_words():
    answer, gold = "the cat is on a mat", "The cat sat on the mat."
    assert rouge_n(answer, gold, 1) == pytest.approx(2 / 3)
    assert rouge_n(answer, gold, 2) == pytest.approx(0.2)
    assert rouge_l(answer, gold) == pytest.approx(2 / 3)


def test_an_empty_answer_scores_nothing():
    assert rouge_n("", "gold", 1) == rouge_l("", "gold") == rouge_n("one", "one", 2) == 0


@given(st.text(), st.text())
def test_rouge_is_a_share_and_does_not_care_which_is_which(one, other):
    for score in (lambda a, b: rouge_n(a, b, 1), lambda a, b: rouge_n(a, b, 2), rouge_l):
        assert 0 <= score(one, other) == score(other, one) <= 1


def test_a_meeting_is_measured_and_progress_told(tmp_path):
    (tmp_path / "lamps.json").write_bytes(msgspec.json.encode(MEETING))
    told = []
    scores = measured(tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert (scores.meetings, scores.questions, scores.specific_questions) == (1, 2, 1)
    assert scores.found["1/3"] == 100
    assert scores.rouge_1 > 0


def test_a_folder_without_meetings_is_said_to_be_so(tmp_path):
    with pytest.raises(Invalid):
        measured(tmp_path)


def test_json_that_is_no_meeting_is_said_to_be_so(tmp_path):
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(Invalid):
        measured(tmp_path)


@pytest.mark.skipif(not QMSUM.is_dir(), reason="needs meetings of QMSum: set TEMUAINUL_QMSUM to their folder")
def test_real_meetings_are_found_well_above_chance(tmp_path):
    """One meeting of each kind; chance finds 17 of 100, plain BM25 30."""
    for path in sorted(QMSUM.glob("*.json"))[::12][:3]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    scores = measured(tmp_path)
    assert scores.found["1/6"] > 45
    assert scores.rouge_1 > 22
