import pytest

from temuainul.adapters.memory.retrieval import MemoryRetriever
from temuainul.testing.contracts.retrieval import RetrieverContract


class TestMemoryRetriever(RetrieverContract):
    @pytest.fixture
    def retriever(self):
        return MemoryRetriever()
