"""What a newcomer does on the first day, from the door to the answer, with nothing but the page."""

import re
import time

from playwright.sync_api import expect

from e2e.calling import leave, lines, say
from e2e.person import PASSWORD

SAID = (
    "Selamat pagi, kita mulai rapat anggaran panggung.",
    "Kita sepakat anggaran panggung dua belas juta rupiah.",
    "Saya akan mengirim laporan kepada bendahara hari Jumat.",
)


def test_from_the_door_to_the_answer(page):
    sign_up(page)
    page.get_by_role("button", name="Ambil Notulis").click()
    page.get_by_role("link", name="Mulai sekarang").click()
    expect(page.get_by_role("radio", name=re.compile("Notulis"))).to_be_checked()
    page.get_by_role("dialog").get_by_label("Judul").fill("Rapat anggaran panggung")
    page.get_by_role("dialog").get_by_role("button", name="Masuk ke lobi").click()

    page.get_by_role("button", name="Nyalakan mikrofon").click()
    page.get_by_role("button", name="Masuk", exact=True).click()
    for text in SAID:
        say(page, text)
    say(page, "Notulis, berapa anggaran panggung?")
    expect(lines(page).get_by_text("dua belas juta rupiah")).to_have_count(2)
    leave(page, "Akhiri untuk semua")

    page.get_by_role("link", name="Ke halaman pertemuan").click()
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible()
    decision = page.get_by_role("tabpanel").get_by_text("Kita sepakat anggaran panggung dua belas juta").first
    expect(decision).to_be_visible()

    ask(page, "Siapa yang mengirim laporan?")
    answer = page.get_by_role("complementary").get_by_text("mengirim laporan kepada bendahara")
    expect(answer.first).to_be_visible()

    citation = page.get_by_role("tabpanel").get_by_role(
        "link", name=re.compile("Ke .*anggaran panggung dua belas juta")
    )
    citation.first.click()
    expect(page).to_have_url(re.compile("tab=transcript.*segment=|segment=.*tab=transcript"))
    expect(page.get_by_role("tab", name="Transkrip")).to_have_attribute("aria-selected", "true")

    page.reload()
    expect(page.get_by_role("tabpanel").get_by_text(SAID[2])).to_be_visible()
    page.keyboard.press("ControlOrMeta+k")
    page.get_by_role("combobox").fill("bendahara")
    page.get_by_role("option", name=re.compile("mengirim laporan kepada bendahara")).last.click()
    expect(page).to_have_url(re.compile("segment="))
    expect(page.get_by_role("tabpanel", name="Transkrip").get_by_text(SAID[2]).first).to_be_in_viewport()


def sign_up(page):
    page.goto("/sign-up")
    page.get_by_label("Alamat e-mail").fill(f"baru.{time.time_ns()}@example.org")
    page.get_by_label("Nama").fill("Sari Wulandari")
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Buat akun").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sari")


def ask(page, text):
    field = page.get_by_role("textbox", name="Tanya pertemuan ini")
    field.fill(text)
    field.press("Enter")
