"""Coming in and going out: by a new account, by an old one, to where one wanted to go."""

import re
import time

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.person import PASSWORD, Person

GREETING = re.compile("Sari")


def sign_up(page, email):
    page.get_by_label("Alamat e-mail").fill(email)
    page.get_by_label("Nama").fill("Sari")
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Buat akun").click()


def sign_in(page, email, password=PASSWORD):
    page.get_by_label("Alamat e-mail").fill(email)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


@pytest.fixture
def unused_email():
    return f"baru.{time.time_ns()}@example.org"


@pytest.fixture
def known(new_context, server):
    """Somebody who has an account already, and is signed in elsewhere."""
    return Person(new_context().request, server.url, "Sari").sign_up()


def test_a_newcomer_signs_up_and_is_at_home(page, unused_email):
    page.goto("/")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_role("link", name="Buat akun").click()
    sign_up(page, unused_email)
    expect(page.get_by_role("heading", level=1)).to_contain_text(GREETING)


def test_who_signs_in_is_led_to_where_they_wanted_to_go(page, known):
    page.goto("/agents?search=guru")
    expect(page.get_by_role("heading", name="Selamat datang kembali")).to_be_visible()
    sign_in(page, known.email)
    expect(page).to_have_url(re.compile(r"/agents\?search=guru$"))


def test_nobody_is_led_to_another_site(page, known):
    page.goto("/sign-in?next=//elsewhere.example/")
    sign_in(page, known.email)
    expect(page.get_by_role("heading", level=1)).to_contain_text(GREETING)


def test_a_wrong_password_is_said_and_what_was_typed_stays(page, known):
    page.goto("/sign-in")
    sign_in(page, known.email, "ini bukan kuncinya")
    expect(page.get_by_role("alert")).to_have_text("Alamat e-mail atau kata sandi salah.")
    expect(page.get_by_label("Alamat e-mail")).to_have_value(known.email)


def test_a_form_that_is_not_filled_in_says_where(page):
    page.goto("/sign-up")
    page.get_by_role("button", name="Buat akun").click()
    expect(page.get_by_role("alert")).to_have_count(3)
    expect(page.get_by_label("Alamat e-mail")).to_have_attribute("aria-invalid", "true")


def test_the_other_language_is_one_press_away_and_is_kept(page):
    page.goto("/sign-in")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_other_theme_is_one_press_away_and_is_kept(page):
    page.goto("/sign-in")
    page.get_by_role("button", name="Tema gelap").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_by_keyboard_alone(page, known):
    page.goto("/sign-in")
    expect(page.get_by_label("Alamat e-mail")).to_be_focused()
    page.keyboard.type(known.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(GREETING)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up"])
def test_it_is_accessible(page, path):
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
