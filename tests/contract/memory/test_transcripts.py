import pytest

from temuainul.adapters.memory.transcripts import MemoryTranscripts
from temuainul.domain.model.errors import Invalid, NotAllowed, Unavailable
from temuainul.testing.contracts.examples import a_part
from temuainul.testing.contracts.transcripts import Addresses, TranscriptSourceContract

ADDRESSES = Addresses(readable="/a", foreign="/foreign", broken="/broken", expired="/gone", away="/away")


class TestMemoryTranscripts(TranscriptSourceContract):
    @pytest.fixture
    def source(self):
        source = MemoryTranscripts()
        source.put("/a", a_part("Selamat pagi."))
        source.put("/foreign", NotAllowed())
        source.put("/broken", Invalid())
        source.put("/away", Unavailable())
        return source

    @pytest.fixture
    def addresses(self):
        return ADDRESSES
