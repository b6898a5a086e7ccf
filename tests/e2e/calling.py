"""What people do in a call, for tests of several kinds."""

from playwright.sync_api import expect

MASUK = "Masuk"
WRITE = "Tulis ke ruang ini"


def join(page, path):
    """Through the lobby, everything off."""
    page.goto(path)
    page.get_by_role("button", name=MASUK, exact=True).click()
    expect(page.get_by_label(WRITE)).to_be_visible()


def say(page, text):
    page.get_by_label(WRITE).fill(text)
    page.get_by_label(WRITE).press("Enter")


def lines(page):
    return page.get_by_role("log", name="")


def seats(page):
    return page.get_by_role("list", name="Peserta").get_by_role("listitem")


def leave(page, choice="Tinggalkan"):
    """By the button, and the choice it asks for; the host may choose to end it for all."""
    page.get_by_role("button", name="Tinggalkan").click()
    page.get_by_role("dialog").get_by_role("button", name=choice).click()


def invitation(person, meeting):
    """Where its guests' lobby is."""
    code = person.post(f"/api/meetings/{meeting['id']}/invitation", {})["code"]
    return f"/join/{code}/call"
