"""The agent's seat in the room: greets, answers when it is addressed, keeps quiet otherwise, and disturbs nobody."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.errors import DomainError, Invalid, Unavailable
from temuainul.domain.model.prompt import answer_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.room.addressing import Address, address
from temuainul.domain.model.room.messages import RoomSay, RoomThinking
from temuainul.domain.model.room.records import Line
from temuainul.domain.model.room.room import Person, line_of
from temuainul.domain.model.room.telling import part_of
from temuainul.domain.model.room.wording import answer, greeting, listening, sorry, welcome
from temuainul.domain.model.summary import Statement, prove_statement
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.usecases.line_keeping import LineKeeping, NotKept
from temuainul.domain.usecases.live_room import LiveRoom
from temuainul.domain.usecases.units import Units
from temuainul.ports.ambient import Clock, NewId
from temuainul.ports.language_model import LanguageModel

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Answers worked on at once by one process, so that sound keeps its share of the processor."""
MOST_PENDING = 3
"""Questions of one room that wait; who asks more is asked to wait by being left without an answer."""
LONGEST_THOUGHT_SECONDS = 45.0
"""Reliability L2, its figure for chat."""


@dataclass(frozen=True)
class AgentSeat:
    units: Units
    lines: LineKeeping
    model: LanguageModel
    clock: Clock
    new_id: NewId
    _busy: set[asyncio.Task[None]] = field(default_factory=set)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def greet(self, live: LiveRoom) -> None:
        """Once, when the first person has come in."""
        if live.agent is not None and not live.greeted:
            live.greeted = True
            profile, person = live.agent
            self._begin(self._say(live, person, greeting(profile)))

    def attend(self, live: LiveRoom, line: Line) -> None:
        """Nobody waits for the answer. An agent's words are never answered, least of all its own."""
        if live.agent is None or line.by_agent or live.pending >= MOST_PENDING:
            return
        profile, person = live.agent
        others = [one.presence.name for one in live.people if one.id != line.presence]
        meant = address(profile.name, line.text, others)
        if meant is not None:
            self._begin(self._respond(live, profile, person, line, meant))

    async def rest(self) -> None:
        """Until everything begun is done; for tests, and before the end."""
        while self._busy:
            await asyncio.gather(*self._busy, return_exceptions=True)

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(doing)
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def _respond(
        self, live: LiveRoom, profile: AgentProfile, person: Person, line: Line, meant: Address
    ) -> None:
        live.pending += 1
        try:
            if not meant.question:
                polite = welcome if meant.thanks else listening
                await self._say(live, person, polite(profile.language))
                return
            live.tell_all(RoomThinking(participant=person.id, on=True))
            text = await self._thought(live, profile, line, meant.question)
            live.tell_all(RoomThinking(participant=person.id, on=False))
            await self._say(live, person, text)
        finally:
            live.pending -= 1

    async def _thought(self, live: LiveRoom, profile: AgentProfile, line: Line, question: str) -> str:
        """Whatever goes wrong, the room is told in one sentence."""
        try:
            heard = await self._heard(live, line)
            async with self._turns, asyncio.timeout(LONGEST_THOUGHT_SECONDS):
                statements = await self._statements(live, profile, heard, question)
        except (DomainError, TimeoutError) as error:
            log.warning("room.unanswered", extra={"error": type(error).__name__})
            return sorry(profile.language)
        except Exception:
            log.exception("room.unanswered")
            return sorry(profile.language)
        return answer(question, statements, profile.language)

    async def _heard(self, live: LiveRoom, question: Line) -> Transcript:
        """What people have said before the question."""
        async with self.units.begin() as unit:
            lines = await unit.store.rooms.lines(live.session.id)
        said = [one for one in lines if one.number < question.number and not one.by_agent]
        part = part_of(live.session.id, live.session.started_at, said)
        return Transcript(parts=(part,), names={one.user: one.name for one in said})

    async def _statements(
        self, live: LiveRoom, profile: AgentProfile, heard: Transcript, question: str
    ) -> tuple[Statement, ...]:
        """Nothing said, nothing asked of the model (reliability L7)."""
        if not heard.segments:
            return ()
        prompt = answer_prompt(
            meeting_title=live.meeting.title, agent=profile, segments=heard.segments, question=question
        )
        draft = await self.model.answer(prompt, AnswerDraft)
        return tuple(prove_statement(one, heard) for one in draft.statements)

    async def _say(self, live: LiveRoom, person: Person, text: str) -> None:
        """Into a room that is over meanwhile nothing is said."""
        say = RoomSay(id=self.new_id(), text=text, spoken=False, seconds_ago=0.0)
        with suppress(Unavailable, NotKept, Invalid):
            line = line_of(person, say, live.seconds(self.clock.now()), after=live.last_end)
            await self.lines.keep(live, line)
