"""Two people and an agent in one room, each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from e2e.steps import end_for_all, enter, leave, lines, say


@pytest.fixture
def meeting(person):
    return person.meeting("Rapat mingguan", person.agent("Bu Sekar"))


@pytest.fixture
def guest(new_context, somebody):
    """Somebody else, in another browser."""
    context = new_context()
    somebody(context, "Budi")
    return context.new_page()


def test_one_leaves_and_the_call_goes_on(page, person, guest, meeting):
    code = person.post(f"/api/meetings/{meeting['id']}/invitation", {})["code"]
    page.goto(f"/meetings/{meeting['id']}/call")
    enter(page)
    guest.goto(f"/join/{code}")
    enter(guest)
    for one in (page, guest):
        for name in ("Sari", "Budi", "Bu Sekar"):
            expect(one.get_by_role("list", name="Peserta").get_by_text(name, exact=True)).to_be_visible()

    say(page, "Selamat pagi, Budi.")
    expect(lines(guest)).to_contain_text("Selamat pagi, Budi.")
    say(guest, "Selamat pagi. Laporannya selesai hari Jumat.")
    expect(lines(page)).to_contain_text("Laporannya selesai hari Jumat.")

    leave(guest)
    expect(page.get_by_role("list", name="Peserta").get_by_text("Budi", exact=True)).to_have_count(0)
    say(page, "Bu Sekar, kapan laporannya selesai?")
    expect(lines(page).get_by_text("selesai hari Jumat")).to_have_count(2)
    end_for_all(page)
    said = [one["text"] for one in notes(person, meeting)["segments"]]
    assert "Selamat pagi. Laporannya selesai hari Jumat." in said


def test_a_guest_sees_nothing_of_the_meeting_but_its_room(guest, person, meeting):
    guest.goto(f"/meetings/{meeting['id']}")
    expect(guest.get_by_role("heading", name="Tidak ada apa-apa di sini")).to_be_visible()


def notes(person, meeting):
    person.wait_for(meeting["id"], "completed")
    return person.get(f"/api/meetings/{meeting['id']}/transcript")
