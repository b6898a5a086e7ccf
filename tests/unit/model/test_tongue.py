"""Which of our languages something is written in."""

import pytest

from temuainul.domain.model import tongue
from temuainul.domain.model.tongue import language_of
from temuainul.domain.model.words import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anggaran tahun ini sudah disetujui oleh semua yang hadir.", Language.indonesian),
        ("The budget of this year was agreed to by everybody in the room.", Language.english),
        ("KITA AKAN RAPAT LAGI DI SURABAYA", Language.indonesian),
        ("Meeting dengan vendor untuk review the design", Language.indonesian),
        ("Surabaya 2026", None),
        ("", None),
        ("日本語", None),
    ],
)
def test_the_commonest_words_tell(text, language):
    assert language_of([text]) is language


def test_no_word_tells_two_languages():
    indonesian, english = (tongue._COMMON[language] for language in Language)
    assert indonesian.isdisjoint(english)
