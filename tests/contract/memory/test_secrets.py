import pytest

from temuainul.adapters.memory.secrets import MemoryPasswords, MemoryTokens
from temuainul.testing.contracts.secrets import PasswordsContract, TokensContract


class TestMemoryPasswords(PasswordsContract):
    @pytest.fixture
    def passwords(self):
        return MemoryPasswords()

    @pytest.fixture
    def stronger_passwords(self):
        return MemoryPasswords(generation=2)


class TestMemoryTokens(TokensContract):
    @pytest.fixture
    def tokens(self):
        return MemoryTokens()
