"""What an agent says by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.evidence import Quote
from temuainul.domain.model.room.wording import LONGEST_ANSWER, answer, greeting, nothing_found
from temuainul.domain.model.summary import DraftStatement, prove_statement
from temuainul.domain.model.transcript import Transcript
from temuainul.domain.model.words import Language
from temuainul.testing.contracts.examples import a_part

relaxed = settings(deadline=None)
"""A busy machine takes its time."""

SEKAR = AgentProfile(name="Bu Sekar", instructions="", language=Language.indonesian, voice="marin")
ASK = "Sebut nama saya kalau ada yang ingin ditanyakan tentang rapat ini."


@pytest.mark.parametrize(
    ("instructions", "said"),
    [
        (
            "Catat keputusan, rangkum, dan ingatkan tenggat.",
            f"Saya Bu Sekar. Saya di sini untuk mencatat keputusan, merangkum, dan mengingatkan tenggat. {ASK}",
        ),
        ("Catat keputusan.", f"Saya Bu Sekar. Saya di sini untuk mencatat keputusan. {ASK}"),
        (
            "Bantu panitia menyusun anggaran",
            f"Saya Bu Sekar. Saya di sini untuk membantu panitia menyusun anggaran. {ASK}",
        ),
        ("Rangkum rapat: singkat, jelas.", f"Saya Bu Sekar. Saya di sini untuk merangkum rapat. {ASK}"),
        ("", f"Saya Bu Sekar. {ASK}"),
        ("Kamu adalah notulis yang teliti.", f"Saya Bu Sekar. {ASK}"),
        ("Catat apa yang kamu dengar.", f"Saya Bu Sekar. {ASK}"),
        ("Jangan bicara.", f"Saya Bu Sekar. {ASK}"),
        ("# Peran\n- Catat keputusan", f"Saya Bu Sekar. {ASK}"),
        ("Catat " + "semua " * 60, f"Saya Bu Sekar. {ASK}"),
        ("日本語で話す。", f"Saya Bu Sekar. {ASK}"),
    ],
)
def test_a_purpose_is_told_where_the_instructions_say_one_plainly(instructions, said):
    assert greeting(structs.replace(SEKAR, instructions=instructions)) == said


@pytest.mark.parametrize(
    ("instructions", "said"),
    [
        ("Pewawancara produk.\n- Angka", "Saya Bu Sekar, pewawancara produk."),
        ("Pendengar dan perangkum rapat.", "Saya Bu Sekar, pendengar dan perangkum rapat."),
        ("Guru matematika.", "Saya Bu Sekar, guru matematika."),
        ("Perhatikan angka.", "Saya Bu Sekar."),
        ("Pelajari berkasnya.", "Saya Bu Sekar."),
        ("Periksa notulen.", "Saya Bu Sekar."),
        ("Selalu jawab dalam bahasa Indonesia.", "Saya Bu Sekar."),
        ("Peserta rapat boleh bertanya kapan saja kepada siapa pun.", "Saya Bu Sekar."),
    ],
)
def test_a_role_is_told_where_the_first_line_names_one(instructions, said):
    told = greeting(structs.replace(SEKAR, instructions=instructions))
    assert told == f"{said} {ASK}"


@pytest.mark.parametrize(
    ("instructions", "said"),
    [
        ("Product interviewer.", "I am Max, a product interviewer."),
        ("An editor.", "I am Max, an editor."),
        ("HR adviser.", "I am Max, a HR adviser."),
        ("Listens to meetings and sums them up.", "I am Max."),
        ("Remember the order.", "I am Max."),
    ],
)
def test_a_role_is_told_in_english(instructions, said):
    max_ = AgentProfile(name="Max", instructions=instructions, language=Language.english, voice="marin")
    assert greeting(max_) == f"{said} Say my name to ask me about this meeting."


def test_in_english_too():
    max_ = AgentProfile(name="Max", instructions="Keep the time.", language=Language.english, voice="marin")
    told = "I am Max. I am here to keep the time. Say my name to ask me about this meeting."
    assert greeting(max_) == told
    assert "here to" not in greeting(structs.replace(max_, instructions="You are a coach."))


@relaxed
@given(
    instructions=st.text(st.characters(exclude_categories=["Cs"]), max_size=500),
    language=st.sampled_from(Language),
)
def test_any_instructions_make_a_short_greeting_in_one_line(instructions, language):
    told = greeting(structs.replace(SEKAR, instructions=instructions, language=language))
    assert "Bu Sekar." in told
    assert "\n" not in told
    assert len(told) < 320


def proven(text, words, *, speaker="Sari"):
    transcript = Transcript.union([a_part("Anggaran panggung sepuluh juta rupiah.", "Kita mulai pukul dua.")])
    segment = next((one for one in transcript.segments if words in one.text), transcript.segments[0])
    quote = Quote(segment_id=segment.id, words=words, speaker=speaker)
    return prove_statement(DraftStatement(text=text, quotes=(quote,)), transcript)


def test_somebodys_own_words_are_told_as_theirs():
    said = proven("Anggaran panggung sepuluh juta rupiah", "Anggaran panggung sepuluh juta rupiah")
    told = "Kata Sari: “Anggaran panggung sepuluh juta rupiah.”"
    assert answer("", [said], Language.indonesian) == told


def test_the_name_a_picking_model_puts_before_them_is_not_told_twice():
    said = proven("Sari: Kita mulai pukul dua.", "Kita mulai pukul dua.")
    assert answer("", [said], Language.indonesian) == "Kata Sari: “Kita mulai pukul dua.”"


def test_what_is_nearest_to_the_question_is_told():
    near = proven("Sari: Anggaran panggung sepuluh juta rupiah.", "Anggaran panggung sepuluh juta rupiah.")
    far = proven("Sari: Kita mulai pukul dua.", "Kita mulai pukul dua.")
    told = answer("berapa anggarannya untuk panggung?", [far, near], Language.indonesian)
    assert told == "Kata Sari: “Anggaran panggung sepuluh juta rupiah.”"
    assert "pukul dua" in answer("tolong rangkum", [far, near], Language.indonesian)


def test_a_statement_in_other_words_stands_by_itself():
    said = proven("Panggung boleh menghabiskan sepuluh juta.", "sepuluh juta rupiah")
    assert answer("", [said], Language.indonesian) == "Panggung boleh menghabiskan sepuluh juta."


def test_what_is_not_proven_is_not_said():
    invented = proven("Anggaran naik.", "dua puluh juta")
    assert answer("", [invented], Language.indonesian) == nothing_found(Language.indonesian)
    assert answer("", [], Language.english) == nothing_found(Language.english)


def test_an_answer_stays_short():
    said = [proven("panjang " * 60, "sepuluh juta rupiah")] * 9
    assert len(answer("", said, Language.indonesian)) <= LONGEST_ANSWER
