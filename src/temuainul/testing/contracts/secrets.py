"""The exams of `Passwords` and `Tokens`."""

import pytest

from temuainul.ports.secrets import Passwords, Tokens
from temuainul.testing.contracts.asynchronous import AsyncContract
from temuainul.testing.contracts.examples import AWKWARD

SHORTEST_TOKEN = 43
"""256 bits in base64, the densest writing that fits a cookie."""


class PasswordsContract(AsyncContract):
    """A password opens its own hash and no other, and no hash tells its password.

    Fill in `passwords`; and `stronger_passwords`, to which the hashes of the first are outdated, if yours has grades.
    """

    @pytest.fixture
    def passwords(self) -> Passwords:
        raise NotImplementedError("PasswordsContract needs a fixture `passwords`: a Passwords.")

    @pytest.fixture
    def stronger_passwords(self) -> Passwords:
        pytest.skip("these passwords know one strength")

    @pytest.mark.parametrize("password", ["correct horse", " spasi di tepi ", "x" * 256, *AWKWARD])
    async def test_a_password_opens_its_own_hash(self, passwords: Passwords, password: str) -> None:
        hashed = await passwords.hash(password)
        assert password not in hashed
        assert await passwords.check(hashed, password)

    @pytest.mark.parametrize("other", ["Correct horse", "correct horse ", "correct hors", "", "é", "e\u0301"])
    async def test_another_password_does_not(self, passwords: Passwords, other: str) -> None:
        assert not await passwords.check(await passwords.hash("correct horse"), other)

    async def test_no_part_of_a_long_password_is_ignored(self, passwords: Passwords) -> None:
        hashed = await passwords.hash("x" * 255 + "a")
        assert not await passwords.check(hashed, "x" * 255 + "b")

    @pytest.mark.parametrize("password", ["", "correct horse"])
    async def test_an_unknown_account_is_opened_by_nothing(self, passwords: Passwords, password: str) -> None:
        assert not await passwords.check(None, password)

    @pytest.mark.parametrize("hashed", ["", "nonsense", "$argon2id$", "a:b:c"])
    async def test_what_is_no_hash_is_opened_by_nothing(self, passwords: Passwords, hashed: str) -> None:
        assert not await passwords.check(hashed, "correct horse")
        assert not await passwords.check(hashed, "")

    async def test_todays_hash_is_not_outdated(self, passwords: Passwords) -> None:
        assert not passwords.is_outdated(await passwords.hash("correct horse"))

    async def test_a_weaker_hash_is_outdated_and_still_opened(
        self, passwords: Passwords, stronger_passwords: Passwords
    ) -> None:
        weak = await passwords.hash("correct horse")
        assert stronger_passwords.is_outdated(weak)
        assert await stronger_passwords.check(weak, "correct horse")
        assert not await stronger_passwords.check(weak, "another")


class TokensContract:
    """Tokens are long, never the same, and known again by their hash alone. Fill in `tokens`."""

    @pytest.fixture
    def tokens(self) -> Tokens:
        raise NotImplementedError("TokensContract needs a fixture `tokens`: a Tokens.")

    def test_a_token_is_known_again_by_its_hash(self, tokens: Tokens) -> None:
        issued = tokens.issue()
        assert tokens.hash(issued.token) == issued.token_hash
        assert issued.token not in issued.token_hash

    def test_no_two_tokens_are_the_same(self, tokens: Tokens) -> None:
        issued = [tokens.issue() for _ in range(1000)]
        assert len({one.token for one in issued}) == 1000
        assert len({one.token_hash for one in issued}) == 1000

    def test_a_token_is_too_long_to_be_guessed_and_fits_a_cookie(self, tokens: Tokens) -> None:
        token = tokens.issue().token
        assert len(token) >= SHORTEST_TOKEN
        assert token.isascii()
        assert not set(token) & set(' ",;\\')

    @pytest.mark.parametrize("token", ["", "x", "🙂", "x" * 10_000])
    def test_whatever_a_cookie_holds_can_be_hashed(self, tokens: Tokens, token: str) -> None:
        assert tokens.hash(token) == tokens.hash(token) != token
