"""Is the agent meant?"""

from string import ascii_letters
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from temuainul.domain.model.room.addressing import address

relaxed = settings(deadline=None)
"""A busy machine takes its time."""

WORDS = st.text(st.characters(categories=["Ll", "Lu"]), min_size=3, max_size=12).filter(
    lambda word: normalize("NFKC", word).casefold().isalnum()  # Ŀ is written as L and a dot
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TITLES = st.sampled_from(["", "Bu ", "Pak ", "Mbak ", "Dr. ", "Ibu ", "Prof. "])
MARKS = st.sampled_from([",", ":", " -", "!", "...", ""])


@relaxed
@given(title=TITLES, name=NAMES, mark=MARKS)
def test_a_name_at_the_beginning_is_an_address(title, name, mark):
    assert address(title + name, f"{title}{name}{mark} berapa anggarannya?")


@relaxed
@given(title=TITLES, name=NAMES, mark=MARKS)
def test_a_name_at_the_end_is_an_address(title, name, mark):
    assert address(title + name, f"Berapa anggarannya, {title}{name}{mark}")


@relaxed
@given(title=TITLES, name=st.text(ascii_letters, min_size=3, max_size=12))
def test_case_does_not_matter(title, name):
    said = f"{title}{name}, kapan rapatnya?"
    assert address(title + name, said.upper()) == address((title + name).upper(), said)


@relaxed
@given(name=NAMES, before=WORDS, after=WORDS)
def test_a_name_within_another_word_is_none(name, before, after):
    """Of a name of several words each may be a first name, which needs a title before it."""
    word = name.replace(" ", "")
    assert address(word, f"{before}{word}{after}, apa itu?") is None


@relaxed
@given(name=NAMES, said=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_can_be_looked_at(name, said):
    address(name, said)
    address(said or "x", name)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Bu Sekar, apa keputusan kita?", "apa keputusan kita?"),
        ("bu sekar apa saja yang sudah kita putuskan", "apa saja yang sudah kita putuskan"),
        ("Ibu Sekar, siapa yang mengurus panggung?", "siapa yang mengurus panggung?"),
        ("Sekar: berapa anggarannya?", "berapa anggarannya?"),
        ("@Sekar kapan tenggatnya?", "kapan tenggatnya?"),
        ("Jadi anggarannya berapa, Bu Sekar?", "jadi anggarannya berapa?"),
        ("Halo Bu Sekar, tolong rangkum.", "halo, tolong rangkum."),
        ("Oke. Bu Sekar, ulangi tadi.", "oke. ulangi tadi."),
        ("Menurut Bu Sekar bagaimana?", "menurut bagaimana?"),
        ("Bu, siapa notulennya?", "siapa notulennya?"),
        ("Siapa notulennya, Bu?", "siapa notulennya?"),
        ("BU SEKAR!", ""),
        ("Terima kasih, Bu Sekar.", ""),
        ("Bu Sekar, tolong catat itu.", ""),
    ],
)
def test_what_is_asked_is_told_without_the_name(said, asked):
    meant = address("Bu Sekar", said)
    assert meant is not None
    assert meant.question == asked


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Anggarannya sepuluh juta.",
        "Kata Bu Sekar tadi anggarannya naik.",
        "Kemarin saya bertemu Bu Sekar.",
        "Ini usul dari Bu Sekar.",
        "Sekarang kita mulai, ya?",
        "Sekarat, kata orang.",
        "Buku notulen di mana?",
        "Buat apa?",
        "Ibu kota pindah kapan?",
        "Dia sudah bicara dengan ibu ketua.",
    ],
)
def test_who_is_only_spoken_about_or_not_at_all_keeps_quiet(said):
    assert address("Bu Sekar", said) is None


def test_thanks_are_heard():
    assert address("Bu Sekar", "Terima kasih, Bu Sekar.").thanks
    assert not address("Bu Sekar", "Bu Sekar!").thanks


def test_a_title_alone_means_somebody_else_where_there_is_somebody_else():
    assert address("Bu Sekar", "Siapa notulennya, Bu?", ["Ibu Ratna"]) is None
    assert address("Bu Sekar", "Siapa notulennya, Bu Sekar?", ["Ibu Ratna"]) is not None


def test_a_namesake_is_told_apart_by_the_whole_name():
    assert address("Bu Sekar", "Sekar, kamu setuju?", ["Sekar Ayu"]) is None
    assert address("Bu Sekar", "Bu Sekar, apa keputusannya?", ["Sekar Ayu"]) is not None


@pytest.mark.parametrize("name", ["Dr. Ayu-Lestari", "O'Brien", "R2-D2", "Notulen", "Ms. Lee", "Bu"])
def test_names_may_have_any_marks(name):
    assert address(name, f"{name}, apa keputusannya?") is not None
    assert address(name, f"Apa keputusannya, {name}?") is not None


def test_english_is_understood_as_well():
    meant = address("Max", "Thanks, Max, what did we decide?")
    assert meant is not None
    assert meant.question == "thanks, what did we decide?"
    assert address("Max", "We reached the maximum, right?") is None
