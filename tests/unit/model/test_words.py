"""What people may call things."""

import pytest

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.words import clean_name


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a\x00b", "a\nb", "a\u2028b", "\u202eevil", "x" * 121])
def test_a_name_nobody_could_read_is_refused(name):
    with pytest.raises(Invalid) as refused:
        clean_name(name, where="title", longest=120)
    assert [problem.where for problem in refused.value.problems] == ["title"]


@pytest.mark.parametrize("name", ["Rapat 🙂", "👩\u200d💻 Ops", "Ｒａｐａｔ", "x" * 120])
def test_a_name_people_use_is_kept(name):
    assert clean_name(f" {name} ", where="title", longest=120) == name
