import pytest
from msgspec import structs

from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.room.calls import RoomCalls
from temuainul.domain.model.errors import Unavailable
from temuainul.testing.contracts.calls import HELD, NEW, SARI, UNKNOWN, CallProviderContract
from temuainul.testing.contracts.examples import HOUR, NOON, keep
from temuainul.testing.contracts.rooms import a_presence, a_session


@pytest.fixture
async def known():
    outside = memory_outside()
    await keep(outside.storage, SARI, NEW, HELD, UNKNOWN)
    outside.clock.set(NOON + HOUR)
    held = structs.replace(a_session(started_at=NOON + HOUR), meeting_id=HELD.id, call=HELD.call)
    async with outside.storage.begin() as unit:
        await unit.rooms.add(held)
        await unit.rooms.put_presence(a_presence())
    return RoomCalls(outside.storage, outside.tokens)


class TestRoomCalls(CallProviderContract):
    @pytest.fixture
    def provider(self, known):
        return known

    @pytest.fixture
    def provider_away(self, monkeypatch):
        def away():
            raise Unavailable

        outside = memory_outside()
        monkeypatch.setattr(outside.storage, "begin", away)
        return RoomCalls(outside.storage, outside.tokens)
