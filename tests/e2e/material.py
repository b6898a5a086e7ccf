"""What the pages show, for tests that go through all of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from e2e.person import Person
from e2e.provider import Provider

SAMPLE = Path(__file__).parents[2] / "src" / "temuainul" / "entrypoints" / "cli" / "rapat.txt"


@dataclass(frozen=True)
class Material:
    ids: dict[str, str]
    states: dict[str, Any]
    """Who is signed in, by name."""


def prepared(playwright: Any, server: Any) -> Material:
    """Two accounts, and meetings in every status; what Sari's page shows is as full as after some weeks."""
    sari, baru = (playwright.request.new_context(base_url=server.url) for _ in range(2))
    Person(baru, server.url, "Baru", "baru@example.org").sign_up()
    person = Person(sari, server.url, "Sari Wulandari", "sari@example.org").sign_up()
    ids = _weeks_of_work(person, Provider(server))
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
