"""Meetings as their owner finds, plans, changes and gives them up; by keyboard alone where that is said."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.keys import tab_to

TRANSCRIPT = "[00:00] Sari: Kita mulai.\n[00:05] Budi: Kita sepakat hari Jumat."
PLACES = {
    "list": "/meetings",
    "nothing found": "/meetings?q=gajah",
    "planning": "/meetings?new=later",
    "bringing": "/meetings?new=import",
}


@pytest.fixture
def agent(person):
    return person.agent("Bu Sekar", "Pewawancara produk.\n- Dampak diceritakan dengan angka")


def tomorrow():
    return (datetime.now(UTC) + timedelta(days=1)).isoformat()


def test_a_newcomer_describes_an_agent_while_planning(page, person):
    page.goto("/meetings")
    page.get_by_role("main").get_by_role("link", name="Pertemuan baru").last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Agen baru").click()
    dialog.get_by_label("Nama", exact=True).fill("Bu Sekar")
    dialog.get_by_role("button", name="Buat agen").click()
    expect(dialog.get_by_role("radio", name="Bu Sekar")).to_be_checked()
    dialog.get_by_role("button", name=re.compile("Besok")).click()
    dialog.get_by_role("button", name="Rencanakan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bertemu Bu Sekar")
    expect(page.get_by_role("region", name="Akan datang")).to_contain_text("Bu Sekar")


def test_a_press_beside_a_form_loses_nothing_typed(page, agent):
    page.goto("/meetings?new=later")
    title = page.get_by_role("dialog").get_by_label("Judul", exact=True)
    title.fill("Latihan panjang")
    page.mouse.click(5, 5)
    expect(title).to_have_value("Latihan panjang")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_meeting_is_planned_and_changed_by_keyboard_alone(page, person, agent):
    page.goto("/meetings?new=later")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Nanti")).to_be_focused()
    expect(dialog.get_by_role("radio", name="Bu Sekar")).to_be_checked()
    tab_to(page, dialog.get_by_label("Judul", exact=True))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Latihan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Latihan")
    tab_to(page, page.get_by_role("button", name="Ubah"))
    page.keyboard.press("Enter")
    tab_to(page, dialog.get_by_label("Judul", exact=True))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Latihan kedua")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text("Latihan kedua")
    expect(page.get_by_role("button", name="Ubah")).to_be_focused()


def test_a_change_that_comes_too_late_is_taken_back(page, person, agent, troubles):
    meeting = person.meeting("Latihan", agent)
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role("button", name="Ubah").click()
    page.route("**/api/live", lambda route: route.abort())
    page.get_by_role("dialog").get_by_label("Judul", exact=True).fill("Terlambat")
    troubles.allow("409")
    page.route("**/api/meetings/*", lambda route: cancel_first(route, person, meeting))
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Perubahan tidak tersimpan")).to_be_visible()
    expect(page.get_by_text("Dibatalkan").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Latihan")


def cancel_first(route, person, meeting):
    if route.request.method == "PATCH":
        person.post(f"/api/meetings/{meeting['id']}/cancel", {})
    route.continue_()


def test_a_cancelled_meeting_is_planned_again_with_its_words(page, person, agent):
    meeting = person.meeting("Latihan", agent, planned_start=tomorrow())
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role("button", name=re.compile("Tindakan lain")).click()
    page.get_by_role("menuitem", name="Batalkan pertemuan").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Batalkan pertemuan").click()
    page.get_by_role("link", name="Rencanakan lagi").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Judul", exact=True)).to_have_value("Latihan")
    expect(dialog.get_by_role("radio", name="Bu Sekar")).to_be_checked()


def test_the_address_keeps_what_was_searched_for(page, person, agent):
    for title in ("Tinjauan sprint", "Belajar kalkulus"):
        person.meeting(title, agent)
    page.goto("/meetings")
    expect(titles(page)).to_have_count(2)
    page.get_by_role("searchbox", name="Cari judul pertemuan").fill("kalkulus")
    expect(titles(page)).to_have_text(["Belajar kalkulus"])
    page.get_by_role("button", name="Selesai").click()
    expect(page.get_by_role("heading", name="Tidak ada pertemuan yang cocok")).to_be_visible()
    page.reload()
    expect(page.get_by_role("searchbox", name="Cari judul pertemuan")).to_have_value("kalkulus")
    page.get_by_role("link", name="Lihat semua pertemuan").click()
    expect(titles(page)).to_have_count(2)


def test_an_address_that_makes_no_sense_shows_everything(page, person, agent):
    person.meeting("Latihan", agent)
    page.goto("/meetings?page=-3&status=asleep&new=yesterday&agent_id=..")
    expect(titles(page)).to_have_text(["Latihan"])


def test_a_meeting_deleted_by_keyboard_leaves_the_list(page, person, agent):
    person.meeting("Latihan", agent)
    page.goto("/meetings")
    page.get_by_role("button", name="Tindakan lain untuk “Latihan”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Hapus pertemuan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alertdialog")).to_contain_text("hilang dari daftar")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Belum ada pertemuan")).to_be_visible()
    expect(page.get_by_role("main")).to_be_focused()


def test_files_dropped_anywhere_are_brought_one_after_the_other(page, person, troubles):
    troubles.allow("400")
    page.goto("/meetings")
    expect(page.get_by_role("heading", name="Belum ada pertemuan")).to_be_visible()
    page.evaluate(DROP, {"rapat.txt": TRANSCRIPT, "rusak.vtt": "WEBVTT\n\n00:01.000 -> 00:02.000\nHalo"})
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Impor 2 berkas").click()
    expect(dialog.get_by_text("1 dari 2 berkas masuk")).to_be_visible()
    expect(dialog.get_by_role("alert")).to_contain_text("Baris 3")
    expect(dialog.get_by_role("alert")).to_contain_text("00:01.000 -> 00:02.000")
    dialog.get_by_role("link", name="Buka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("rapat")


def test_an_invitation_says_to_what_and_leads_to_the_lobby(page, person, agent, new_context, somebody):
    meeting = person.meeting("Latihan", agent)
    page.goto(f"/meetings/{meeting['id']}")
    page.get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_text("Tautan undangan tersalin")).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    context = new_context()
    somebody(context, "Budi")
    guest = context.new_page()
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Latihan")
    expect(guest.get_by_text("mengundang Anda")).to_be_visible()
    assert_accessible(guest)
    guest.get_by_role("link", name="Masuk ke lobi").click()
    expect(guest.get_by_role("button", name="Masuk", exact=True)).to_be_visible()


def test_a_meeting_that_is_under_way_and_one_that_is_written_say_so(page, person, agent, provider):
    active, processing = (person.meeting(title, agent) for title in ("Sedang", "Sudah"))
    provider.begin(active)
    provider.end(processing)
    for meeting, status, said in (
        (active, "active", "Sedang berlangsung"),
        (processing, "processing", "Menunggu transkrip"),
    ):
        person.wait_for(meeting["id"], status)
        page.goto(f"/meetings/{meeting['id']}")
        expect(page.get_by_text(said).first).to_be_visible()
        assert_accessible(page)


def test_what_is_missing_is_said_with_its_reason(page, person, agent, provider):
    meeting = person.meeting("Gagal", agent)
    provider.fail_transcription(meeting)
    person.wait_for(meeting["id"], "completed")
    page.goto(f"/meetings/{meeting['id']}")
    expect(page.get_by_text("Penyedia panggilan gagal mengubah ucapan menjadi teks.")).to_be_visible()
    assert_accessible(page)
    page.goto("/meetings")
    expect(page.get_by_role("listitem").filter(has_text="Gagal")).to_contain_text("Tidak ada hasil")


@pytest.mark.parametrize("place", PLACES)
def test_lists_and_dialogs_are_accessible(page, person, agent, place):
    person.meeting("Latihan", agent, planned_start=tomorrow())
    person.imported("Rapat", TRANSCRIPT, agent=agent)
    page.goto(PLACES[place])
    expect(page.get_by_role("heading").last).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert_accessible(page)


def titles(page):
    return page.get_by_role("main").get_by_role("heading", level=3)


DROP = """files => {
    const held = new DataTransfer();
    for (const [name, text] of Object.entries(files)) held.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
    }
}"""
