"""What the demonstration plays."""

import json

import pytest

from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.words import Language
from temuainul.entrypoints.cli.demo import run_demo
from temuainul.entrypoints.cli.material import AGENT, read_material


def test_the_built_in_meeting_is_indonesian_and_the_agent_speaks_in_it():
    material = read_material(None)
    speakers = [said.speaker for said in material.part.utterances]
    assert len(speakers) >= 60
    assert set(speakers) == {"Ketua", "Bendahara", "Humas", AGENT}
    assert speakers.count(AGENT) >= 3
    assert material.language is Language.indonesian
    assert len(material.questions) == 3


def test_questions_people_asked_of_a_meeting_of_qmsum_are_asked_again(tmp_path):
    file = tmp_path / "m.json"
    queries = {
        "specific_query_list": [{"query": "What did the chair say?", "answer": "", "relevant_text_span": []}],
        "general_query_list": [{"query": "Summarize the whole meeting.", "answer": ""}],
    }
    turns = [{"speaker": "Chair", "content": "we are to decide on the price and the colour of it"}]
    file.write_text(json.dumps(queries | {"meeting_transcripts": turns}))
    material = read_material(str(file))
    assert material.questions[:2] == ("What did the chair say?", "Summarize the whole meeting.")
    assert len(material.questions) == 3
    assert material.language is Language.english


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A: Kita akan membeli tenda dan kursi untuk acara itu.", Language.indonesian),
        ("A: We will buy the tent and the chairs for it.", Language.english),
    ],
)
def test_questions_are_in_the_language_of_the_meeting(tmp_path, text, language):
    file = tmp_path / "rapat.txt"
    file.write_text(text)
    material = read_material(str(file))
    assert material.language is language
    assert (material.title, material.source) == ("rapat", "rapat.txt")


BROKEN = {
    "empty.jsonl": (b"", "file: no utterances"),
    "cut.jsonl": (b'{"type":"speech"\n', "line 1: "),
    "bad.vtt": (b"WEBVTT\n\n00:01 --> 00:00\nA: b\n", "line 3: "),
    "bad.srt": (b"1\n00:00:01,000 --> x\nA: b\n", "line 2: "),
    "words.txt": (b"Ketua: halo\n\nhalo: \n", "line 3: "),
    "latin.txt": (b"Ketua: caf\xe9\n", "line 1: the text is not UTF-8"),
    "other.json": (b'{"a": 1}', "line 1: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_by_name_line_and_reason_before_anything_starts(tmp_path, name, monkeypatch):
    data, told = BROKEN[name]
    file = tmp_path / name
    file.write_bytes(data)
    monkeypatch.setattr("temuainul.entrypoints.cli.demo.up", None)
    with pytest.raises(Invalid) as refused:
        run_demo(str(file), as_json=False)
    assert str(refused.value).startswith(told)
    assert name in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Invalid, match=r"none\.vtt: No such file"):
        read_material(str(tmp_path / "none.vtt"))
    with pytest.raises(Invalid, match="Is a directory"):
        read_material(str(tmp_path))
