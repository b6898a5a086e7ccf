"""Two parsers, one answer."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from temuainul.adapters.stream.json_guard import json_object

SMALL = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text()
OBJECTS = st.dictionaries(
    st.text(),
    SMALL | st.lists(SMALL, max_size=3) | st.dictionaries(st.text(), SMALL, max_size=3),
    max_size=4,
)


@given(told=OBJECTS.filter(lambda told: "Infinity" not in json.dumps(told)))
def test_both_parsers_read_the_same(told):
    plain = json.dumps(told)
    # What msgspec refuses sends the whole body through the other parser.
    odd = plain[:-1] + (", " if told else "") + '"odd": "\\ud800"}'
    assert json_object(plain.encode()) == msgspec.json.decode(plain)
    assert json_object(odd.encode()) == msgspec.json.decode(plain) | {"odd": "?"}
