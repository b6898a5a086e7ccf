"""What people do in a call, said once for all flows."""

import re

from playwright.sync_api import expect


def enter(page):
    """From the lobby into the call."""
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(line_input(page)).to_be_enabled()


def line_input(page):
    return page.get_by_role("textbox", name="Tulis ke ruang ini")


def say(page, text):
    """Typed, and seen by whoever typed it: so it is kept."""
    line_input(page).fill(text)
    line_input(page).press("Enter")
    expect(lines(page)).to_contain_text(text)
    expect(lines(page).get_by_text("belum tersimpan")).to_have_count(0)


def lines(page):
    return page.get_by_role("log")


def end_for_all(page):
    page.get_by_role("button", name="Tinggalkan").click()
    page.get_by_role("dialog").get_by_role("button", name="Akhiri untuk semua").click()
    expect(page.get_by_role("heading", name="Panggilan selesai")).to_be_visible()


def leave(page):
    """It goes on for others."""
    page.get_by_role("button", name="Tinggalkan").click()
    page.get_by_role("dialog").get_by_role("button", name="Tinggalkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Anda sudah keluar|Sampai jumpa"))
