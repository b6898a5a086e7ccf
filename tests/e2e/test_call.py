"""A call, from the lobby to its end, in browsers that have a camera and a microphone which are none."""

import re

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.calling import WRITE, invitation, join, leave, lines, say, seats

LEVELS = """(() => {
  const Node = window.AudioWorkletNode;
  window.loudest = 0;
  window.AudioWorkletNode = class extends Node {
    constructor(context, name, options) {
      super(context, name, options);
      if (name !== "player") return;
      this.port.addEventListener("message", ({ data }) => {
        window.loudest = Math.max(window.loudest, ...data.levels.map(({ level }) => level));
      });
    }
  };
})()"""
"""What comes out of the player, noted."""

RECOGNITION = """(() => {
  class Recognition {
    start() { window.recognition = this; window.listening = true; }
    stop() { window.listening = false; this.onend?.(); }
    hear(transcript, isFinal) {
      this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] });
    }
  }
  window.SpeechRecognition = window.webkitSpeechRecognition = Recognition;
})()"""
"""A recogniser that hears what a test says."""

READER = """(() => {
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speechSynthesis = {
    speak(utterance) { window.read = utterance; utterance.onstart(); },
    cancel() { window.read?.onend(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis });
})()"""
"""A voice that goes on until it is told to stop."""

RECORDED_MS = 4_000
READY = """async (url) => {
  const { items } = await (await fetch(url)).json();
  return items.length === 2 && items.every(({ ready }) => ready);
}"""

MEASURE = """async (url) => {
  const audio = new Audio(url);
  await new Promise((resolve, reject) => {
    audio.onloadedmetadata = resolve;
    audio.onerror = () => reject(audio.error?.message);
  });
  audio.currentTime = 2;
  await new Promise((resolve) => (audio.onseeked = resolve));
  const sound = await (await fetch(url)).arrayBuffer();
  const samples = (await new AudioContext().decodeAudioData(sound)).getChannelData(0);
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  return { seconds: audio.duration, at: audio.currentTime, loudness: Math.sqrt(sum / samples.length) };
}"""
"""Played by the browser, and decoded."""


@pytest.fixture
def meeting(person):
    return person.meeting("Rapat anggaran", person.agent("Bu Sekar"))


@pytest.fixture
def call(meeting):
    return f"/meetings/{meeting['id']}/call"


@pytest.fixture
def budi(person, meeting, somebody, new_context):
    """In another browser, with the link."""
    context = new_context()
    somebody(context, "Budi")
    page = context.new_page()
    page.invited = invitation(person, meeting)
    return page


def test_two_people_and_the_agent_talk_one_leaves_and_the_call_goes_on(page, budi, call):
    join(page, call)
    join(budi, budi.invited)
    expect(seats(page)).to_have_count(3)
    say(budi, "Anggaran panggung dua juta rupiah.")
    expect(lines(page)).to_contain_text("Anggaran panggung dua juta rupiah.")
    say(page, "Bu Sekar, berapa anggaran panggung?")
    expect(lines(budi)).to_contain_text(re.compile("Bu Sekar.*dua juta", re.DOTALL))
    leave(budi)
    expect(budi.get_by_role("heading", name="Sampai jumpa")).to_be_visible()
    expect(seats(page)).to_have_count(2)
    say(page, "Kita lanjut berdua.")
    expect(lines(page)).to_contain_text("Kita lanjut berdua.")
    expect(page.get_by_text("belum tersimpan")).to_have_count(0)


def test_the_host_ends_it_for_all_and_finds_the_notes(page, budi, person, meeting, call):
    join(page, call)
    join(budi, budi.invited)
    say(page, "Budi mengirim laporan paling lambat Jumat.")
    expect(lines(budi)).to_contain_text("Budi mengirim laporan")
    leave(page, "Akhiri untuk semua")
    expect(budi.get_by_text("Catatan pertemuan ini ada pada Sari.")).to_be_visible()
    page.get_by_role("link", name="Ke halaman pertemuan").click()
    expect(page).to_have_url(re.compile(f"/meetings/{meeting['id']}$"))
    assert person.wait_for(meeting["id"], "completed")["has_transcript"]
    budi.goto(budi.invited)
    expect(budi.get_by_role("heading", name="Panggilan ini sudah selesai")).to_be_visible()


