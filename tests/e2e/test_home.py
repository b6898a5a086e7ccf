"""Home: a newcomer's way to a first meeting, and what somebody who has been here for a while finds."""

import json
import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible

TRANSCRIPT = """Sari: Kita sepakat izin keramaian diurus minggu ini.
Budi: Saya akan mengirim surat izin ke kelurahan besok pagi.
Sari: Baik, lalu saya akan memesan panggung paling lambat hari Jumat.
"""

REFUSAL = {
    "status": 409,
    "content_type": "application/problem+json",
    "body": json.dumps({"code": "conflict", "status": 409, "title": "", "detail": "", "errors": []}),
}


@pytest.fixture
def held(person):
    """A meeting that is over, with something agreed on in it."""
    return person.imported("Rapat panitia", TRANSCRIPT, agent=person.agent("Notulen"))


def to_do(page):
    return page.get_by_role("region", name="Masih perlu dikerjakan")


def open_home(page):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sari")


def test_a_newcomer_is_in_the_lobby_after_three_presses(page, person):
    open_home(page)
    page.get_by_role("button", name="Ambil Notulis").click()
    page.get_by_role("region", name="Pertemuan pertama Anda").get_by_role(
        "link", name="Mulai sekarang"
    ).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Judul")).to_have_value("Bertemu Notulis")
    dialog.get_by_role("button", name="Masuk ke lobi").click()
    expect(page).to_have_url(re.compile(r"/meetings/[^/]+/call$"))


def test_the_next_meeting_says_with_whom_and_what_for(page, person):
    agent = person.agent("Bu Sekar", "Pewawancara produk.\n- Apakah dampak diceritakan dengan angka")
    person.meeting("Babak studi kasus", agent, planned_start="2990-01-01T09:00:00Z")
    open_home(page)
    field = page.get_by_role("region", name="Pertemuan berikutnya")
    expect(field.get_by_role("heading", name="Babak studi kasus")).to_be_visible()
    expect(field).to_contain_text("Pewawancara produk")
    expect(field.get_by_role("listitem")).to_have_text("Apakah dampak diceritakan dengan angka")


def test_what_is_ticked_off_stays_so(page, held):
    open_home(page)
    box = to_do(page).get_by_role("checkbox").first
    with page.expect_response(lambda answer: "/action-items/" in answer.url):
        box.check()
    page.reload()
    expect(to_do(page).get_by_role("checkbox", checked=True)).to_have_count(1)


def test_a_tick_the_server_refuses_is_taken_back_aloud(page, held):
    open_home(page)
    page.route("**/action-items/*", lambda route: route.fulfill(**REFUSAL))
    box = to_do(page).get_by_role("checkbox").first
    box.click()
    expect(page.get_by_text("Tanda ini tidak tersimpan")).to_be_visible()
    expect(box).not_to_be_checked()


def test_notes_appear_by_themselves(page, person):
    open_home(page)
    expect(page.get_by_role("button", name="Ambil Notulis")).to_be_visible()
    person.imported("Rapat panitia", TRANSCRIPT, agent=person.agent("Notulen"))
    expect(
        page.get_by_role("region", name="Notulen terbaru").get_by_role("link", name="Rapat panitia")
    ).to_be_visible()


def test_home_is_accessible_to_newcomers(page, person):
    open_home(page)
    expect(page.get_by_role("button", name="Ambil Notulis")).to_be_visible()
    assert_accessible(page)


def test_home_is_accessible(page, person, held):
    person.meeting("Berikutnya", planned_start="2990-01-01T09:00:00Z")
    open_home(page)
    expect(to_do(page).get_by_role("checkbox").first).to_be_visible()
    assert_accessible(page)
