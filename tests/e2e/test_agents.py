"""Agents: described, found again, changed and taken leave of."""

import json
import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible

REFUSAL = {
    "status": 409,
    "content_type": "application/problem+json",
    "body": json.dumps({"code": "conflict", "status": 409, "title": "", "detail": "", "errors": []}),
}


@pytest.fixture
def agent(person):
    return person.agent("Pak Guru", "Guru matematika.\n- Langkah yang terlewat")


def test_an_agent_is_described_from_an_example_and_has_a_page(page, person):
    page.goto("/agents?new=true")
    form = page.get_by_role("dialog", name="Agen baru")
    form.get_by_role("button", name="Pewawancara").click()
    form.get_by_label("Nama").fill("Bu Ratna")
    form.get_by_role("button", name="Buat agen").click()
    expect(page).to_have_url(re.compile(r"/agents/[^/?]+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bu Ratna")
    expect(page.get_by_text("Apakah dampak diceritakan dengan angka")).to_be_visible()


def test_a_search_and_its_page_are_in_the_address(page, person):
    for number in range(13):
        person.agent(f"Penguji {number}", "")
    person.agent("Notulis", "")
    page.goto("/agents")
    page.get_by_role("searchbox", name="Cari agen menurut nama").fill("penguji")
    expect(page).to_have_url(re.compile("q=penguji"))
    page.get_by_role("button", name="Berikutnya").click()
    expect(page).to_have_url(re.compile("page=2"))
    page.reload()
    expect(page.get_by_role("list", name="Agen Anda").get_by_role("listitem")).to_have_count(1)


def test_a_change_shows_in_other_windows_too(page, context, agent):
    other = context.new_page()
    other.goto("/agents")
    expect(other.get_by_role("link", name="Pak Guru")).to_be_visible()
    page.goto(f"/agents/{agent['id']}?edit=true")
    form = page.get_by_role("dialog", name="Ubah agen")
    form.get_by_label("Nama").fill("Bu Guru")
    form.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bu Guru")
    expect(other.get_by_role("link", name="Bu Guru")).to_be_visible()


def test_a_change_the_server_refuses_is_taken_back_and_stays_typed(page, agent):
    page.route("**/api/agents/*", _refuse_changes)
    page.goto(f"/agents/{agent['id']}?edit=true")
    form = page.get_by_role("dialog", name="Ubah agen")
    form.get_by_label("Nama").fill("Bu Guru")
    form.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Agen ini tidak tersimpan")).to_be_visible()
    expect(form.get_by_label("Nama")).to_have_value("Bu Guru")
    form.get_by_role("button", name="Batal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pak Guru")


def _refuse_changes(route):
    if route.request.method == "PATCH":
        route.fulfill(**REFUSAL)
    else:
        route.continue_()


def test_deleting_says_what_stays_and_it_does(page, person, agent):
    person.imported("Belajar turunan", "Sari: Turunan sudah jelas.\n", agent=agent)
    page.goto(f"/agents/{agent['id']}")
    page.get_by_role("button", name="Lainnya").click()
    page.get_by_role("menuitem", name="Hapus agen").click()
    question = page.get_by_role("alertdialog")
    expect(question).to_contain_text("1 pertemuannya tetap ada")
    question.get_by_role("button", name="Hapus agen").click()
    expect(page).to_have_url(re.compile(r"/agents$"))
    expect(page.get_by_text("Agen pertama Anda")).to_be_visible()
    assert person.get("/api/meetings")["items"][0]["agent"]["name"] == "Pak Guru"


def test_another_persons_agent_is_nowhere(page, person, somebody, new_context):
    theirs = somebody(new_context(), "Budi").agent()
    page.goto(f"/agents/{theirs['id']}")
    expect(page.get_by_text("Tidak ada apa-apa di sini")).to_be_visible()


@pytest.mark.parametrize("path", ["/agents", "/agents?new=true", "/agents/{id}", "/agents/{id}?edit=true"])
def test_it_is_accessible(page, agent, path):
    page.goto(path.format(**agent))
    expect(page.get_by_text("Pak Guru").first).to_be_attached()
    assert_accessible(page)


def test_it_is_accessible_without_agents(page, person):
    page.goto("/agents")
    expect(page.get_by_role("button", name="Ambil Notulis")).to_be_visible()
    assert_accessible(page)


def test_what_changed_while_the_page_was_loading_is_shown(page, person):
    held = []
    page.route("**/api/live", lambda route: held.append(route))  # noqa: PLW0108  built-ins hide what they take
    with page.expect_request("**/api/live"):
        page.goto("/agents")
    expect(page.get_by_role("heading", name="Agen", level=1)).to_be_visible()
    person.agent("Bu Sekar")
    held.pop().continue_()
    expect(page.get_by_role("link", name="Bu Sekar")).to_be_visible()