def test_a_guest_is_not_offered_what_is_the_hosts(page, budi, call):
    join(page, call)
    join(budi, budi.invited)
    for name in ("Salin undangan", "Rekam"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
        expect(budi.get_by_role("button", name=name)).to_have_count(0)
    budi.get_by_role("button", name="Tinggalkan").click()
    expect(budi.get_by_role("dialog")).to_be_visible()
    expect(budi.get_by_role("button", name="Akhiri untuk semua")).to_have_count(0)


def test_a_voice_is_heard_in_the_other_browser_until_it_is_muted(page, budi, call):
    budi.add_init_script(LEVELS)
    join(page, call)
    join(budi, budi.invited)
    assert budi.evaluate("window.loudest") == 0
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    budi.wait_for_function("() => window.loudest > 0.05")
    page.get_by_role("button", name="Matikan mikrofon").click()
    expect(seats(budi).filter(has_text="Sari")).to_contain_text("mikrofon mati")
    # What was on its way is played; then there is silence, through a whole beep and the pause after it.
    budi.wait_for_timeout(500)
    budi.evaluate("window.loudest = 0")
    budi.wait_for_timeout(1500)
    assert budi.evaluate("window.loudest") == 0


def test_what_is_spoken_becomes_a_caption_and_then_a_line(page, budi, call):
    page.add_init_script(RECOGNITION)
    join(page, call)
    join(budi, budi.invited)
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    page.wait_for_function("() => window.listening")
    page.evaluate("window.recognition.hear('anggaran pang', false)")
    expect(budi.get_by_text("anggaran pang", exact=True)).to_be_visible()
    expect(lines(budi)).not_to_contain_text("anggaran pang")
    page.evaluate("window.recognition.hear('anggaran panggung dua juta', true)")
    expect(lines(budi)).to_contain_text("anggaran panggung dua juta")
    expect(lines(budi)).to_contain_text("diucapkan")
    page.get_by_role("button", name="Matikan mikrofon").click()
    page.wait_for_function("() => !window.listening")


def test_who_does_not_want_their_speech_written_is_not_listened_to(page, call):
    page.add_init_script(RECOGNITION)
    page.goto(call)
    page.get_by_label("Tuliskan ucapan saya").uncheck()
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("button", name="Matikan mikrofon")).to_be_visible()
    assert page.evaluate("window.listening") is None


def test_the_agent_is_read_aloud_until_somebody_speaks_up(page, call):
    page.add_init_script(READER)
    join(page, call)
    agent = seats(page).filter(has_text="Bu Sekar")
    page.get_by_role("button", name="Bacakan kata agen").click()
    say(page, "Bu Sekar, apa yang sudah dibicarakan?")
    expect(agent).to_contain_text("sedang membacakan")
    assert page.evaluate("window.read.text") in lines(page).inner_text()
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    expect(agent).not_to_contain_text("sedang membacakan")


