"""The demonstration end to end: each format from a file to checked answers, on a server of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = ["status", "outcome", "segments", "seconds", "summary", "answers", "citations", "citations_verified"]
SAID = [
    ("Ketua", "Kita mulai rapat ini dan membahas anggaran untuk panggung."),
    ("Bendahara", "Harga sewa panggung dua belas juta rupiah, sudah dengan genset."),
    ("Ketua", "Kita putuskan anggaran panggung dua belas juta rupiah."),
    ("Bendahara", "Saya akan membayar uang muka panggung paling lambat hari Rabu."),
    ("Notulen", "Tercatat, Bendahara membayar uang muka paling lambat hari Rabu."),
    ("Humas", "Saya akan mengurus izin keramaian ke polsek paling lambat hari Kamis."),
]


def stamp(seconds: int, mark: str) -> str:
    return f"00:00:{seconds:02}{mark}000"


def speech(place: int, speaker: str, text: str) -> str:
    line = {"type": "speech", "speaker_id": speaker, "text": text}
    return json.dumps(line | {"start_ts": 5000 * place, "stop_ts": 5000 * place + 4000})


FILES = {
    "rapat.jsonl": "\n".join(speech(place, *said) for place, said in enumerate(SAID)),
    "rapat.vtt": "WEBVTT\n\n"
    + "\n\n".join(
        f"{stamp(5 * place, '.')} --> {stamp(5 * place + 4, '.')}\n<v {who}>{text}"
        for place, (who, text) in enumerate(SAID)
    ),
    "rapat.srt": "\n\n".join(
        f"{place + 1}\n{stamp(5 * place, ',')} --> {stamp(5 * place + 4, ',')}\n{who}: {text}"
        for place, (who, text) in enumerate(SAID)
    ),
    "rapat.txt": "\n".join(f"{who}: {text}" for who, text in SAID),
    "rapat.json": json.dumps(
        {
            "specific_query_list": [{"query": "Berapa anggaran panggung?"}],
            "general_query_list": [],
            "meeting_transcripts": [{"speaker": who, "content": text} for who, text in SAID],
        }
    ),
}


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "temuainul", "demo", *arguments]
    # An operator's settings are none of its business.
    environment = os.environ | {"TEMUAINUL_DATABASE_URL": "postgresql://127.0.0.1:1/nothing"}
    return subprocess.run(command, capture_output=True, text=True, timeout=110, check=False, env=environment)


def test_the_built_in_meeting_is_held_summarised_and_answers_with_evidence():
    done = demo()
    assert (done.returncode, done.stderr) == (0, "")
    for status in ("upcoming", "active", "processing", "completed   summarised"):
        assert f" s  {status}" in done.stdout
    assert "✗" not in done.stdout
    assert "✓ " in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", FILES)
def test_every_format_comes_to_a_summary_whose_citations_all_hold(name: str, tmp_path: Path):
    file = tmp_path / name
    file.write_text(FILES[name])
    done = demo(str(file), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert list(told) == KEYS
    assert (told["status"], told["outcome"], told["segments"]) == ("completed", "summarised", len(SAID))
    assert told["citations"] == told["citations_verified"] > 0
    assert len(told["answers"]) == 3
    quoted = {quote["speaker"] for one in told["summary"]["overview"] for quote in one["citations"]}
    assert quoted <= {who for who, _ in SAID}


def test_a_broken_file_is_refused_by_name_and_line(tmp_path: Path):
    file = tmp_path / "broken.vtt"
    file.write_text("WEBVTT\n\n00:00:05.000 --> 00:00:01.000\nA: b\n")
    done = demo(str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("temuainul: line 3: ")
    assert done.stderr.count("\n") == 1
    assert "broken.vtt" in done.stderr
