"""Who may not come in is refused before there is a connection, and nobody inside notices."""

import pytest
from websockets.exceptions import InvalidStatus

pytestmark = pytest.mark.anyio


@pytest.fixture
async def meeting(sari):
    return await sari.meeting()


async def refused(opening):
    with pytest.raises(InvalidStatus) as refusal:
        await opening
    return refusal.value.response.status_code


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null", ""])
async def test_a_foreign_page_is_refused(sari, meeting, origin):
    token = await sari.ticket(meeting)
    assert await refused(sari.open(token, origin=origin)) == 403
    assert await sari.open(token), "the ticket was not taken by the refusal"


async def test_whoever_does_not_say_where_they_come_from_is_refused(sari, meeting):
    assert await refused(sari.open(await sari.ticket(meeting), origin=False)) == 403


@pytest.mark.parametrize(
    "protocols", [["temuainul.room.1"], ["other", "x"], ["temuainul.room.1", "x"], ["x", "temuainul.room.1"]]
)
async def test_without_a_ticket_nobody_comes_in(sari, meeting, protocols):
    assert await refused(sari.open("", protocols=protocols)) == 403


async def test_a_ticket_cannot_be_used_twice(sari, meeting):
    token = await sari.ticket(meeting)
    inside = await sari.enter_with(token)
    assert await refused(sari.open(token)) == 403
    await inside.say("Masih tenang di sini.")
    await inside.heard("Masih tenang di sini.")


async def test_a_ticket_is_its_owners_and_needs_their_login(sari, budi, meeting):
    assert await refused(budi.open(await sari.ticket(meeting))) == 403
    assert await refused(sari.open(await sari.ticket(meeting), cookie=False)) == 403


async def test_what_is_over_cannot_be_entered(sari, meeting):
    token = await sari.ticket(meeting)
    assert (await sari.client.post(f"/api/meetings/{meeting}/cancel")).status_code == 200
    assert await refused(sari.open(token)) == 403


async def test_the_protocol_is_the_one_that_was_offered(sari, meeting):
    assert (await sari.open(await sari.ticket(meeting))).subprotocol == "temuainul.room.1"


async def test_it_is_no_place_for_plain_requests(sari):
    assert (await sari.client.get("/api/room")).status_code == 405
