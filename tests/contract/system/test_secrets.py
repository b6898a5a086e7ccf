import pytest

from temuainul.adapters.system.secrets import Argon2Passwords, RandomTokens
from temuainul.testing.contracts.secrets import PasswordsContract, TokensContract


class TestArgon2Passwords(PasswordsContract):
    """With the least memory and time there is: its strength is Argon2's business, not the exam's."""

    @pytest.fixture
    def passwords(self):
        return Argon2Passwords(memory_kib=8, passes=1)

    @pytest.fixture
    def stronger_passwords(self):
        return Argon2Passwords(memory_kib=16, passes=2)


class TestRandomTokens(TokensContract):
    @pytest.fixture
    def tokens(self):
        return RandomTokens()
