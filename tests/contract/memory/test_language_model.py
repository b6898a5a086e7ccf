import pytest

from temuainul.adapters.memory.language_model import MemoryLanguageModel
from temuainul.domain.model.errors import Invalid, Unavailable
from temuainul.testing.contracts.language_model import LanguageModelContract


class TestMemoryLanguageModel(LanguageModelContract):
    @pytest.fixture
    def model(self):
        return MemoryLanguageModel()

    @pytest.fixture
    def model_away(self):
        model = MemoryLanguageModel()
        model.fail(Unavailable(), Unavailable())
        return model

    @pytest.fixture
    def model_refusing(self):
        model = MemoryLanguageModel()
        model.fail(Invalid())
        return model
