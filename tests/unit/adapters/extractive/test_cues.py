"""Decisions and tasks are told by their words; a question, a doubt or a condition is none."""

import pytest

from temuainul.adapters.extractive.cues import decisions, tasks
from temuainul.adapters.extractive.english import ENGLISH
from temuainul.adapters.extractive.indonesian import INDONESIAN
from temuainul.adapters.extractive.sentences import sentences

SPEAKERS = ("Ana", "Budi Santoso")


def decided(segments, text, language):
    return bool(decisions(sentences(segments([("Ana", text)])), language))


def task(segments, text, language):
    found = tasks(sentences(segments([("Ana", text)])), language, SPEAKERS)
    return [(one.owner, one.due) for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ENGLISH, "We decided to move the launch to March."),
        (ENGLISH, "So let's go with the cheaper supplier from Riga."),
        (ENGLISH, "Okay, we’ve agreed that the office closes early."),
        (INDONESIAN, "Jadi kita putuskan peluncuran dimundurkan ke Maret."),
        (INDONESIAN, "Keputusannya, kantor Bandung pindah bulan depan."),
        (INDONESIAN, "Anggaran pelatihan disetujui oleh direksi."),
    ],
)
def test_a_decision_is_told(segments, language, text):
    assert decided(segments, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ENGLISH, "Have we decided to move the launch?"),
        (ENGLISH, "We haven't decided about the launch in March."),
        (ENGLISH, "We agreed."),
        (INDONESIAN, "Apakah kita sepakat soal anggaran pelatihan?"),
        (INDONESIAN, "Anggaran pelatihan belum disetujui direksi."),
        (INDONESIAN, "Sepakat ya."),
    ],
)
def test_what_is_not_settled_is_no_decision(segments, language, text):
    assert not decided(segments, text, language)


@pytest.mark.parametrize(
    ("language", "text", "owner", "due"),
    [
        (ENGLISH, "I'll send the slides to everyone by Monday.", "Ana", "by Monday"),
        (ENGLISH, "Budi, can you check the lease tomorrow morning?", "Budi Santoso", "tomorrow morning"),
        (
            ENGLISH,
            "Wulan will prepare the invoice before the end of the month.",
            "Wulan",
            "before the end of the month",
        ),
        (ENGLISH, "Please circulate the minutes and the budget.", None, None),
        (INDONESIAN, "Saya akan kirim laporan penjualan besok.", "Ana", "besok"),
        (
            INDONESIAN,
            "Pak Budi, tolong siapkan kontrak vendor sebelum tanggal 5 Mei.",
            "Budi Santoso",
            "sebelum tanggal 5 Mei",
        ),
        (INDONESIAN, "Mohon laporan keuangan dilengkapi minggu depan.", None, "minggu depan"),
    ],
)
def test_a_task_has_an_owner_and_a_day_where_they_were_said(segments, language, text, owner, due):
    assert task(segments, text, language) == [(owner, due)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ENGLISH, "I will be honest about the budget figures."),
        (ENGLISH, "If we win the contract I'll send the slides."),
        (ENGLISH, "They will send us the feature files."),
        (INDONESIAN, "Saya akan jujur soal angka penjualan."),
        (INDONESIAN, "Kalau kita menang, saya akan kirim laporan penjualan."),
    ],
)
def test_what_nobody_took_on_is_no_task(segments, language, text):
    assert task(segments, text, language) == []
