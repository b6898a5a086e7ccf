"""The exam of `QuestionRepository`."""

import asyncio

import pytest
from msgspec import structs

from temuainul.domain.model.question import Answer
from temuainul.ports.storage import Storage
from temuainul.testing.contracts.examples import (
    AWKWARD,
    MINUTE,
    NOON,
    a_meeting,
    a_question,
    a_user,
    an_answer,
    keep,
)
from temuainul.testing.contracts.storage import StorageContract

SARI = a_user("sari")
MEETING = a_meeting(SARI)
QUESTION = a_question(MEETING)
NOTHING_FOUND = structs.replace(an_answer(), statements=())


class QuestionContract(StorageContract):
    """Questions of a meeting, and their answers."""

    async def test_a_meeting_nobody_asked_has_no_questions(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert await unit.questions.of(MEETING.id) == ()

    async def test_a_question_waits_for_its_answer(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
        async with storage.begin() as unit:
            assert await unit.questions.of(MEETING.id) == (QUESTION,)

    @pytest.mark.parametrize("answer", [an_answer(), NOTHING_FOUND])
    async def test_an_answer_stands_at_its_question(self, storage: Storage, answer: Answer) -> None:
        await keep(storage, SARI, MEETING)
        other = a_question(MEETING, "question-2", asked_at=NOON + MINUTE)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
            await unit.questions.add(other)
        async with storage.begin() as unit:
            await unit.questions.set_answer(QUESTION.id, answer)
        async with storage.begin() as unit:
            answered = structs.replace(QUESTION, answer=answer)
            assert await unit.questions.of(MEETING.id) == (answered, other)

    async def test_questions_stand_oldest_first(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            for n in (2, 1, 3):
                asked = a_question(MEETING, f"question-{9 - n}", asked_at=NOON + n * MINUTE)
                await unit.questions.add(asked)
        async with storage.begin() as unit:
            found = await unit.questions.of(MEETING.id)
        assert [one.id for one in found] == ["question-8", "question-7", "question-6"]

    async def test_questions_belong_to_one_meeting(self, storage: Storage) -> None:
        other = a_meeting(SARI, "meeting-2")
        await keep(storage, SARI, MEETING, other)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
        async with storage.begin() as unit:
            assert await unit.questions.of(other.id) == ()

    async def test_a_stopped_question_takes_no_answer_any_more(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        other = a_question(MEETING, "question-2", asked_at=NOON + MINUTE)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
            await unit.questions.add(other)
        async with storage.begin() as unit:
            assert await unit.questions.stop(QUESTION.id, NOON + MINUTE)
        async with storage.begin() as unit:
            assert not await unit.questions.stop(QUESTION.id, NOON + 2 * MINUTE)
            assert not await unit.questions.set_answer(QUESTION.id, an_answer())
        async with storage.begin() as unit:
            stopped = structs.replace(QUESTION, stopped_at=NOON + MINUTE)
            assert await unit.questions.of(MEETING.id) == (stopped, other)

    @pytest.mark.parametrize("answer", [an_answer(), NOTHING_FOUND])
    async def test_an_answered_question_is_not_stopped(self, storage: Storage, answer: Answer) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
        async with storage.begin() as unit:
            assert await unit.questions.set_answer(QUESTION.id, answer)
        async with storage.begin() as unit:
            assert not await unit.questions.stop(QUESTION.id, NOON)
        async with storage.begin() as unit:
            assert await unit.questions.of(MEETING.id) == (structs.replace(QUESTION, answer=answer),)

    async def test_of_an_answer_and_a_stop_at_once_one_is_kept(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            await unit.questions.add(QUESTION)
        outcomes = await asyncio.gather(_answer(storage), _stop(storage))
        assert sorted(outcomes) == [False, True]

    async def test_answering_or_stopping_a_removed_question_does_no_harm(self, storage: Storage) -> None:
        await keep(storage, SARI, MEETING)
        async with storage.begin() as unit:
            assert not await unit.questions.set_answer(QUESTION.id, an_answer())
            assert not await unit.questions.stop(QUESTION.id, NOON)
            assert await unit.questions.of(MEETING.id) == ()

    @pytest.mark.parametrize("text", [*AWKWARD, "panjang " * 500])
    async def test_anything_can_be_asked_and_answered(self, storage: Storage, text: str) -> None:
        await keep(storage, SARI, MEETING)
        question = structs.replace(QUESTION, text=text)
        async with storage.begin() as unit:
            await unit.questions.add(question)
            await unit.questions.set_answer(question.id, an_answer(text))
        async with storage.begin() as unit:
            answered = structs.replace(question, answer=an_answer(text))
            assert await unit.questions.of(MEETING.id) == (answered,)


async def _answer(storage: Storage) -> bool:
    async with storage.begin() as unit:
        return await unit.questions.set_answer(QUESTION.id, an_answer())


async def _stop(storage: Storage) -> bool:
    async with storage.begin() as unit:
        return await unit.questions.stop(QUESTION.id, NOON)
