"""A meeting that is over: walked through by its ribbon, its minutes, its words, and by asking it."""

import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible

SAID = """\
[00:02] Sari: Selamat pagi. Kita mulai dari anggaran panggung.
[00:20] Budi: Ada dua penawaran untuk panggung, dua belas juta dan sembilan juta.
[01:10] Sari: Kita putuskan anggaran panggung dua belas juta rupiah, sudah dengan genset.
[01:40] Budi: Baik. Saya akan membayar uang muka panggung paling lambat hari Rabu.
[02:30] Sari: Kalau hujan turun, acara dipindahkan ke balai warga.
[03:00] Budi: Setuju. Saya akan memesan balai warga besok pagi.
"""
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def meeting(person):
    return person.imported("Rapat panitia", SAID)


def test_the_ribbon_leads_through_the_meeting_by_keyboard(page, meeting):
    page.goto(f"/meetings/{meeting['id']}")
    ribbon = page.get_by_role("slider", name="Garis waktu percakapan")
    for key, seconds in (("PageUp", "60"), ("ArrowRight", "65"), ("PageDown", "5"), ("Home", "0")):
        ribbon.press(key)
        expect(ribbon).to_have_attribute("aria-valuenow", seconds)
    ribbon.press("PageUp")
    expect(ribbon).to_have_attribute("aria-valuetext", re.compile("^1:00 dari .*Budi berbicara"))


def test_a_citation_leads_to_its_words_and_so_does_its_address(page, meeting):
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role(
        "link", name=re.compile("Ke 1:10, Sari: .*anggaran panggung dua belas juta")
    ).first.click()
    said = page.get_by_role("article", name="Sari, 1:10")
    for _ in range(2):
        expect(said).to_have_attribute("aria-current", "true")
        expect(said).to_be_in_viewport()
        expect(page.get_by_role("slider").first).to_have_attribute("aria-valuenow", "70")
        page.reload()
    page.go_back()
    expect(page.get_by_role("heading", name="Keputusan")).to_be_visible()


def test_words_are_found_marked_and_walked_through(page, meeting):
    page.goto(f"/meetings/{meeting['id']}?tab=transcript")
    field = page.get_by_role("searchbox", name="Cari di transkrip")
    field.fill("PANGGUNG")
    expect(page.locator("mark")).to_have_count(4)
    expect(page.get_by_text("1 dari 4")).to_be_visible()
    field.press("Enter")
    expect(page.get_by_text("2 dari 4")).to_be_visible()
    page.get_by_role("button", name="Temuan sebelumnya").click()
    expect(page.get_by_text("1 dari 4")).to_be_visible()
    field.fill("kuda")
    expect(page.get_by_text("Tidak ditemukan")).to_be_visible()


def test_turns_are_walked_by_keyboard_alone(page, meeting):
    page.goto(f"/meetings/{meeting['id']}?tab=transcript")
    page.get_by_role("searchbox", name="Cari di transkrip").press("Tab")
    expect(page.get_by_role("article", name="Sari, 0:02")).to_be_focused()
    for key, name in (("j", "Budi, 0:20"), ("j", "Sari, 1:10"), ("k", "Budi, 0:20")):
        page.keyboard.press(key)
        expect(page.get_by_role("article", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("segment=.*t=20"))


def test_what_is_done_is_ticked_off_and_stays_so(page, person, meeting):
    page.goto(f"/meetings/{meeting['id']}")
    done = page.get_by_role("checkbox", name=re.compile("memesan balai"))
    with page.expect_response(re.compile("/action-items/")):
        done.check()
    page.reload()
    expect(done).to_be_checked()
    items = person.get(f"/api/meetings/{meeting['id']}/summary")["action_items"]
    assert [item["done"] for item in items] == [True]


def test_what_the_meeting_does_not_say_is_said_to_be_unsaid(page, meeting):
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role("textbox", name="Tanya pertemuan ini").fill("Siapa juara dunia sepak bola?")
    page.get_by_role("button", name="Kirim pertanyaan").click()
    expect(page.get_by_text("Pertemuan ini tidak membicarakannya.")).to_be_visible()


def test_a_new_version_of_the_minutes_comes_by_itself(page, person, meeting):
    page.goto(f"/meetings/{meeting['id']}")
    expect(page.get_by_role("heading", name="Keputusan")).to_be_visible()
    person.post(f"/api/meetings/{meeting['id']}/summary/retry", None)
    expect(page.get_by_role("tabpanel").get_by_text("versi 2")).to_be_visible()


def test_many_voices_share_a_lane_until_one_wants_to_see_each(page, person):
    said = "\n".join(f"Anggota {place}: Saya setuju dengan anggaran itu." for place in range(12))
    page.goto(f"/meetings/{person.imported('Rapat besar', said)['id']}")
    page.get_by_role("button", name="6 lainnya").click()
    expect(page.get_by_role("listitem").get_by_text("Anggota 11")).to_be_visible()
    page.get_by_role("button", name="Tampilkan lebih sedikit").click()
    expect(page.get_by_role("button", name="6 lainnya")).to_be_visible()


@pytest.mark.parametrize("tab", ["summary", "transcript", "recording"])
def test_every_tab_is_accessible(page, meeting, tab):
    page.goto(f"/meetings/{meeting['id']}?tab={tab}")
    expect(page.get_by_role("slider")).to_be_visible()
    expect(page.get_by_role("complementary", name="Tanya").get_by_role("listitem")).to_have_count(3)
    assert_accessible(page)


def test_on_a_phone_questions_are_a_tab_of_their_own(page, meeting):
    page.set_viewport_size(PHONE)
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role("tab", name="Tanya").click()
    expect(page).to_have_url(re.compile("tab=ask"))
    page.get_by_role("textbox", name="Tanya pertemuan ini").fill("Berapa anggaran panggung?")
    page.get_by_role("button", name="Kirim pertanyaan").click()
    expect(page.get_by_role("log").get_by_text("dua belas juta").first).to_be_visible()
    assert_accessible(page)
