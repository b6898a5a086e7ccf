"""What breaks while somebody looks on, and mends without them."""

import pytest
from playwright.sync_api import expect

TRANSCRIPT = "[00:00] Sari: Kita mulai.\n[00:05] Budi: Kita sepakat hari Jumat."


@pytest.fixture
def server(server_in_parts):
    return server_in_parts


@pytest.fixture(autouse=True)
def _away(troubles):
    """The server is stopped here, and browsers say so."""
    troubles.allow("net::ERR_", "Failed to fetch dynamically imported module")


def test_the_page_finishes_by_itself_once_a_worker_is_back(page, person, server):
    server.kill_worker()
    id = person.brought("Rapat tanpa pekerja", TRANSCRIPT)["id"]
    page.goto(f"/meetings/{id}")
    expect(page.get_by_text("Menulis notulen").first).to_be_visible()
    server.start_worker()
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible()
    expect(page.get_by_text("Kita sepakat hari Jumat.").first).to_be_visible()


def test_the_page_says_that_the_server_is_away_and_keeps_what_was_typed(page, person, server):
    id = person.imported("Rapat", TRANSCRIPT)["id"]
    page.goto(f"/meetings/{id}?tab=ask")
    field = page.get_by_role("textbox", name="Tanya pertemuan ini")
    field.fill("Apa yang disepakati?")
    server.stop_api()
    expect(page.get_by_text("Server tidak menjawab. Mencoba lagi")).to_be_visible()
    field.press("Enter")
    server.start_api()
    expect(page.get_by_text("Server tidak menjawab. Mencoba lagi")).to_be_hidden()
    expect(page.get_by_text("Apa yang disepakati?").or_(field)).to_be_visible()


def test_a_page_not_seen_yet_waits_for_the_network(page, person):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("link", name="Akun").or_(page.get_by_role("link", name=person.name)).first.click()
    expect(page.get_by_text("Server tidak menjawab. Tidak ada yang hilang")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1, name="Akun")).to_be_visible()
