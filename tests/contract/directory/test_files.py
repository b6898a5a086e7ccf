import pytest

from temuainul.adapters.directory.files import DirectoryFiles
from temuainul.testing.contracts.files import FilesContract


class TestDirectoryFiles(FilesContract):
    @pytest.fixture
    def files(self, tmp_path):
        return DirectoryFiles(tmp_path / "not there yet")
