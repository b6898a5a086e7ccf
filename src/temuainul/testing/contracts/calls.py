"""The exam of `CallProvider`."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallSessionId
from temuainul.ports.calls import CallProvider
from temuainul.testing.contracts.asynchronous import AsyncContract
from temuainul.testing.contracts.examples import DAY, NOON, a_meeting, a_user

SARI, BUDI = a_user("sari"), a_user("budi")
NEW = a_meeting(SARI, "meeting-new")
"""To be held for the first time; the provider may have to create its call."""
HELD = a_meeting(SARI, "meeting-held")
"""The provider knows its call, and one session of it that began after noon of January 5th, 2026."""
UNKNOWN = a_meeting(SARI, "meeting-unknown")
"""The provider has never heard of its call."""
SESSION = CallSessionId("session-1")


class CallProviderContract(AsyncContract):
    """People are let in, calls are ended, and what happened is told as facts.

    Fill in `provider`, which knows the three meetings above as they are described; recorded answers will do. And
    `provider_away`, one whose server does not answer.
    """

    @pytest.fixture
    def provider(self) -> CallProvider:
        raise NotImplementedError("CallProviderContract needs a fixture `provider`: a CallProvider.")

    @pytest.fixture
    def provider_away(self) -> CallProvider:
        pytest.skip("this provider cannot be away")

    async def test_a_person_is_let_in(self, provider: CallProvider) -> None:
        ticket = await provider.join(NEW, SARI)
        assert ticket.provider
        assert ticket.call
        assert ticket.token
        assert ticket.expires_in_seconds > 0

    async def test_joining_twice_leads_into_the_same_call(self, provider: CallProvider) -> None:
        first, second = await provider.join(NEW, SARI), await provider.join(NEW, SARI)
        assert (first.provider, first.call) == (second.provider, second.call)

    async def test_two_people_meet_in_one_call_with_tokens_of_their_own(self, provider: CallProvider) -> None:
        one, other = await provider.join(NEW, SARI), await provider.join(NEW, BUDI)
        assert one.call == other.call
        assert one.token != other.token

    async def test_two_meetings_are_two_calls(self, provider: CallProvider) -> None:
        assert (await provider.join(NEW, SARI)).call != (await provider.join(HELD, SARI)).call

    async def test_ending_an_ended_call_is_fine(self, provider: CallProvider) -> None:
        await provider.join(NEW, SARI)
        await provider.end(NEW, SESSION)
        await provider.end(NEW, SESSION)

    async def test_what_happened_is_told_as_facts(self, provider: CallProvider) -> None:
        report = await provider.look(HELD)
        assert report is not None
        assert report.facts
        assert_instants_are_utc(report.facts)

    async def test_looking_again_tells_the_same_facts(self, provider: CallProvider) -> None:
        first, second = await provider.look(HELD), await provider.look(HELD)
        assert first is not None
        assert second is not None
        assert {fact.key for fact in first.facts} <= {fact.key for fact in second.facts}

    async def test_of_an_unknown_call_nothing_is_told(self, provider: CallProvider) -> None:
        assert await provider.look(UNKNOWN) is None

    async def test_a_call_that_changed_is_found(self, provider: CallProvider) -> None:
        found = {changed.call: changed for changed in await provider.changed_since(NOON)}
        assert HELD.call in found
        assert UNKNOWN.call not in found
        assert_instants_are_utc(found[HELD.call].facts)

    async def test_a_call_that_changed_before_is_not_told_of_as_changed(self, provider: CallProvider) -> None:
        found = await provider.changed_since(NOON + 365_000 * DAY)
        assert HELD.call not in {changed.call for changed in found}

    async def test_a_provider_that_is_away_is_unavailable(self, provider_away: CallProvider) -> None:
        with pytest.raises(Unavailable):
            await provider_away.join(NEW, SARI)
        with pytest.raises(Unavailable):
            await provider_away.end(HELD, SESSION)
        with pytest.raises(Unavailable):
            await provider_away.look(HELD)
        with pytest.raises(Unavailable):
            await provider_away.changed_since(NOON)


def assert_instants_are_utc(facts: Iterable[Fact]) -> None:
    for fact in facts:
        assert fact.at.utcoffset() == timedelta(0), fact
