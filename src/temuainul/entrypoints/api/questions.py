"""Asking a meeting what was said in it; answers come as they are found."""

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Annotated, Any

from litestar import Controller, Request, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody
from litestar.response import Stream
from msgspec import Meta, Struct

from temuainul.domain.model.errors import DomainError
from temuainul.domain.model.ids import MeetingId, QuestionId
from temuainul.domain.model.question import QUESTION_LENGTH, Question
from temuainul.domain.model.summary import Statement
from temuainul.domain.model.user import User
from temuainul.domain.usecases import questions as usecases
from temuainul.domain.usecases.questions import Questions
from temuainul.entrypoints.api import events
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS
from temuainul.entrypoints.api.parameters import PathId
from temuainul.entrypoints.api.problems import Problem, log_surprise, problem_of


class NewQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: Annotated[str, Meta(min_length=1, max_length=QUESTION_LENGTH)]


class QuestionList(Struct, frozen=True, kw_only=True):
    items: tuple[Question, ...]
    """Oldest first."""


class AskedEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="asked"):
    """The question is kept; what follows answers it."""

    question: Question


class StatementEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="statement"):
    statement: Statement


class AnsweredEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="answered"):
    """The last: the question with its whole answer."""

    question: Question


class StoppedEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="stopped"):
    """The last: the question stays without an answer, as was wished."""

    question: Question


class ProblemEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="problem"):
    """The last: the question stays without an answer."""

    problem: Problem


AnswerEvent = AskedEvent | StatementEvent | AnsweredEvent | StoppedEvent | ProblemEvent


class SuggestionList(Struct, frozen=True, kw_only=True):
    items: tuple[str, ...]


class QuestionController(Controller):
    path = "/meetings/{id:str}"
    tags = ["questions"]  # noqa: RUF012  the framework's own attribute

    @get("/questions", operation_id="listQuestions")
    async def list_all(self, user: Given[User], questions: Given[Questions], id: PathId) -> QuestionList:
        return QuestionList(items=await questions.list(user.id, MeetingId(id)))

    @get("/suggested-questions", operation_id="suggestQuestions")
    async def suggest(self, user: Given[User], questions: Given[Questions], id: PathId) -> SuggestionList:
        """What one could ask first, in the meeting's language."""
        return SuggestionList(items=await questions.suggest(user, MeetingId(id)))

    @post("/questions/{question_id:str}/stop", operation_id="stopQuestion", status_code=204)
    async def stop(
        self, user: Given[User], questions: Given[Questions], id: PathId, question_id: PathId
    ) -> None:
        """It stays without an answer; one that is answered keeps its answer."""
        await questions.stop(user.id, MeetingId(id), QuestionId(question_id))

    @post(
        "/questions",
        operation_id="askQuestion",
        status_code=200,
        opt={AS_IT_IS: True},
        responses={
            200: ResponseSpec(
                AnswerEvent,
                media_type=events.MEDIA_TYPE,
                description="Server-sent events; each one's data is of this shape.",
                generate_examples=False,
            )
        },
    )
    async def ask(
        self,
        request: Request[Any, Any, Any],
        user: Given[User],
        questions: Given[Questions],
        id: PathId,
        data: JSONBody[NewQuestion],
    ) -> Stream:
        answering = questions.ask(user.id, MeetingId(id), data.text)
        # What is refused is refused before the first event, and still has its status.
        first = await anext(answering)
        return events.stream(_messages(first, answering, request.url.path))


async def _messages(
    first: usecases.AnswerEvent, following: AsyncIterator[usecases.AnswerEvent], instance: str
) -> AsyncGenerator[bytes]:
    """The status is sent already, so that a failure can only be one more event."""
    yield events.written(_shown(first))
    try:
        async for event in following:
            yield events.written(_shown(event))
    except DomainError as error:
        yield events.written(ProblemEvent(problem=problem_of(error, instance)))
    except Exception as error:  # noqa: BLE001  logged, and the reader is told that it ended
        log_surprise(error, instance)
        yield events.written(ProblemEvent(problem=problem_of(error, instance)))


def _shown(event: usecases.AnswerEvent) -> AnswerEvent:
    match event:
        case usecases.QuestionAsked(question=question):
            return AskedEvent(question=question)
        case usecases.StatementAnswered(statement=statement):
            return StatementEvent(statement=statement)
        case usecases.QuestionAnswered(question=question):
            return AnsweredEvent(question=question)
        case usecases.QuestionStopped(question=question):
            return StoppedEvent(question=question)
