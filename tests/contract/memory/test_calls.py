import pytest

from temuainul.adapters.memory.calls import MemoryCalls, NoCalls
from temuainul.domain.model.errors import NoCallProvider, Unavailable
from temuainul.domain.model.fact import SessionStarted
from temuainul.ports.calls import CallReport
from temuainul.testing.contracts.calls import HELD, SARI, SESSION, CallProviderContract
from temuainul.testing.contracts.examples import HOUR, NOON


class TestMemoryCalls(CallProviderContract):
    @pytest.fixture
    def provider(self):
        calls = MemoryCalls()
        started = SessionStarted(session=SESSION, at=NOON + HOUR)
        calls.put(HELD.call, CallReport(facts=(started,), transcription_running=False))
        return calls

    @pytest.fixture
    def provider_away(self):
        calls = MemoryCalls()
        calls.fail(Unavailable())
        return calls


@pytest.mark.anyio
class TestNoCalls:
    @pytest.fixture
    def anyio_backend(self):
        return "asyncio"

    async def test_nobody_can_join_or_end_what_is_not_there(self):
        with pytest.raises(NoCallProvider):
            await NoCalls().join(HELD, SARI)
        with pytest.raises(NoCallProvider):
            await NoCalls().end(HELD, SESSION)

    async def test_there_is_nothing_to_see(self):
        assert await NoCalls().look(HELD) is None
        assert await NoCalls().changed_since(NOON) == ()
