"""Pictures of every page, for people to look at: `make screenshots`. Not part of the suite; nothing is compared.

To add one, add a line to `SHOTS`: its name, the address it is at, and what is done there before the picture is taken.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.person import Person
from e2e.provider import Provider

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "screenshots"
SAMPLE = ROOT / "src" / "temuainul" / "entrypoints" / "cli" / "rapat.txt"
TALLEST = 2400
"""CSS pixels; what is below looks like what is above it."""

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
WIDE = {"viewport": {"width": 1440, "height": 1000}, "device_scale_factor": 1.5}
LOOKS = {
    "light": {**WIDE, "color_scheme": "light"},
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
}


def nothing(page: Page) -> None:
    """As it opens."""


def pressed(keys: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(keys)


def entered(page: Page) -> None:
    """In the call, where something was said."""
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("textbox", name="Tulis ke ruang ini").fill(
        "Selamat pagi, Notulen. Apa agenda kita hari ini?"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_text("Apa agenda kita hari ini?").first).to_be_visible()
    page.wait_for_timeout(1500)


def searched(words: str) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        page.keyboard.press("ControlOrMeta+k")
        page.keyboard.type(words)
        expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()

    return search


@dataclass(frozen=True)
class Shot:
    name: str
    path: str
    """`{completed}` and the like are put in from the material."""
    prepare: Callable[[Page], None] = nothing
    who: str = "sari"
    """`sari` has everything, `baru` nothing yet, `nobody` is not signed in."""


SHOTS = [
    Shot("sign-in", "/sign-in", who="nobody"),
    Shot("sign-up", "/sign-up", who="nobody"),
    Shot("home", "/"),
    Shot("home-new", "/", who="baru"),
    Shot("agents", "/agents"),
    Shot("agents-new", "/agents", who="baru"),
    Shot("agent-form", "/agents?new=true"),
    Shot("agent", "/agents/{agent}"),
    Shot("meetings", "/meetings"),
    Shot("meetings-new", "/meetings", who="baru"),
    Shot("meetings-none-found", "/meetings?q=gajah"),
    Shot("meeting-form", "/meetings?new=later"),
    Shot("meeting-import", "/meetings?new=import"),
    Shot("meeting-upcoming", "/meetings/{upcoming}"),
    Shot("meeting-active", "/meetings/{active}"),
    Shot("meeting-processing", "/meetings/{processing}"),
    Shot("meeting-completed", "/meetings/{completed}"),
    Shot("meeting-transcript", "/meetings/{completed}?tab=transcript"),
    Shot("meeting-recording", "/meetings/{completed}?tab=recording"),
    Shot("meeting-ask", "/meetings/{completed}?tab=ask"),
    Shot("meeting-without-summary", "/meetings/{failed}"),
    Shot("meeting-cancelled", "/meetings/{cancelled}"),
    Shot("meeting-missing", "/meetings/nobodys"),
    Shot("not-found", "/nowhere"),
    Shot("agent-edit", "/agents/{agent}?edit=true"),
    Shot("palette", "/", pressed("ControlOrMeta+k")),
    Shot("palette-found", "/", searched("panitia")),
    Shot("keyboard-help", "/", pressed("?")),
    Shot("account", "/account"),
    Shot("lobby", "/meetings/{room}/call"),
    Shot("call", "/meetings/{room}/call", entered),
    Shot("invitation", "/join/{invitation}", who="baru"),
]


@dataclass(frozen=True)
class Material:
    ids: dict[str, str]
    states: dict[str, Any]
    """Who is signed in, by name."""


@pytest.fixture(scope="package")
def material(playwright: Any, shared_server: Any) -> Material:
    """Two accounts, and meetings in every status; what Sari's page shows is as full as after some weeks."""
    sari, baru = (playwright.request.new_context(base_url=shared_server.url) for _ in range(2))
    Person(baru, shared_server.url, "Baru", "baru@example.org").sign_up()
    person = Person(sari, shared_server.url, "Sari Wulandari", "sari@example.org").sign_up()
    ids = _weeks_of_work(person, Provider(shared_server))
    states = {"nobody": None, "sari": sari.storage_state(), "baru": baru.storage_state()}
    for context in (sari, baru):
        context.dispose()
    return Material(ids=ids, states=states)


