"""Sentences as they were said, put together where a turn cut them, and written so that they can be read."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from temuainul.adapters.extractive.lexicon import LANGUAGES, UNTOPICAL
from temuainul.adapters.extractive.words import unmarked
from temuainul.domain.model.evidence import Quote
from temuainul.domain.model.transcript import Segment

LONGEST = 45
"""Words; longer than anyone reads in one breath. Speech recognition may set no full stop for minutes."""
_INTERJECTION = 4
_APART = 4
"""Words up to which another's turn ("Mm-hmm, okay") does not end a sentence, and turns within which it goes on."""
_WORD = re.compile(r"\w")
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bProf)(?<!\bno)(?<!\bSt)[.!?…]+[\"')\]]*(?=\s|$)"
)
_FILLERS = "|".join(sorted({re.escape(word) for one in LANGUAGES for word in one.fillers}))
_FILLER = re.compile(
    rf"(?:(?<=^)|(?<=\s))(?:{_FILLERS})(?:\s*[,.…-]+)?(?=\s|$)|,\s*(?:{_FILLERS})\s*(?=[.?!]|$)",
    re.IGNORECASE,
)
_STUTTER = re.compile(r"\b(\w+(?:'\w+)?(?: \w+(?:'\w+)?)?)(?:,? \1\b)+", re.IGNORECASE)
_NUMBERS = frozenset({"one", "satu", "dua"})
_ASIDE = re.compile(
    r"(?:,\s*)?\b(?:you know|i mean|you see|kind of like|sort of like)\b(?:\s*,)?(?! (?:what|how|that|where|why|by))",
    re.IGNORECASE,
)
_BACKCHANNEL = r"so|and|but|well|okay|ok|'?kay|yeah|yep|yes|right|oh|ah|alright|mm-hmm|now|ya|nah|oke|jadi|terus|dan|tapi|baik|iya"
_LEADING = re.compile(rf"^(?:(?:{_BACKCHANNEL})\b(?!')[\s,.]*)+(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:and|but|so|or|yeah|okay|right|then|dan|tapi|terus|ya|oke|kan))+(?=\s*[.,!]*$)",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?<!')([a-z]{1,2})(?:,? |-,? )(?=\1\w)")
"""A word begun and begun again: "th there"."""
_STRAY = re.compile(r"^[\s,.;:?!…-]+|(?<=[,;:])\s*(?=[,;:.?!])|\s+(?=[,.;:?!])|[\s,;:…-]+$")
_DOUBLED = re.compile(r"[,;:]+(?=[,;:.?!])")


class Sentence(Struct, frozen=True, kw_only=True):
    """One speaker's sentence: how it reads, and where it stands word for word."""

    place: int
    """Of the segment it begins in."""
    speaker: str
    text: str
    quotes: tuple[Quote, ...]

    @property
    def length(self) -> int:
        return len(self.text.split())


class _Piece(Struct, frozen=True):
    place: int
    words: str

    @property
    def complete(self) -> bool:
        return bool(re.search(r"[.!?…][\"')\]]*$", self.words))


def sentences(segments: Sequence[Segment]) -> Iterator[Sentence]:
    """Every sentence with at least one word left once it is tidied, in the order they end."""
    waiting: dict[str, list[_Piece]] = {}
    for place, segment in enumerate(segments):
        for piece in _pieces(place, segment.text):
            begun = waiting.pop(segment.speaker, [])
            if begun and not _goes_on(begun, place, segments):
                yield from _written(begun, segments)
                begun = []
            if piece.complete:
                yield from _written([*begun, piece], segments)
            else:
                waiting[segment.speaker] = [*begun, piece]
    for begun in waiting.values():
        yield from _written(begun, segments)


def tidied(text: str) -> str:
    """As one would write it down: no markers, no sounds of thinking, no word twice, a capital and a full stop."""
    text = _ASIDE.sub(" ", _FILLER.sub(" ", unmarked(text)))
    text = _BEGUN.sub(_unless_a_word, _STUTTER.sub(_once, " ".join(text.split())))
    text = _LEADING.sub("", _STRAY.sub("", text))
    text = _DOUBLED.sub("", _STRAY.sub("", _TRAILING.sub("", text)))
    if not _WORD.search(text):
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")


def _once(repeated: re.Match[str]) -> str:
    """Small words are stumbled over; "seven seven" and "hati hati" are meant."""
    stumbled = all(word in UNTOPICAL - _NUMBERS for word in repeated[1].lower().split())
    return repeated[1] if stumbled else repeated[0]


def _unless_a_word(begun: re.Match[str]) -> str:
    return begun[0] if begun[1] in UNTOPICAL else ""


def _pieces(place: int, text: str) -> Iterator[_Piece]:
    """Cut after full stops, and where there are none for long."""
    begin = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        for words in _within_a_breath(text[begin:end].strip()):
            if _WORD.search(unmarked(words)):
                yield _Piece(place, words)
        begin = end


def _within_a_breath(text: str) -> Iterator[str]:
    said = text.split()
    while said:
        head = said[:LONGEST]
        cut = len(head)
        if len(said) > LONGEST:
            commas = [
                at for at, word in enumerate(head, 1) if word.endswith((",", ";", ":")) and at > LONGEST / 2
            ]
            cut = commas[-1] if commas else LONGEST
        yield " ".join(said[:cut])
        said = said[cut:]


def _goes_on(begun: list[_Piece], place: int, segments: Sequence[Segment]) -> bool:
    """Nobody has said more than a word between, and it is not too long already."""
    last = begun[-1].place
    between = segments[last + 1 : place]
    brief = all(len(unmarked(one.text).split()) <= _INTERJECTION for one in between)
    length = sum(len(piece.words.split()) for piece in begun)
    return last < place <= last + _APART and brief and length < LONGEST


def _written(pieces: list[_Piece], segments: Sequence[Segment]) -> Iterator[Sentence]:
    text = tidied(" ".join(piece.words for piece in pieces))
    if text:
        yield Sentence(
            place=pieces[0].place,
            speaker=segments[pieces[0].place].speaker,
            text=text,
            quotes=tuple(_quote(piece, segments[piece.place]) for piece in pieces),
        )


def _quote(piece: _Piece, segment: Segment) -> Quote:
    return Quote(segment_id=segment.id, words=piece.words, speaker=segment.speaker)
