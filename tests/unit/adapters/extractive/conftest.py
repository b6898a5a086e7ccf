"""Meetings made up for these tests, and what is asked of them."""

import pytest

from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.prompt import answer_prompt, summary_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import SummaryDraft
from temuainul.domain.model.transcript import Segment

RAPAT = (
    ("Sari", "Selamat pagi semuanya, eh, kita mulai rapat persiapan peluncuran aplikasi."),
    ("Budi", "Pagi Bu."),
    ("Sari", "Pertama soal anggaran. Biaya iklan naik menjadi dua ratus juta rupiah untuk tiga bulan."),
    (
        "Budi",
        "Menurut saya biaya iklan itu terlalu mahal, karena penjualan kita baru mulai tumbuh di Surabaya.",
    ),
    ("Dewi", "Kalau iklan di radio dikurangi, anggaran iklan bisa turun tiga puluh persen."),
    ("Sari", "Baik, jadi kita sepakat iklan radio dihentikan mulai bulan depan."),
    ("Dewi", "Hmm, ya."),
    ("Sari", "Sekarang soal gudang. Gudang di Surabaya sudah penuh dan pengiriman barang sering terlambat."),
    ("Budi", "Gudang baru di Gresik lebih luas, tetapi sewanya harus dibayar setahun di muka."),
    ("Dewi", "Pengiriman dari Gresik ke pelanggan hanya butuh dua jam lewat jalan tol."),
    ("Sari", "Budi, tolong kirim penawaran sewa gudang Gresik ke bagian keuangan paling lambat hari Jumat."),
    ("Budi", "Siap Bu, nanti saya siapkan juga perbandingan harga sewanya."),
    ("Dewi", "Saya akan menghubungi vendor truk besok pagi."),
    ("Sari", "Terakhir, uji coba aplikasi. Pelanggan mengeluh tombol bayar tidak terlihat di layar kecil."),
    ("Dewi", "Tombol bayar akan dipindahkan ke bawah supaya layar kecil tetap nyaman."),
    ("Sari", "Terima kasih, sampai jumpa."),
)
MEETING = (
    ("Ana (Lead)", "Okay , um , let 's start with the L_C_D_ screen . {vocalsound}"),
    ("Tom", "Mm-hmm ."),
    ("Ana (Lead)", "The screen supplier in Osaka wants eleven dollars for each panel , and the panel is"),
    ("Tom", "Right ."),
    ("Ana (Lead)", "the most expensive part of the whole lamp ."),
    ("Tom", "You know , th the cheaper panel from Riga flickers when the battery is nearly empty ."),
    ("Ana (Lead)", "So we decided to keep the Osaka panel for the first thousand lamps ."),
    ("Tom", "Should we agree on the price now ?"),
    (
        "Ana (Lead)",
        "Now the warehouse . The warehouse in Leeds floods every winter , and the insurance has doubled .",
    ),
    ("Tom", "Moving the warehouse to York costs more rent , but the insurance there is half the price ."),
    ("Ana (Lead)", "Tom , can you send the rent figures for York to everyone by Friday ?"),
    ("Tom", "Yeah , and I 'll call the insurance broker next week ."),
    (
        "Ana (Lead)",
        "The last thing is the charity dinner , which is going to be at the old harbour in June .",
    ),
    ("Tom", "The harbour dinner needs forty volunteers and a new sound system ."),
)


def _segments(lines):
    return tuple(
        Segment(
            id=SegmentId(f"s-{place}"),
            speaker=speaker,
            text=text,
            start_seconds=place * 5.0,
            end_seconds=place * 5.0 + 4,
        )
        for place, (speaker, text) in enumerate(lines)
    )


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def segments():
    return _segments


@pytest.fixture
def rapat():
    return _segments(RAPAT)


@pytest.fixture
def meeting():
    return _segments(MEETING)


@pytest.fixture
def summarise():
    async def summarise(segments):
        prompt = summary_prompt(meeting_title="", agent=None, segments=segments)
        return await ExtractiveLanguageModel().answer(prompt, SummaryDraft)

    return summarise


@pytest.fixture
def ask():
    async def ask(segments, question):
        prompt = answer_prompt(meeting_title="", agent=None, segments=segments, question=question)
        return await ExtractiveLanguageModel().answer(prompt, AnswerDraft)

    return ask
