"""Figures of a call between two browsers: how soon a line is seen, and how soon a voice is heard.

By itself: `python tests/bench_call.py DATABASE_URL`; `make bench` brings a database along. Both clocks are this machine's.
"""

import math
import statistics
import struct
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from e2e.chromium import find_chromium, launch_options
from e2e.person import Person
from e2e.server import Server
from temuainul.entrypoints.web.building import our_places

LINES = 60
LINES_APART = 0.25
LISTEN_SECONDS = 25
BEEP_SECONDS = 0.05
RATE = 48_000
LONGEST_ECHO = 0.9
"""Beeps come a second apart: what is heard later than that belongs to the next one."""

Row = tuple[str, float, float | None]

# Notes when a line was sent here, when one is seen here, and when voices began in this page's worklets.
WATCH = """(() => {
  const seen = { sent: {}, shown: {}, captured: [], played: [] };
  window.seen = seen;
  addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.value) seen.sent[target.value] = Date.now();
  }, true);
  new MutationObserver(() => {
    const now = Date.now();
    for (const line of document.querySelectorAll('[role="log"] p')) seen.shown[line.innerText.trim()] ??= now;
  }).observe(document, { childList: true, subtree: true });
  const Node = window.AudioWorkletNode;
  window.AudioWorkletNode = class extends Node {
    constructor(context, name, options) {
      super(context, name, options);
      this.port.addEventListener("message", ({ data }) => {
        for (const voice of data.levels ?? [data]) {
          if (voice.began !== null) seen[name === "player" ? "played" : "captured"].push(voice.began);
        }
      });
    }
  };
})()"""


def figures(database_url: str) -> list[Row]:
    """None where there is no Chromium, or no page."""
    if find_chromium() is None or not (our_places().built / "index.html").exists():
        return []
    with _running(database_url) as (server, beeps), sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(beeps))
        speaker, listener = _in_one_room(browser, server)
        lines, echoes = _lines(speaker, listener), _echoes(speaker, listener)
        browser.close()
    return [
        ("line sent until shown in the other browser, p95, s", _p95(lines), None),
        ("voice, microphone worklet to speaker worklet, median, s", statistics.median(echoes), None),
        ("voice, microphone worklet to speaker worklet, p95, s", _p95(echoes), None),
    ]


@contextmanager
def _running(database_url: str) -> Iterator[tuple[Server, Path]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        folder = Path(directory)
        beeps = _write_beeps(folder / "beeps.wav")
        server = Server(database_url, folder)
        server.migrate()
        server.start("up")
        try:
            yield server, beeps
        finally:
            server.end()


def _write_beeps(file: Path) -> Path:
    """One second: a short tone, then silence."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(_sample(number) for number in range(RATE)))
    return file


def _sample(number: int) -> bytes:
    sounds = number < RATE * BEEP_SECONDS
    return struct.pack("<h", int(16_000 * math.sin(number * 2 * math.pi * 800 / RATE)) if sounds else 0)


def _in_one_room(browser: Browser, server: Server) -> tuple[Page, Page]:
    """The host, and a guest who came by the link."""
    speaker, listener = (_page(browser, server, name) for name in ("Sari", "Budi"))
    host = Person(speaker.context.request, server.url, "Sari").sign_up()
    Person(listener.context.request, server.url, "Budi").sign_up()
    meeting = host.meeting("Rapat")
    code = host.post(f"/api/meetings/{meeting['id']}/invitation", {})["code"]
    _join(speaker, f"/meetings/{meeting['id']}/call")
    _join(listener, f"/join/{code}/call")
    return speaker, listener


def _page(browser: Browser, server: Server, name: str) -> Page:
    context = browser.new_context(base_url=server.url, permissions=["microphone"], locale="id-ID")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("pageerror", lambda error: sys.exit(f"{name}: {error}"))
    return page


def _join(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_label("Tulis ke ruang ini").wait_for()


def _lines(speaker: Page, listener: Page) -> list[float]:
    """From pressing Enter until the other page holds the line."""
    field = speaker.get_by_label("Tulis ke ruang ini")
    for number in range(LINES):
        field.fill(f"baris nomor {number}")
        field.press("Enter")
        time.sleep(LINES_APART)
    listener.get_by_text(f"baris nomor {LINES - 1}", exact=True).last.wait_for()
    sent, shown = speaker.evaluate("window.seen.sent"), listener.evaluate("window.seen.shown")
    return [(shown[text] - at) / 1000 for text, at in sent.items()]


def _echoes(speaker: Page, listener: Page) -> list[float]:
    """For each beep that was captured, how long until it began to sound."""
    speaker.get_by_role("button", name="Nyalakan mikrofon").click()
    time.sleep(LISTEN_SECONDS)
    captured, played = speaker.evaluate("window.seen.captured"), listener.evaluate("window.seen.played")
    heard = [next((at - began for at in played if at >= began), math.inf) / 1000 for began in captured]
    echoes = [seconds for seconds in heard if seconds < LONGEST_ECHO]
    if len(echoes) < LISTEN_SECONDS // 2:
        sys.exit(f"of {len(captured)} beeps only {len(echoes)} were heard")
    return echoes


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    for name, seconds, _ in figures(sys.argv[1]):
        print(f"{name:<60}{seconds:8.4f}")
