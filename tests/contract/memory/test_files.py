import pytest

from temuainul.adapters.memory.files import MemoryFiles
from temuainul.testing.contracts.files import FilesContract


class TestMemoryFiles(FilesContract):
    @pytest.fixture
    def files(self):
        return MemoryFiles()
