"""The palette and the keys: everything is found and reached without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible

TRANSCRIPT = "Sari: Kita bahas panggung.\nBudi: Genteng balai desa bocor, harus ditambal.\nSari: Setuju.\n"


@pytest.fixture
def home(page, person):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sari")
    page.wait_for_load_state("networkidle")
    return page


def palette(page):
    return page.get_by_role("dialog", name="Cari atau lompat ke…")


def test_nothing_typed_at_once_is_lost(home):
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("agen baru")
    expect(home.get_by_role("combobox")).to_have_value("agen baru")
    expect(palette(home).get_by_role("option", name="Agen baru")).to_be_visible()
    home.keyboard.press("Enter")
    expect(home.get_by_role("dialog", name="Agen baru")).to_be_visible()


def test_words_that_were_said_lead_to_where_they_were_said(home, person):
    held = person.imported("Rapat balai desa", TRANSCRIPT)
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("bocor")
    hit = palette(home).get_by_role("option").filter(has_text=re.compile("Budi · 0:"))
    expect(hit.locator("mark")).to_have_text("bocor")
    expect(hit).to_contain_text("Rapat balai desa")
    hit.click()
    expect(home).to_have_url(re.compile(rf"/meetings/{held['id']}\?tab=transcript&segment=.+"))


def test_agents_and_meetings_are_found_by_name(home, person):
    agent = person.agent("Penyelaras", "Penjaga waktu.")
    person.meeting("Rapat penyelarasan", agent)
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("penyelaras")
    options = palette(home).get_by_role("option")
    expect(options.filter(has_text="Penjaga waktu")).to_be_visible()
    expect(options.filter(has_text="Rapat penyelarasan")).to_be_visible()
    home.keyboard.press("ArrowDown")
    expect(palette(home).get_by_role("option", selected=True)).to_contain_text("Rapat penyelarasan")
    home.keyboard.press("Enter")
    expect(home.get_by_role("heading", level=1)).to_have_text("Rapat penyelarasan")


def test_it_says_when_nothing_is_found(home):
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("zyzzyva")
    expect(palette(home).get_by_role("status")).to_contain_text("Tidak ada yang cocok dengan “zyzzyva”")


def test_it_says_when_the_search_fails_and_tries_again(home, troubles):
    troubles.allow("503", "/api/search")
    home.route("**/api/search*", lambda route: route.fulfill(status=503, body="{}"))
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("zyzzyva")
    expect(palette(home).get_by_role("status")).to_have_text("Pencarian tidak berhasil.")
    home.unroute("**/api/search*")
    home.keyboard.press("Enter")
    expect(palette(home).get_by_role("status")).to_contain_text("Tidak ada yang cocok")


def test_pages_are_two_keys_away_and_letters_in_a_field_are_letters(home, person):
    person.agent()
    home.keyboard.type("ga")
    expect(home).to_have_url(re.compile(r"/agents$"))
    expect(home.get_by_role("searchbox")).to_be_visible()
    home.keyboard.press("/")
    home.keyboard.type("gm?")
    expect(home.get_by_role("searchbox")).to_have_value("gm?")
    expect(home.get_by_role("dialog")).to_have_count(0)


def test_all_keys_are_listed(home):
    home.keyboard.press("?")
    keys = home.get_by_role("dialog", name="Pintasan papan ketik")
    expect(keys).to_be_visible()
    for part in ("Di mana saja", "Di transkrip", "Dalam panggilan"):
        expect(keys.get_by_role("heading", name=part)).to_be_visible()
    assert_accessible(home)
    home.keyboard.press("Escape")
    expect(keys).to_have_count(0)


def test_it_is_accessible(home, person):
    person.imported("Rapat balai desa", TRANSCRIPT)
    home.keyboard.press("ControlOrMeta+k")
    home.keyboard.type("bocor")
    expect(palette(home).locator("mark").first).to_be_visible()
    assert_accessible(home)


def test_on_a_phone_it_opens_by_a_press(home):
    home.set_viewport_size({"width": 390, "height": 844})
    home.get_by_role("button", name="Cari atau lompat ke…").click()
    expect(home.get_by_role("combobox")).to_be_focused()
    palette(home).get_by_role("option", name="Akun").click()
    expect(home.get_by_role("heading", name="Akun", level=1)).to_be_visible()