def _weeks_of_work(person: Person, provider: Provider) -> dict[str, str]:
    notulen = person.agent(
        "Notulen", "Catat keputusan, penanggung jawab, dan tenggatnya. Bacakan di akhir rapat."
    )
    coach = person.agent(
        "Pelatih wawancara", "Ajukan pertanyaan seperti pewawancara, lalu beri saran satu per satu."
    )
    person.agent("Guru bahasa Inggris", "Speak slowly, correct gently, one mistake at a time.", language="en")
    completed = person.imported("Rapat panitia festival", SAMPLE.read_bytes(), agent=notulen)
    for title, transcript in _transcripts():
        person.imported(
            title, transcript, name=f"{title}.json" if transcript[:1] == b"{" else "rapat.txt", agent=notulen
        )
    for question in ("Apa saja keputusan rapat ini?", "Siapa yang mengurus izin keramaian?"):
        person.ask(completed["id"], question)
    soon = (datetime.now(UTC) + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
    upcoming = person.meeting(
        "Tinjauan anggaran triwulan", notulen, planned_start=soon.isoformat(), duration_minutes=45
    )
    person.meeting("Latihan wawancara kerja", coach)
    active = person.meeting("Rapat mingguan tim", notulen)
    processing = person.meeting("Evaluasi acara pembukaan", notulen)
    failed = person.meeting("Bincang dengan pemasok panggung", notulen)
    cancelled = person.meeting("Kunjungan lapangan", coach)
    room = person.meeting("Rapat harian", notulen)
    invitation = person.post(f"/api/meetings/{upcoming['id']}/invitation", {})["code"]
    person.post(f"/api/meetings/{cancelled['id']}/cancel", {})
    provider.begin(active)
    provider.end(processing)
    provider.fail_transcription(failed)
    for meeting, status in ((active, "active"), (processing, "processing"), (failed, "completed")):
        person.wait_for(meeting["id"], status)
    named = {
        "agent": notulen,
        "completed": completed,
        "upcoming": upcoming,
        "active": active,
        "processing": processing,
        "failed": failed,
        "cancelled": cancelled,
        "room": room,
    }
    return {"invitation": invitation, **{name: thing["id"] for name, thing in named.items()}}


def _transcripts() -> list[tuple[str, bytes]]:
    """Of another length and with other speakers, so that no two look alike."""
    said = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = {"Rapat warga RT 05": said[: len(said) // 3], "Persiapan gladi bersih": said[len(said) // 3 :]}
    renamed = {"Ketua": "Pak Hendra", "Bendahara": "Bu Ratna", "Humas": "Dimas"}
    return [(title, _with_names("".join(lines), renamed).encode()) for title, lines in cut.items()]


def _with_names(text: str, names: dict[str, str]) -> str:
    for name, other in names.items():
        text = text.replace(f"] {name}:", f"] {other}:")
    return text


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_take(shot: Shot, look: str, material: Material, new_context: Any, troubles: Any) -> None:
    page = new_context(storage_state=material.states[shot.who], **LOOKS[look]).new_page()
    page.goto(shot.path.format(**material.ids))
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    shot.prepare(page)
    page.wait_for_timeout(300)
    _stretch(page)
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{shot.name}-{look}.png")
    if troubles.found:
        print(json.dumps(troubles.found))


def _stretch(page: Page) -> None:
    """To the whole page, so that what keeps to the window's edges is at the picture's."""
    tall = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size(
        {**page.viewport_size, "height": min(TALLEST, max(tall, page.viewport_size["height"]))}
    )
    page.wait_for_timeout(300)
