"""A world whose calls are held in our own room, and guests to hold them."""

from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

from temuainul.adapters.memory.outside import MemoryOutside, memory_outside
from temuainul.adapters.memory.seats import MemorySeat
from temuainul.adapters.room.calls import RoomCalls
from temuainul.adapters.room.transcripts import RoomTranscripts
from temuainul.adapters.room.webhooks import RoomWebhooks
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.room.messages import RoomClientMessage, RoomHello, RoomSay, RoomWelcome
from temuainul.domain.model.user import User
from temuainul.domain.usecases.application import Application, assemble
from temuainul.domain.usecases.rooms import Place
from temuainul.testing.world import World


def room_outside() -> MemoryOutside:
    """In memory but for who holds the calls; those have no steering wheels, they are steered by being in the room."""
    outside, webhooks = memory_outside(), RoomWebhooks()
    rooms: dict[str, Any] = {
        "calls": RoomCalls(outside.storage, outside.tokens),
        "webhooks": {webhooks.source: webhooks},
        "speaker": webhooks,
        "transcripts": RoomTranscripts(outside.storage, outside.transcripts),
    }
    return replace(outside, **rooms)


@dataclass
class Guest:
    """Somebody in the room, over one connection."""

    app: Application
    seat: MemorySeat
    place: Place

    @property
    def welcome(self) -> RoomWelcome:
        return self.seat.all(RoomWelcome)[0]

    async def does(self, message: RoomClientMessage) -> None:
        await self.app.rooms.hear(self.place, message)
        await self.app.rooms.agent.rest()

    async def says(self, text: str, *, id: str = "", spoken: bool = False, seconds_ago: float = 0.0) -> None:
        """And whoever answers has answered."""
        say = RoomSay(id=id or token_hex(8), text=text, spoken=spoken, seconds_ago=seconds_ago)
        await self.does(say)

    async def breaks_off(self) -> None:
        await self.app.rooms.lose(self.place)


@dataclass
class RoomWorld(World):
    """Time passes in steps of a second, in which the room is looked after."""

    outside: MemoryOutside = field(default_factory=room_outside)

    def another_process(self) -> Application:
        """Over the same storage; as after a restart, or beside the first."""
        return assemble(self.outside)

    async def ticket(self, meeting: Meeting, user: User | None = None) -> str:
        """The owner's, as joining gives it; anybody else's, as an invitation would."""
        owner = await self.user() if user is None else user
        return (await self.outside.calls.join(meeting, owner)).token

    async def enter(
        self,
        meeting: Meeting,
        user: User | None = None,
        *,
        resume: str | None = None,
        after: int = 0,
        token: str = "",
        app: Application | None = None,
    ) -> Guest:
        app, user, seat = app or self.app, user or await self.user(), MemorySeat()
        admission = await app.rooms.admit(user, token or await self.ticket(meeting, user))
        place = await app.rooms.enter(admission, RoomHello(resume=resume, after=after), seat)
        await app.rooms.agent.rest()
        return Guest(app, seat, place)

    async def pass_seconds(self, seconds: int, *apps: Application) -> None:
        """None of these processes is dead meanwhile; without any, the first lives."""
        for _ in range(seconds):
            self.advance(seconds=1)
            for app in apps or (self.app,):
                await app.rooms.tend()
