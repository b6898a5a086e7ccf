import pytest

from temuainul.adapters.pyav.media import PyAvMedia
from temuainul.domain.model.recording import MediaType
from temuainul.testing.contracts.media import MediaContract
from temuainul.testing.recorder import recorded


class TestPyAvMedia(MediaContract):
    @pytest.fixture
    def media(self, tmp_path):
        return PyAvMedia(tmp_path / "not there yet")

    @pytest.fixture
    def sound(self):
        return recorded(8)


class TestPyAvMediaOfSafari(TestPyAvMedia):
    @pytest.fixture
    def media_type(self):
        return MediaType.mp4

    @pytest.fixture
    def sound(self):
        return recorded(8, media_type=MediaType.mp4)


class TestPyAvMediaOfOlderSafari(TestPyAvMediaOfSafari):
    @pytest.fixture
    def sound(self):
        return recorded(8, media_type=MediaType.mp4, codec="aac")
