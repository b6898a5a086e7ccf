"""What a summary or an answer may rest on."""

from msgspec import structs

from temuainul.domain.model.room.echoes import originals
from temuainul.domain.model.room.wording import greeting, listening, nothing_found
from temuainul.domain.model.transcript import Transcript
from temuainul.testing.contracts.examples import a_part, a_profile

AGENT = a_profile("Bu Sekar")
SAID = "Anggaran panggung sepuluh juta."


def spoken(*said):
    part = a_part(*[text for _, text in said])
    utterances = tuple(
        structs.replace(one, speaker=speaker) for one, (speaker, _) in zip(part.utterances, said, strict=True)
    )
    return Transcript.union([structs.replace(part, utterances=utterances)])


def texts(transcript, agent=AGENT):
    return [segment.text for segment in originals(transcript, agent)]


def test_an_agent_that_repeats_somebody_is_no_second_witness():
    echo = f"Kata Sari: “{SAID}”"
    assert texts(spoken(("sari", SAID), ("agent_1", echo))) == [SAID]
    assert texts(spoken(("sari", SAID), ("budi", echo))) == [SAID, echo]


def test_what_it_tidied_is_an_echo_too_but_not_what_it_adds():
    stumbled = "Anggaran eh panggung, em, sepuluh juta."
    echo, more = f"Sari: {SAID}", f"Sari: {SAID} Disetujui."
    assert texts(spoken(("Sari", stumbled), ("agent_1", echo))) == [stumbled]
    assert texts(spoken(("Sari", stumbled), ("agent_1", more))) == [stumbled, more]
    assert texts(spoken(("Budi", stumbled), ("agent_1", echo))) == [stumbled, echo]
    assert texts(spoken(("Sari", stumbled), ("agent_1", ": sepuluh juta."))) == [stumbled, ": sepuluh juta."]


def test_what_an_agent_says_of_its_own_counts():
    own = "Menurut kalender, hari Jumat libur."
    misquoted = "Kata Sari: “Anggaran panggung dua puluh juta.”"
    assert texts(spoken(("sari", SAID), ("agent_1", own), ("agent_1", misquoted))) == [SAID, own, misquoted]


def test_its_courtesies_say_nothing():
    courteous = spoken(
        ("agent_1", greeting(AGENT)), ("sari", SAID), ("agent_1", nothing_found(AGENT.language))
    )
    assert texts(courteous) == [SAID]
    assert len(texts(courteous, None)) == 3


def test_what_it_was_asked_goes_with_its_echo_and_what_it_was_told_stays():
    asked, told = "Bu Sekar, berapa anggaran panggung?", "Bu Sekar, catat: panggung di halaman."
    echo = f"Kata Sari: “{SAID}”"
    talk = [
        ("sari", SAID),
        ("budi", asked),
        ("agent_1", echo),
        ("budi", told),
        ("agent_1", listening(AGENT.language)),
    ]
    assert texts(spoken(*talk)) == [SAID, told]
    assert texts(spoken(("sari", SAID), ("budi", asked))) == [SAID, asked]


def test_where_there_is_nothing_else_everything_counts():
    alone = spoken(("agent_1", greeting(AGENT)))
    assert texts(alone) == [greeting(AGENT)]


def test_segments_keep_their_names():
    transcript = spoken(("agent_1", greeting(AGENT)), ("sari", SAID))
    assert originals(transcript, AGENT) == transcript.segments[1:]
