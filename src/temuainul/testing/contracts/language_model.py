"""The exam of `LanguageModel`."""

import pytest

from temuainul.domain.model.errors import Invalid, Unavailable
from temuainul.domain.model.prompt import answer_prompt, summary_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import DraftStatement, SummaryDraft, prove_statement
from temuainul.domain.model.transcript import Transcript
from temuainul.ports.language_model import LanguageModel
from temuainul.testing.contracts.asynchronous import AsyncContract
from temuainul.testing.contracts.examples import a_part, a_profile

TRANSCRIPT = Transcript.union(
    [
        a_part(
            "Selamat pagi, kita mulai rapat anggaran.",
            "Anggaran tahun depan naik sepuluh persen.",
            "Saya kirim laporan kepada Budi hari Jumat.",
            "Kita sepakat gudang di Surabaya ditutup.",
            "Terima kasih, sampai jumpa minggu depan.",
        )
    ]
)
TO_SUMMARISE = summary_prompt(
    meeting_title="Rapat anggaran",
    agent=a_profile(),
    segments=TRANSCRIPT.segments,
)
TO_ANSWER = answer_prompt(
    meeting_title="Rapat anggaran",
    agent=a_profile(),
    segments=TRANSCRIPT.segments,
    question="Gudang mana yang ditutup?",
)
NOT_SAID = answer_prompt(
    meeting_title="Rapat anggaran",
    agent=a_profile(),
    segments=TRANSCRIPT.segments,
    question="Who won yesterday's chess tournament?",
)
"""The prompts of this exam, for recording a vendor's replies to them."""


class LanguageModelContract(AsyncContract):
    """What was asked comes back in the shape asked for, with evidence that stands.

    Fill in `model`; recorded replies to `TO_SUMMARISE`, `TO_ANSWER` and `NOT_SAID` will do. And `model_away`, one that
    does not answer, and `model_refusing`, one whose answer will never be of use, where yours can be so.
    """

    @pytest.fixture
    def model(self) -> LanguageModel:
        raise NotImplementedError("LanguageModelContract needs a fixture `model`: a LanguageModel.")

    @pytest.fixture
    def model_away(self) -> LanguageModel:
        pytest.skip("this model cannot be away")

    @pytest.fixture
    def model_refusing(self) -> LanguageModel:
        pytest.skip("this model cannot refuse")

    def test_it_says_who_wrote(self, model: LanguageModel) -> None:
        assert model.name.strip()

    async def test_a_summary_says_something_that_was_said(self, model: LanguageModel) -> None:
        draft = await model.answer(TO_SUMMARISE, SummaryDraft)
        assert draft.overview
        assert any(_stands(statement) for statement in draft.overview)

    async def test_an_answer_rests_on_what_was_said(self, model: LanguageModel) -> None:
        draft = await model.answer(TO_ANSWER, AnswerDraft)
        assert any(_stands(statement) for statement in draft.statements)
        assert any("gudang" in statement.text.casefold() for statement in draft.statements)

    async def test_what_the_meeting_does_not_say_is_not_answered(self, model: LanguageModel) -> None:
        assert await model.answer(NOT_SAID, AnswerDraft) == AnswerDraft(statements=())

    async def test_a_model_that_is_away_is_unavailable(self, model_away: LanguageModel) -> None:
        with pytest.raises(Unavailable):
            await model_away.answer(TO_SUMMARISE, SummaryDraft)
        with pytest.raises(Unavailable):
            await model_away.answer(TO_ANSWER, AnswerDraft)

    async def test_an_answer_that_will_never_be_of_use_is_invalid(
        self, model_refusing: LanguageModel
    ) -> None:
        with pytest.raises(Invalid):
            await model_refusing.answer(TO_SUMMARISE, SummaryDraft)


def _stands(statement: DraftStatement) -> bool:
    return prove_statement(statement, TRANSCRIPT).verified