def test_the_host_records_the_call_and_it_plays(page, budi, person, meeting, call):
    """Twice: stopped by hand, and by the end of the call."""
    join(page, call)
    join(budi, budi.invited)
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    page.get_by_role("button", name="Rekam").click()
    expect(budi.get_by_text("Direkam", exact=True)).to_be_visible()
    page.wait_for_timeout(RECORDED_MS)
    page.get_by_role("button", name="Hentikan rekaman").click()
    expect(budi.get_by_text("Direkam", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Rekam").click()
    expect(budi.get_by_text("Direkam", exact=True)).to_be_visible()
    page.wait_for_timeout(RECORDED_MS)
    leave(page, "Akhiri untuk semua")
    person.wait_for(meeting["id"], "completed")
    recordings = f"/api/meetings/{meeting['id']}/recordings"
    page.wait_for_function(READY, arg=recordings)
    for recording in person.get(recordings)["items"]:
        played = page.evaluate(MEASURE, recording["url"])
        assert RECORDED_MS / 1000 - 1 < played["seconds"] < RECORDED_MS / 1000 + 5
        assert played["at"] == 2
        assert played["loudness"] > 0.01


def test_everything_is_done_by_keyboard(page, call):
    page.goto(call)
    page.get_by_role("button", name="Masuk", exact=True).focus()
    page.keyboard.press("Enter")
    field = page.get_by_label(WRITE)
    expect(field).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Matikan mikrofon")).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Tampilkan teks langsung")).to_be_visible()
    page.keyboard.type("halo semua, c dan m di sini huruf")
    page.keyboard.press("Enter")
    expect(lines(page)).to_contain_text("halo semua, c dan m di sini huruf")
    expect(page.get_by_role("button", name="Matikan mikrofon")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(field).to_be_visible()


def test_a_reload_comes_back_to_the_same_place_and_loses_no_letter(page, budi, call):
    join(page, call)
    join(budi, budi.invited)
    say(budi, "Satu.")
    expect(lines(page)).to_contain_text("Satu.")
    budi.get_by_label(WRITE).fill("setengah ja")
    budi.reload()
    budi.get_by_role("button", name="Masuk", exact=True).click()
    expect(lines(budi)).to_contain_text("Satu.")
    expect(budi.get_by_label(WRITE)).to_have_value("setengah ja")
    expect(seats(page)).to_have_count(3)


def test_a_microphone_that_is_refused_is_explained_and_typing_works(new_context, somebody):
    context = new_context(permissions=[])
    person = somebody(context, "Sari")
    page = context.new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () =>"
        " Promise.reject(new DOMException('refused', 'NotAllowedError'))"
    )
    page.goto(f"/meetings/{person.meeting('Rapat')['id']}/call")
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    expect(page.get_by_role("alert")).to_contain_text("Mikrofon: Akses ditolak")
    page.get_by_role("button", name="Nyalakan kamera").click()
    expect(page.get_by_role("alert")).to_have_count(2)
    page.get_by_role("button", name="Masuk", exact=True).click()
    say(page, "Saya mengetik saja.")
    expect(lines(page)).to_contain_text("Saya mengetik saja.")


def test_the_invitation_is_copied_and_leads_in(page, budi, call):
    join(page, call)
    page.get_by_role("button", name="Salin undangan").click()
    expect(page.get_by_text("Tautan undangan tersalin")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    budi.goto(link)
    budi.get_by_role("link", name="Masuk ke lobi").click()
    join(budi, budi.url)
    expect(seats(page)).to_have_count(3)


def test_an_unknown_invitation_leads_nowhere(page, person):
    page.goto("/join/tidak-ada/call")
    expect(page.get_by_role("heading", name="Tidak ada apa-apa di sini")).to_be_visible()


def test_lobby_call_and_end_are_accessible(page, budi, call):
    page.goto(call)
    page.get_by_role("button", name="Nyalakan mikrofon").click()
    page.get_by_role("button", name="Nyalakan kamera").click()
    expect(page.get_by_text("Bicaralah; garis ini mengikuti suara Anda.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Masuk", exact=True).click()
    join(budi, budi.invited)
    say(budi, "Selamat pagi.")
    expect(lines(page)).to_contain_text("Selamat pagi.")
    assert_accessible(page)
    page.get_by_role("button", name="Tinggalkan").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="Akhiri untuk semua").click()
    expect(page.get_by_role("link", name="Ke halaman pertemuan")).to_be_visible()
    assert_accessible(page)
    assert_accessible(budi)
