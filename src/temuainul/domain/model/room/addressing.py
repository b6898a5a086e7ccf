"""Is the agent meant? People say its name to somebody, or about somebody; only the first wants an answer."""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

_HONORIFICS = (
    ("bu", "ibu"),
    ("pak", "bapak"),
    ("mas",),
    ("mbak", "mba"),
    ("kak", "kakak"),
    ("bang", "abang"),
    ("dik", "adik"),
    ("om",),
    ("tante",),
    ("saudara", "sdr"),
    ("saudari", "sdri"),
    ("ustaz", "ustad"),
    ("prof", "profesor", "professor"),
    ("dr", "dokter", "doctor"),
    ("mr",),
    ("mrs",),
    ("ms",),
    ("miss",),
)
"""What a name may begin with and be called without, or by alone; the forms of one stand together."""
_TITLES = frozenset(form for forms in _HONORIFICS for form in forms)
_OPENERS = frozenset(
    [
        "halo",
        "hallo",
        "hai",
        "hei",
        "hey",
        "hi",
        "hello",
        "oke",
        "ok",
        "okay",
        "baik",
        "nah",
        "jadi",
        "lalu",
        "tolong",
        "mohon",
        "coba",
        "eh",
        "ya",
        "terima",
        "kasih",
        "makasih",
        "selamat",
        "pagi",
        "siang",
        "sore",
        "malam",
        "permisi",
        "silakan",
        "kalau",
        "so",
        "well",
        "and",
        "please",
        "thanks",
        "thank",
        "you",
        "good",
        "morning",
        "afternoon",
        "evening",
        "now",
    ]
)
_ABOUT = frozenset(
    [
        "kata",
        "dari",
        "oleh",
        "dengan",
        "sama",
        "bersama",
        "bertemu",
        "ketemu",
        "untuk",
        "buat",
        "kepada",
        "pada",
        "ke",
        "tentang",
        "soal",
        "usul",
        "milik",
        "punya",
        "dan",
        "atau",
        "by",
        "from",
        "with",
        "to",
        "about",
        "of",
        "for",
        "and",
        "or",
        "met",
        "saw",
        "than",
        "says",
    ]
)
"""Before a name at the end of a sentence they say that it is spoken about."""
_ASKING = frozenset(
    [
        "apa",
        "apakah",
        "siapa",
        "berapa",
        "kapan",
        "mana",
        "dimana",
        "bagaimana",
        "gimana",
        "kenapa",
        "mengapa",
        "sebutkan",
        "jelaskan",
        "ulangi",
        "rangkum",
        "ringkas",
        "simpulkan",
        "bacakan",
        "ceritakan",
        "ingatkan",
        "what",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "which",
        "summarise",
        "summarize",
        "recap",
        "list",
        "explain",
        "repeat",
        "remind",
        "tell",
    ]
)
_THANKS = re.compile(r"\b(?:terima kasih|terimakasih|makasih|trims|thanks|thank you)\b")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.?!…\n]+(?=\s|$)")
_SET_OFF = ",;:—–-()\"'“”‘’«»@"
_PAUSE = f"{_SET_OFF}.?!…"


class Address(Struct, frozen=True, kw_only=True):
    """Words that are meant for the agent."""

    question: str
    """Without its name; empty where nothing is asked."""
    thanks: bool


def address(agent: str, text: str, others: Iterable[str] = ()) -> Address | None:
    """None where the agent is not meant. `others` are the people who could be, besides whoever speaks."""
    plain, people = _plain(text), tuple(_words(name) for name in others)
    for called in _calls(_words(agent), people).finditer(plain):
        start, end = _sentence(plain, called)
        before, after = plain[start : called.start()], plain[called.end() : end]
        if _is_called(before, after) and not _is_mere_title(called[0], before, after):
            rest = f"{plain[: called.start()]} {plain[called.end() :]}"
            return Address(question=_question(rest), thanks=bool(_THANKS.search(rest)))
    return None


def _calls(name: list[str], people: tuple[list[str], ...]) -> re.Pattern[str]:
    """Every way to say the name: in full, without its title, with another title, by first name after a title.

    Where somebody else is called so too, only in full. By the title alone only where nobody else could be meant.
    """
    core = _without_title(name)
    titles = "|".join(sorted(_TITLES, key=len, reverse=True))
    forms = [_spoken(name)]
    if not any(set(core) & set(person) for person in people):
        forms += [
            _spoken(core),
            rf"(?:{titles}){_GAP}{_spoken(core)}",
            rf"(?:{titles}){_GAP}{_spoken(core[:1])}",
        ]
    if not people and core != name:
        forms += [form for group in _HONORIFICS if name[0] in group for form in group]
    longest_first = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")


_GAP = r"[\W_]+"


def _spoken(words: list[str]) -> str:
    return _GAP.join(re.escape(word) for word in words) or r"(?!)"


def _without_title(name: list[str]) -> list[str]:
    """At least one word stays: an agent may be called just "Bu"."""
    rest = name
    while len(rest) > 1 and rest[0] in _TITLES:
        rest = rest[1:]
    return rest


def _sentence(text: str, called: re.Match[str]) -> tuple[int, int]:
    """Where the sentence begins and ends; the full stop of a title ends none."""
    ends = [one for one in _END.finditer(text) if not _follows_title(text[: one.start()])]
    before = [one.end() for one in ends if one.end() <= called.start()]
    after = [one.end() for one in ends if one.start() >= called.end()]
    return (before or [0])[-1], (after or [len(text)])[0]


def _follows_title(text: str) -> bool:
    words = _WORD.findall(text[-12:])
    return bool(words) and words[-1] in _TITLES and not text[-1:].isspace()


def _is_called(before: str, after: str) -> bool:
    """At the beginning or the end of a sentence, set off by a comma, or anywhere in a question."""
    words = _WORD.findall(before)
    at_start = all(word in _OPENERS for word in words) or before.rstrip()[-1:] in tuple(_SET_OFF)
    set_off = after.lstrip()[:1] in tuple(_PAUSE) or not after.strip()
    at_end = set_off and not (words and words[-1] in _ABOUT)
    return at_start or at_end or _asks(before + after)


def _is_mere_title(called: str, before: str, after: str) -> bool:
    """A title alone is an address only where it stands apart: "Bu, …", "…, Bu?"."""
    if called not in _TITLES:
        return False
    begins = not before.strip(f" {_SET_OFF}") and after.lstrip()[:1] in tuple(_PAUSE)
    ends = before.rstrip()[-1:] in tuple(_SET_OFF) and not after.strip(f" {_PAUSE}")
    return not (begins or ends)


def _question(rest: str) -> str:
    """What is left once the name is gone, if it asks anything."""
    text = re.sub(r"\s+(?=[,;:.?!…])", "", " ".join(rest.split()))
    text = re.sub(r"[,;:]+(?=[,;:.?!…])|(?<=[.?!…])[,;:]+", "", text)
    text = re.sub(r"^[\s.!…]+", "", text.strip(f" {_SET_OFF}"))
    return text if _asks(text) else ""


def _asks(text: str) -> bool:
    return "?" in text or not _ASKING.isdisjoint(_WORD.findall(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text).replace("_", " ")) or [""]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
