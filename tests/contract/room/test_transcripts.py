import pytest

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.room.transcripts import RoomTranscripts
from temuainul.domain.model.errors import Invalid, NotAllowed, Unavailable
from temuainul.testing.contracts.examples import a_part, keep
from temuainul.testing.contracts.rooms import ME, MEETING, SARI, SESSION, a_line
from temuainul.testing.contracts.transcripts import Addresses, TranscriptSourceContract

KNOWN = Addresses(
    readable=f"room:{SESSION.id}", foreign="/foreign", broken="/broken", expired="room:gone", away="/away"
)


@pytest.fixture
async def known():
    outside = memory_outside()
    outside.transcripts.put("/else", a_part("Dari tempat lain."))
    outside.transcripts.put("/foreign", NotAllowed())
    outside.transcripts.put("/broken", Invalid())
    outside.transcripts.put("/away", Unavailable())
    await keep(outside.storage, SARI, MEETING)
    async with outside.storage.begin() as unit:
        await unit.rooms.add(SESSION)
        await unit.rooms.keep_line(a_line(), ME)
    return RoomTranscripts(outside.storage, outside.transcripts)


class TestRoomTranscripts(TranscriptSourceContract):
    @pytest.fixture
    def source(self, known):
        return known

    @pytest.fixture
    def addresses(self):
        return KNOWN


class TestAddressesOfOthers(TestRoomTranscripts):
    """Are passed on to whoever can read them."""

    @pytest.fixture
    def addresses(self):
        return Addresses(
            readable="/else", foreign="/foreign", broken="/broken", expired="/gone", away="/away"
        )
