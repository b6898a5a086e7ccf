"""What a demonstration plays: a transcript, and three questions to ask of it."""

import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import Invalid, UnreadableTranscript
from temuainul.domain.model.formats.reading import read_transcript
from temuainul.domain.model.formats.source_text import FILE_BYTES
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.meeting import TITLE_LENGTH
from temuainul.domain.model.transcript import TranscriptPart
from temuainul.domain.model.words import Language

AGENT = "Notulen"
QUESTIONS = 3
BUILT_IN = "rapat.txt"
_TITLE = "Rapat panitia festival kampung"
_ABOUT_BUILT_IN = (
    "Berapa anggaran yang disetujui untuk panggung?",
    "Siapa yang mengurus izin keramaian, dan kapan harus selesai?",
    "Apa rencananya kalau hujan turun?",
)
_GENERIC = {
    Language.indonesian: (
        "Apa saja yang diputuskan dalam rapat ini?",
        "Siapa yang mengerjakan apa, dan kapan harus selesai?",
        "Masalah apa yang dibicarakan?",
    ),
    Language.english: (
        "What was decided in this meeting?",
        "Who will do what, and by when?",
        "Which problems were discussed?",
    ),
}
# The commonest words of each language that are none of the other.
_COMMON = {
    Language.indonesian: {
        "yang",
        "dan",
        "di",
        "itu",
        "ini",
        "kita",
        "tidak",
        "untuk",
        "dengan",
        "sudah",
        "akan",
    },
    Language.english: {"the", "and", "of", "that", "it", "we", "you", "to", "is", "not", "for"},
}


class Material(Struct, frozen=True, kw_only=True):
    title: str
    source: str
    """The file's name."""
    part: TranscriptPart
    language: Language
    questions: tuple[str, ...]


class _Query(Struct, frozen=True, kw_only=True):
    query: str


class _Queries(Struct, frozen=True, kw_only=True):
    """What people asked of a meeting of QMSum."""

    specific_query_list: list[_Query] = []
    general_query_list: list[_Query] = []


def read_material(file: str | None) -> Material:
    """Without a file, a meeting of our own. Raises `Invalid` naming file, line and reason."""
    if file is None:
        return _built_in()
    path = Path(file)
    data = _bytes(path)
    part = _part(data, path.name)
    language = language_of(part)
    return Material(
        title=_title(path),
        source=path.name,
        part=part,
        language=language,
        questions=questions_of(data, language),
    )


def language_of(part: TranscriptPart) -> Language:
    """A simple check: whose common words are there more of."""
    words = re.findall(r"\w+", " ".join(said.text for said in part.utterances).lower())
    return max(_COMMON, key=lambda language: sum(word in _COMMON[language] for word in words))


def questions_of(data: bytes, language: Language) -> tuple[str, ...]:
    """Three that people asked of this meeting, where the file has them; else such as fit any meeting."""
    try:
        asked = msgspec.json.decode(data, type=_Queries)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _GENERIC[language]
    found = (one.query.strip() for one in (*asked.specific_query_list, *asked.general_query_list))
    return tuple(dict.fromkeys((*filter(None, found), *_GENERIC[language])))[:QUESTIONS]


def _built_in() -> Material:
    data = (files("temuainul.entrypoints.cli") / BUILT_IN).read_bytes()
    return Material(
        title=_TITLE,
        source=BUILT_IN,
        part=_part(data, BUILT_IN),
        language=Language.indonesian,
        questions=_ABOUT_BUILT_IN,
    )


def _bytes(path: Path) -> bytes:
    """One byte more than may be, so that too much is noticed and not read."""
    try:
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except OSError as error:
        raise Invalid(f"{path}: {error.strerror or error}") from error


def _part(data: bytes, name: str) -> TranscriptPart:
    session = CallSessionId("session-1")
    try:
        return read_transcript(data, name=name, session=session, started_at=datetime.now(UTC))
    except UnreadableTranscript as error:
        raise UnreadableTranscript(f"{error.reason} ({name})", line=error.line) from error


def _title(path: Path) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in path.stem)
    return printable.strip()[:TITLE_LENGTH].strip() or "Demo"
