"""One's account: name, language, look, and where one is signed in."""

import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.person import PASSWORD

PHONE = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def account(page, person):
    page.goto("/account")
    expect(page.get_by_role("heading", name="Akun", level=1)).to_be_visible()
    return page


@pytest.fixture
def phone(new_context, person, server):
    """The same person's phone, signed in."""
    context = new_context(user_agent=PHONE)
    body = {"email": person.email, "password": PASSWORD}
    assert context.request.post(
        f"{server.url}/api/auth/sign-in", data=body, headers={"origin": server.url}
    ).ok
    page = context.new_page()
    page.goto("/agents")
    expect(page.get_by_role("heading", name="Agen", level=1)).to_be_visible()
    return page


def test_a_new_name_shows_everywhere(account):
    account.get_by_label("Nama").fill("Sari Wulandari")
    account.get_by_role("button", name="Simpan").click()
    expect(account.get_by_text("Tersimpan")).to_be_visible()
    account.goto("/")
    expect(account.get_by_role("link", name="Sari Wulandari")).to_be_visible()


def test_the_language_changes_at_once_and_follows_to_other_devices(account, phone):
    account.get_by_role("radio", name="English").check()
    expect(account.get_by_role("heading", name="Account", level=1)).to_be_visible()
    expect(phone.get_by_role("heading", name="Agents", level=1)).to_be_visible()


def test_a_language_chosen_on_a_browser_goes_before_the_profile(account, phone):
    account.get_by_role("button", name="Switch to English").click()
    expect(account.get_by_role("heading", name="Account", level=1)).to_be_visible()
    account.reload()
    expect(account.get_by_role("heading", name="Account", level=1)).to_be_visible()
    expect(account.get_by_role("radio", name="English")).to_be_checked()
    phone.reload()
    expect(phone.get_by_role("heading", name="Agen", level=1)).to_be_visible()
    account.get_by_role("radio", name="Bahasa Indonesia").check()
    expect(account.get_by_role("heading", name="Akun", level=1)).to_be_visible()


def test_the_theme_is_kept(account):
    account.get_by_role("radio", name="Gelap").check()
    account.reload()
    expect(account.locator("html")).to_have_attribute("data-theme", "dark")
    expect(account.get_by_role("radio", name="Gelap")).to_be_checked()


def test_a_lost_phone_is_signed_out(phone, account):
    row = account.get_by_role("listitem").filter(has_text="Chrome di Android")
    row.get_by_role("button", name="Keluar").click()
    expect(row).to_have_count(0)
    expect(phone).to_have_url(re.compile("/sign-in"))
    expect(account.get_by_role("listitem").filter(has_text="perangkat ini")).to_be_visible()


def test_signing_out_everywhere_asks_first(account, phone):
    account.get_by_role("button", name="Keluar di mana-mana").click()
    account.get_by_role("alertdialog").get_by_role("button", name="Keluar di mana-mana").click()
    for page in (account, phone):
        expect(page).to_have_url(re.compile("/sign-in"))


def test_who_signs_out_is_out(account):
    account.get_by_role("button", name="Keluar", exact=True).click()
    expect(account).to_have_url(re.compile("/sign-in"))
    account.goto("/account")
    expect(account).to_have_url(re.compile(r"/sign-in\?next=%2Faccount"))


def test_it_is_accessible(account):
    expect(account.get_by_role("listitem").filter(has_text="perangkat ini")).to_be_visible()
    assert_accessible(account)
