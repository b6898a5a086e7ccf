import pytest

from temuainul.adapters.extractive.retrieval import ExtractiveRetriever
from temuainul.testing.contracts.retrieval import RetrieverContract


class TestExtractiveRetriever(RetrieverContract):
    @pytest.fixture
    def retriever(self):
        return ExtractiveRetriever()
