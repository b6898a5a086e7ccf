"""A transcript from elsewhere: brought in through the page, and read."""

import json
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

SAID = [
    (f"Pembicara {place % 4 + 1}", f"Ini giliran bicara nomor {place}, tentang anggaran.")
    for place in range(1200)
]


@pytest.fixture
def long_meeting(tmp_path):
    """As long as the longest of real committees, in the shape of the QMSum collection."""
    file = tmp_path / "komite.json"
    turns = [{"speaker": speaker, "content": content} for speaker, content in SAID]
    file.write_text(json.dumps({"meeting_transcripts": turns}), encoding="utf-8")
    return file


def test_a_long_meeting_is_brought_and_read(page, person, long_meeting):
    page.goto("/meetings")
    bring(page, long_meeting)
    expect(page.get_by_role("heading", level=1)).to_have_text("komite")
    page.get_by_role("tab", name="Transkrip").click()
    turns = page.get_by_role("tabpanel", name="Transkrip")
    expect(turns.get_by_text("nomor 0, tentang anggaran.")).to_be_visible()
    page.evaluate(SCROLL)
    expect(turns.get_by_text("nomor 1199, tentang anggaran.")).to_be_in_viewport()


def test_a_turn_that_is_linked_to_is_shown(page, person, long_meeting):
    meeting = person.imported("Komite", long_meeting.read_bytes(), name="komite.json")
    segment = person.get(f"/api/meetings/{meeting['id']}/transcript")["segments"][900]
    page.goto(f"/meetings/{meeting['id']}?tab=transcript&segment={segment['id']}")
    expect(page.get_by_text("nomor 900,")).to_be_in_viewport()


def test_a_file_that_is_no_transcript_says_why(page, person, tmp_path):
    broken = tmp_path / "rusak.vtt"
    broken.write_text("WEBVTT\n\n00:00.000 --> bukan waktu\nHalo\n", encoding="utf-8")
    page.goto("/meetings")
    bring(page, broken)
    expect(
        page.get_by_role("dialog").get_by_text(re.compile("baris|line", re.IGNORECASE)).first
    ).to_be_visible()
    assert person.get("/api/meetings")["total"] == 0


REAL = Path(os.environ.get("QMSUM", Path(__file__).parents[3] / "shared" / "data" / "qmsum" / "val"))


@pytest.mark.skipif(not REAL.is_dir(), reason="the QMSum collection is not here; QMSUM names its folder")
def test_a_real_meeting_is_brought_and_read(page, person):
    file = min(REAL.glob("*.json"))
    page.goto("/meetings")
    bring(page, file)
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="Keputusan")).to_be_visible()


def bring(page, file):
    page.get_by_role("link", name="Impor").click()
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(file)
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Impor")).click()


SCROLL = """async () => {
    for (let at = 0; at <= document.documentElement.scrollHeight; at += 800) {
        window.scrollTo(0, at);
        await new Promise(requestAnimationFrame);
    }
    window.scrollTo(0, document.documentElement.scrollHeight);
}"""
