import pytest

from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.testing.contracts.language_model import LanguageModelContract


class TestExtractiveLanguageModel(LanguageModelContract):
    @pytest.fixture
    def model(self):
        return ExtractiveLanguageModel()
