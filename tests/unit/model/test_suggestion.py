"""What one could ask a meeting first."""

import pytest
from msgspec import structs

from temuainul.domain.model.suggestion import LONGEST_NAME, suggested_questions
from temuainul.domain.model.summary import Topic
from temuainul.domain.model.words import Language
from temuainul.testing.contracts.examples import a_summary

FULL = a_summary(action_items=["Kirim laporan"])
BARE = structs.replace(FULL, topics=(), decisions=(), action_items=())


def topic(title):
    return Topic(title=title, statements=())


def asked(summary, language=Language.english):
    return suggested_questions(summary, language)


def test_each_kind_of_thing_is_asked_about():
    assert asked(FULL) == (
        "What was decided, and why?",
        "What does Budi have to do?",
        "What was said about Anggaran?",
    )
    assert asked(FULL, Language.indonesian) == (
        "Apa saja yang diputuskan, dan mengapa?",
        "Apa yang harus dikerjakan Budi?",
        "Apa yang dibahas tentang Anggaran?",
    )


def test_work_that_is_nobodys_is_asked_about_too():
    (item,) = FULL.action_items
    nobodys = structs.replace(BARE, action_items=(structs.replace(item, owner=None),))
    assert asked(nobodys)[0] == "Who does what after this meeting?"


def test_topics_fill_what_is_left():
    several = structs.replace(
        BARE, topics=tuple(topic(name) for name in ("Kapal", "Gudang", "Pajak", "Cuti"))
    )
    assert asked(several) == tuple(f"What was said about {name}?" for name in ("Kapal", "Gudang", "Pajak"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("summary", [None, BARE])
def test_without_anything_to_go_by_plain_questions_are_asked(summary, language):
    assert len(set(asked(summary, language))) == 3


@pytest.mark.parametrize("title", ["", "x" * (LONGEST_NAME + 1), "a\nb"])
def test_what_fits_into_no_question_is_left_out(title):
    assert asked(structs.replace(BARE, topics=(topic(title),))) == asked(BARE)


def test_nothing_is_suggested_twice():
    twice = structs.replace(BARE, topics=(topic("Kapal"), topic("Kapal")))
    assert len(set(asked(twice))) == 3
