"""What is shown reads as one would write it; what is quoted stands as it was said."""

import pytest

from temuainul.adapters.extractive.sentences import LONGEST, sentences, tidied


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "So I think th there 's {vocalsound} uh , you know , a a L_C_D_ screen , yeah .",
            "I think there's a LCD screen.",
        ),
        ("Okay , well , um we 've got , I mean , the the budget and", "We've got the budget."),
        ("Jadi eh kita , anu , kirim ke ke vendor besok ya", "Kita, kirim ke vendor besok."),
        ("We moved it to tomorrow.", "We moved it to tomorrow."),
        ("The code is seven seven one one.", "The code is seven seven one one."),
        ("Kita harus hati hati.", "Kita harus hati hati."),
        ("Do you know what it costs?", "Do you know what it costs?"),
        ("Yeah . Okay .", ""),
        ("{vocalsound}", ""),
    ],
)
def test_speech_is_tidied(said, shown):
    assert tidied(said) == shown


def test_without_a_full_stop_sentences_end_after_a_breath(segments):
    long = segments([("A", "word " * 200)])
    assert len(list(sentences(long))) == pytest.approx(200 / LONGEST, abs=1)


def test_another_speakers_sentence_ends_mine(segments):
    said = [
        ("A", "We keep the old"),
        ("B", "I have something to say about the weather."),
        ("A", "lamp on the table."),
    ]
    assert [one.text for one in sentences(segments(said))] == [
        "I have something to say about the weather.",
        "We keep the old.",
        "Lamp on the table.",
    ]


def test_a_title_does_not_end_a_sentence(segments):
    assert len(list(sentences(segments([("A", "We asked Mr. Smith about the lamp.")])))) == 1
