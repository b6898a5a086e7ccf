"""The vendor's own test data are bodies of nothing but a type and an integer time; all must be taken."""

import gzip
import json

import pytest

from temuainul.adapters.stream.event_types import IGNORED
from temuainul.adapters.stream.events import READ
from temuainul.domain.model.errors import Invalid

# Of the vendor's other products, and of nobody's.
NEW = {
    "activity.added",
    "activity.reaction.added",
    "feeds.activity.added",
    "feeds.follow.created",
    "custom",
    "call.from_the_future",
}
NAMES = sorted(IGNORED | READ.keys() | NEW)


def test_there_are_enough_of_them():
    assert len(NAMES) >= 110


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("name", NAMES)
def test_a_body_of_only_a_type_and_a_time_is_taken(reader, sign, arrival, name, pack):
    body = json.dumps({"type": name, "created_at": 1730000000000000000}).encode()
    verified = reader.verify(sign(body), pack(body))
    assert verified.type == name
    assert verified.event_at.isoformat() == "2024-10-27T03:33:20+00:00"
    if name in READ:
        with pytest.raises(Invalid, match="is missing"):
            reader.read(verified.body, received_at=arrival)
    else:
        assert reader.read(verified.body, received_at=arrival) is None
