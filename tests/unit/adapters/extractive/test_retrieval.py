"""Places are ranked by what is said around them, and by who says it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from temuainul.adapters.extractive.reading import Reading
from temuainul.adapters.extractive.retrieval import ExtractiveRetriever
from temuainul.adapters.extractive.smoothing import smooth
from temuainul.adapters.extractive.speakers import named_speakers
from temuainul.adapters.extractive.words import words
from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.transcript import Segment


def test_what_is_asked_about_comes_first(meeting, rapat):
    assert ExtractiveRetriever().rank("Summarize the discussion about the warehouse", meeting)[0] in {8, 9}
    assert ExtractiveRetriever().rank("Apa masalah tombol bayar?", rapat)[0] in {13, 14}


def test_the_speaker_asked_about_comes_before_others(meeting):
    order = ExtractiveRetriever().rank("What did Tom think about the insurance of the warehouse?", meeting)
    assert order.index(9) < order.index(8)


def test_neighbours_come_with_a_hit(segments):
    lines = [("A", f"Nothing much about matter number{place}.") for place in range(40)]
    lines[20] = ("A", "The zeppelin is late.")
    order = ExtractiveRetriever().rank("Why is the zeppelin late?", segments(lines))
    assert order[0] == 20
    assert set(order[:5]) <= set(range(16, 25))


def test_a_synonym_is_found_in_either_language(rapat):
    assert ExtractiveRetriever().rank("How much money is spent?", rapat)[0] in {2, 3, 4}


@settings(deadline=None)  # each builds a thesaurus; a busy machine takes its time
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=10))
def test_an_order_has_every_place_once(question, texts):
    order = ExtractiveRetriever().rank(question, [_segment(place, text) for place, text in enumerate(texts)])
    assert sorted(order) == list(range(len(texts)))


def _segment(place, text):
    return Segment(
        id=SegmentId(str(place)), speaker="A", text=text, start_seconds=place, end_seconds=place + 1.0
    )


def test_the_language_is_told_by_its_small_words(meeting, rapat):
    assert Reading(meeting).language.stemmer == "english"
    assert Reading(rapat).language.stemmer == "indonesian"


def test_smoothing_reaches_further_forward_than_back():
    spread = smooth([0, 0, 1, 0, 0], [0, 10, 20, 30, 40], 10)
    assert spread[2] == max(spread)
    assert spread[3] > spread[1] > spread[0]


def test_part_of_a_name_needs_a_capital_where_the_word_is_also_said():
    labels, said = ["User Interface", "Marketing"], {"user", "marketing"}
    assert named_speakers("Summarize the talk about user needs", labels, said) == {}
    assert named_speakers("What did User Interface say?", labels, said) == {
        "User Interface": ("user", "interface")
    }


def test_the_fuller_name_takes_the_words():
    named = named_speakers(
        "What did the user interface designer say?", ["User Interface", "Industrial Designer"], set()
    )
    assert "User Interface" in named


def test_a_surname_or_an_office_names_its_speaker():
    labels = ["Hon. Ana Putri (Minister of Health)", "Dr Budi Santoso"]
    assert named_speakers("What did Putri say?", labels, set()).keys() == {labels[0]}
    assert named_speakers("What did the Minister of Health promise?", labels, set()).keys() == {labels[0]}


def test_words_are_of_one_spelling_and_without_markers():
    assert words("The L_C_D_ screen {vocalsound} , um , colours we 're doesn't") == [
        "the",
        "lcd",
        "screen",
        "um",
        "colors",
        "we",
    ]
