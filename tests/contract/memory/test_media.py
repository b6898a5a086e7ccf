import pytest

from temuainul.adapters.memory.media import BYTES_PER_SECOND, MemoryMedia
from temuainul.testing.contracts.media import MediaContract


class TestMemoryMedia(MediaContract):
    @pytest.fixture
    def media(self):
        return MemoryMedia()

    @pytest.fixture
    def sound(self):
        return b"\x1aE\xdf\xa3" + b"a" * (8 * BYTES_PER_SECOND - 4)
