"""A call whose server goes away, in a module of its own: its processes are stopped and killed."""

import pytest
from playwright.sync_api import expect

from e2e.calling import WRITE, invitation, join, lines, say, seats

GOES_AWAY = ("net::ERR_", "WebSocket connection to", "answer 502", "answer 503")
COMES_BACK_MS = 40_000


@pytest.fixture
def server(server_in_parts):
    return server_in_parts


@pytest.fixture
def meeting(person):
    return person.meeting("Rapat", person.agent("Bu Sekar"))


@pytest.fixture
def budi(person, meeting, somebody, new_context):
    """In another browser, with the link."""
    context = new_context()
    somebody(context, "Budi")
    page = context.new_page()
    page.invited = invitation(person, meeting)
    return page


def test_nothing_is_lost_and_nothing_doubled_when_the_server_is_killed_in_mid_call(
    page, budi, meeting, server, troubles
):
    troubles.allow(*GOES_AWAY)
    join(page, f"/meetings/{meeting['id']}/call")
    join(budi, budi.invited)
    say(page, "Sebelum mati.")
    expect(lines(budi)).to_contain_text("Sebelum mati.")

    server.kill("api")
    expect(page.get_by_text("Menyambung lagi; yang Anda tulis tidak hilang.")).to_be_visible()
    say(page, "Ditulis Sari selagi mati.")
    say(budi, "Ditulis Budi selagi mati.")
    budi.get_by_label(WRITE).fill("belum selesai")
    expect(page.get_by_text("belum tersimpan")).to_be_visible()
    server.start_api()

    for reader in (page, budi):
        for text in ("Sebelum mati.", "Ditulis Sari selagi mati.", "Ditulis Budi selagi mati."):
            expect(lines(reader).get_by_text(text)).to_have_count(1, timeout=COMES_BACK_MS)
        expect(reader.get_by_text("belum tersimpan")).to_have_count(0)
        expect(reader.get_by_text("Menyambung lagi; yang Anda tulis tidak hilang.")).to_have_count(0)
        expect(seats(reader)).to_have_count(3)
    expect(budi.get_by_label(WRITE)).to_have_value("belum selesai")
