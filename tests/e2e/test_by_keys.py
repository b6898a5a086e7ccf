"""A newcomer's first day by keys alone: no pointer is used anywhere here."""

import re
import time

from playwright.sync_api import expect

from e2e.calling import WRITE, lines
from e2e.keys import press, tab_to, write
from e2e.person import PASSWORD

DECIDED = "Kita sepakat anggaran panggung dua belas juta rupiah."
PROMISED = "Saya akan mengirim laporan kepada bendahara hari Jumat."


def test_from_the_door_to_the_answer(page):
    page.goto("/sign-up")
    write(page, page.get_by_label("Alamat e-mail"), f"kunci.{time.time_ns()}@example.org")
    write(page, page.get_by_label("Nama"), "Sari Wulandari")
    write(page, page.get_by_label("Kata sandi", exact=True), PASSWORD)
    page.keyboard.press("Enter")

    press(page, page.get_by_role("button", name="Ambil Notulis"))
    press(page, page.get_by_role("link", name="Mulai sekarang").first)
    expect(page.get_by_role("radio", name="Notulis")).to_be_checked()
    write(page, page.get_by_role("dialog").get_by_label("Judul"), "Rapat anggaran")
    page.keyboard.press("Enter")

    press(page, page.get_by_role("button", name="Masuk", exact=True))
    for text in (DECIDED, PROMISED, "Notulis, berapa anggaran panggung?"):
        write(page, page.get_by_label(WRITE), text)
        page.keyboard.press("Enter")
        expect(lines(page)).to_contain_text(text)
    expect(lines(page).get_by_text("dua belas juta rupiah")).to_have_count(2)
    page.keyboard.press("Escape")  # out of the input first
    page.keyboard.press("Escape")
    press(page, page.get_by_role("dialog").get_by_role("button", name="Akhiri untuk semua"))

    press(page, page.get_by_role("link", name="Ke halaman pertemuan"))
    expect(page.get_by_role("heading", name="Keputusan")).to_be_visible()
    write(page, page.get_by_role("textbox", name="Tanya pertemuan ini"), "Siapa yang mengirim laporan?")
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("complementary").get_by_text("mengirim laporan kepada bendahara").first
    ).to_be_visible()
    press(
        page, page.get_by_role("tabpanel").get_by_role("link", name=re.compile("Ke .*dua belas juta")).first
    )
    expect(page.get_by_role("tab", name="Transkrip")).to_have_attribute("aria-selected", "true")

    page.reload()
    expect(page.get_by_role("tabpanel").get_by_text(PROMISED).first).to_be_visible()
    page.keyboard.press("ControlOrMeta+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("bendahara")
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile("/meetings/"))


def test_a_transcript_is_brought_and_read(page, person, tmp_path):
    file = tmp_path / "rapat.txt"
    file.write_text(f"[00:00] Sari: Kita mulai.\n[00:05] Budi: {DECIDED}", encoding="utf-8")
    page.goto("/meetings")
    press(page, page.get_by_role("main").get_by_role("link", name="Impor").first)
    dialog = page.get_by_role("dialog")
    tab_to(page, dialog.locator("input[type=file]"))
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Space")
    choosing.value.set_files(file)
    press(page, dialog.get_by_role("button", name=re.compile("^Impor")))
    expect(page.get_by_role("heading", level=1)).to_have_text("rapat")
    expect(page.get_by_role("heading", name="Keputusan")).to_be_visible()
    tab_to(page, page.get_by_role("tab", name="Ringkasan"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel", name="Transkrip").get_by_text(DECIDED)).to_be_visible()
