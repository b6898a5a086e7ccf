"""A person at a browser: everything over HTTP, signed in by a cookie."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import DomainError, FieldProblem, Invalid, Unavailable
from temuainul.domain.model.meeting import MeetingStatus, Outcome, Waiting
from temuainul.domain.model.question import Question
from temuainul.domain.model.summary import Summary
from temuainul.domain.model.transcript import Segment
from temuainul.domain.model.user import User
from temuainul.domain.model.words import Language
from temuainul.entrypoints.cli.server_sent import Sent, server_sent
from temuainul.ports.extras import require

require("stream", "httpx")

import httpx  # noqa: E402  # only after the guard has said which extra is missing

_SECONDS = httpx.Timeout(30)
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class SeenMeeting(Struct, frozen=True, kw_only=True):
    """As much of a meeting as is looked at here."""

    id: str
    title: str
    status: MeetingStatus
    outcome: Outcome | None
    waiting: tuple[Waiting, ...]


class SeenTranscript(Struct, frozen=True, kw_only=True):
    speakers: tuple[str, ...]
    words: int
    segments: tuple[Segment, ...]


class _Named(Struct, frozen=True, kw_only=True):
    id: str


class _Problem(Struct, frozen=True, kw_only=True):
    detail: str = ""
    errors: tuple[FieldProblem, ...] = ()


class _QuestionEvent(Struct, frozen=True, kw_only=True):
    question: Question


class _ProblemEvent(Struct, frozen=True, kw_only=True):
    problem: _Problem


class Visitor:
    """Raises what the server refuses as `DomainError` with the server's words, `Unavailable` where none answers."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def sign_up(self, *, email: str, name: str, password: str, language: Language) -> User:
        body = {"email": email, "name": name, "password": password, "language": language}
        return msgspec.json.decode(await self._post("/api/auth/sign-up", body), type=User)

    async def sign_in(self, *, email: str, password: str) -> None:
        await self._post("/api/auth/sign-in", {"email": email, "password": password})

    async def create_agent(self, profile: AgentProfile) -> str:
        return msgspec.json.decode(await self._post("/api/agents", profile), type=_Named).id

    async def plan(self, *, title: str, agent_id: str) -> SeenMeeting:
        body = await self._post("/api/meetings", {"title": title, "agent_id": agent_id})
        return msgspec.json.decode(body, type=SeenMeeting)

    async def bring(self, *, name: str, data: bytes, title: str) -> SeenMeeting:
        """Import a file."""
        request = self._http.build_request(
            "POST",
            "/api/meetings/import",
            files={"file": (name, data)},
            data={"title": title} if title else {},
        )
        return msgspec.json.decode(await self._send(request), type=SeenMeeting)

    async def meeting(self, id: str) -> SeenMeeting:
        return msgspec.json.decode(await self._get(f"/api/meetings/{id}"), type=SeenMeeting)

    async def transcript(self, id: str) -> SeenTranscript:
        return msgspec.json.decode(await self._get(f"/api/meetings/{id}/transcript"), type=SeenTranscript)

    async def summary(self, id: str) -> Summary:
        return msgspec.json.decode(await self._get(f"/api/meetings/{id}/summary"), type=Summary)

    async def ask(self, id: str, text: str) -> Question:
        """The question with its whole answer."""
        request = self._http.build_request("POST", f"/api/meetings/{id}/questions", json={"text": text})
        async with aclosing(self._events(request)) as events:
            async for event in events:
                if event.name == "answered":
                    return msgspec.json.decode(event.data, type=_QuestionEvent).question
                if event.name == "problem":
                    problem = msgspec.json.decode(event.data, type=_ProblemEvent).problem
                    raise DomainError(problem.detail)
        raise Unavailable("The answer broke off.")

    async def sightings(self, id: str) -> AsyncGenerator[SeenMeeting]:
        """The meeting now, and again whenever something may have changed; never ends by itself."""
        async with aclosing(self._changes()) as changes:
            async for _ in changes:
                yield await self.meeting(id)

    async def _changes(self) -> AsyncGenerator[None]:
        """Told by the server; where it stops telling, one look a second."""
        try:
            async with aclosing(self._events(self._http.build_request("GET", "/api/live"))) as events:
                async for _ in events:
                    yield
        except Unavailable:
            pass
        while True:
            yield
            await asyncio.sleep(1)

    async def _events(self, request: httpx.Request) -> AsyncGenerator[Sent]:
        try:
            response = await self._http.send(request, stream=True)
            async with aclosing(response):
                await _refuse(response)
                async for event in server_sent(response.aiter_lines()):
                    yield event
        except httpx.TransportError as error:
            raise self._unavailable() from error

    async def _post(self, path: str, body: object) -> bytes:
        request = self._http.build_request(
            "POST", path, content=msgspec.json.encode(body), headers={"content-type": "application/json"}
        )
        return await self._send(request)

    async def _get(self, path: str) -> bytes:
        return await self._send(self._http.build_request("GET", path))

    async def _send(self, request: httpx.Request) -> bytes:
        try:
            response = await self._http.send(request)
        except httpx.TransportError as error:
            raise self._unavailable() from error
        await _refuse(response)
        return response.content

    def _unavailable(self) -> Unavailable:
        return Unavailable(f"Nothing answers at {str(self._http.base_url).rstrip('/')}.")


@asynccontextmanager
async def visiting(url: str) -> AsyncIterator[Visitor]:
    """Raises `Invalid` for what is no address of a server."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Invalid(f"{url!r} is no address; it begins with http:// or https://")
    origin = f"{parts.scheme}://{parts.netloc}"
    # A proxy of the environment would look for this machine's servers on its own.
    outside = parts.hostname not in _LOOPBACK
    async with httpx.AsyncClient(
        base_url=origin, headers={"origin": origin}, timeout=_SECONDS, trust_env=outside
    ) as http:
        yield Visitor(http)


async def _refuse(response: httpx.Response) -> None:
    if response.is_success:
        return
    problem = _problem(await response.aread())
    raise DomainError(_told(problem) or f"The server answered {response.status_code}.")


def _problem(body: bytes) -> _Problem:
    try:
        return msgspec.json.decode(body, type=_Problem)
    except msgspec.DecodeError:
        return _Problem()


def _told(problem: _Problem) -> str:
    """The detail often says where already."""
    places = (f"{one.where}: {one.message}" for one in problem.errors if one.message not in problem.detail)
    return "; ".join(filter(None, (problem.detail, *places)))
