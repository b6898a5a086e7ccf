"""What an agent without a voice of its own says in the room: plain sentences in the meeting's language."""

import re
from collections.abc import Iterable
from itertools import pairwise

from temuainul.domain.model.agent import AgentProfile
from temuainul.domain.model.evidence import stands_in
from temuainul.domain.model.summary import Statement
from temuainul.domain.model.words import Language

MOST_STATEMENTS = 3
LONGEST_ANSWER = 600
"""Characters; people read it while they talk."""
_LONGEST_STATEMENT = 400
_LONGEST_PURPOSE = 140
_STEM, _SHORTEST_WORD = 5, 4
_WORD = re.compile(r"\w+")
_DEEDS = {
    "ajarkan": "mengajarkan",
    "arahkan": "mengarahkan",
    "bahas": "membahas",
    "bantu": "membantu",
    "beri": "memberi",
    "berikan": "memberikan",
    "buat": "membuat",
    "catat": "mencatat",
    "cek": "mengecek",
    "dampingi": "mendampingi",
    "dengarkan": "mendengarkan",
    "ingatkan": "mengingatkan",
    "jaga": "menjaga",
    "jawab": "menjawab",
    "jelaskan": "menjelaskan",
    "kumpulkan": "mengumpulkan",
    "latih": "melatih",
    "pandu": "memandu",
    "pastikan": "memastikan",
    "pimpin": "memimpin",
    "rangkum": "merangkum",
    "ringkas": "meringkas",
    "siapkan": "menyiapkan",
    "simpulkan": "menyimpulkan",
    "susun": "menyusun",
    "tanyakan": "menanyakan",
    "tulis": "menulis",
    "tuliskan": "menuliskan",
    "uji": "menguji",
}
"""How Indonesian turns an order into a purpose; of other words nobody is sure here."""
_ORDERS = frozenset(
    [
        "answer",
        "ask",
        "assist",
        "check",
        "coach",
        "collect",
        "draft",
        "explain",
        "facilitate",
        "follow",
        "guide",
        "help",
        "keep",
        "lead",
        "listen",
        "list",
        "make",
        "note",
        "prepare",
        "record",
        "remind",
        "review",
        "summarise",
        "summarize",
        "support",
        "take",
        "teach",
        "track",
        "watch",
        "write",
    ]
)
_SOMEBODIES = frozenset(
    [
        "ahli",
        "analis",
        "asisten",
        "dokter",
        "dosen",
        "fasilitator",
        "guru",
        "instruktur",
        "kawan",
        "konsultan",
        "koordinator",
        "mentor",
        "moderator",
        "notulen",
        "notulis",
        "pakar",
        "peneliti",
        "penguji",
        "psikolog",
        "rekan",
        "sahabat",
        "sekretaris",
        "teman",
        "tutor",
    ]
)
_AND = frozenset({"dan", "lalu", "serta", "atau"})
_NOBODIES = frozenset(["pelihara", "penting", "percaya", "perintah", "periksa", "pertama"])
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "for", "in", "of", "on", "or", "that", "the", "this", "to", "with"]
)
_SOMEBODY = re.compile(r"(?:er|or|ist|ian|ant|coach|guide|secretary)$")
_MOST_ROLE_WORDS = 6
_TO_OTHERS = re.compile(
    r"\b(?:kamu|anda|engkau|kau|-?mu|jangan|you|your|yours|yourself|don't|never)\b", re.IGNORECASE
)
"""Said to the agent; said by it they would turn around."""
_SENTENCE = re.compile(r"(.+?)(?:[.!?;:](?:\s|$)|\n|$)", re.DOTALL)
_MARKUP = re.compile(r"[*_`#>\[\]{}<|]")


def greeting(agent: AgentProfile) -> str:
    """Who it is, and what for where its instructions say so plainly in their first line; and how to have it answer."""
    role, purpose = _role(agent), _purpose(agent)
    called = f"{agent.name}, {role}" if role else agent.name
    if agent.language == Language.indonesian:
        middle = f"Saya di sini untuk {purpose}. " if purpose else ""
        return f"Saya {called}. {middle}Sebut nama saya kalau ada yang ingin ditanyakan tentang rapat ini."
    middle = f"I am here to {purpose}. " if purpose else ""
    return f"I am {called}. {middle}Say my name to ask me about this meeting."


def answer(question: str, statements: Iterable[Statement], language: Language) -> str:
    """Only what is proven, nearest to the question; whose words they are, where they are somebody's."""
    proven = _nearest(question, [one for one in statements if one.verified])
    told = [_told(one, language) for one in proven[:MOST_STATEMENTS]]
    while len(told) > 1 and len(" ".join(told)) > LONGEST_ANSWER:
        told.pop()
    return " ".join(told) if told else nothing_found(language)


def nothing_found(language: Language) -> str:
    if language == Language.indonesian:
        return "Itu belum dibicarakan sejauh ini."
    return "Nothing has been said about that so far."


def listening(language: Language) -> str:
    """To whoever says its name and asks nothing."""
    return "Ya, saya mendengarkan." if language == Language.indonesian else "Yes, I am listening."


def welcome(language: Language) -> str:
    """To whoever thanks it."""
    return "Sama-sama." if language == Language.indonesian else "You are welcome."


def courtesies(agent: AgentProfile) -> frozenset[str]:
    """All that it says of itself, and of nothing that was said."""
    always = (nothing_found, listening, welcome, sorry)
    return frozenset({greeting(agent), *(phrase(agent.language) for phrase in always)})


def sorry(language: Language) -> str:
    if language == Language.indonesian:
        return "Maaf, saya tidak bisa menjawab sekarang."
    return "Sorry, I cannot answer right now."


def _role(agent: AgentProfile) -> str:
    """What somebody is, as in "Guru matematika."; anything that may be a sentence is left alone."""
    words = _first_sentence(agent)
    if not words or len(words) > _MOST_ROLE_WORDS:
        return ""
    lowered = [words[0] if words[0].isupper() else words[0][0].lower() + words[0][1:], *words[1:]]
    if agent.language == Language.indonesian:
        return " ".join(lowered) if _is_somebody(lowered[0]) else ""
    if lowered[0] in {"a", "an", "the"}:
        return " ".join(lowered)
    article = "an" if lowered[0][0] in "aeiou" else "a"
    is_plain = len(words) < 4 and _SMALL_WORDS.isdisjoint(lowered) and lowered[0] not in _ORDERS
    return " ".join([article, *lowered]) if is_plain and _SOMEBODY.search(words[-1]) else ""


def _is_somebody(word: str) -> bool:
    """Indonesian makes who does something with pe-; with -kan and -i that is mostly an order, with -an a thing."""
    if word in _SOMEBODIES:
        return True
    makes = word.startswith("pe") and len(word) > 6 and word.isalpha() and word not in _NOBODIES
    return makes and not word.endswith(("an", "i"))


def _purpose(agent: AgentProfile) -> str:
    """Where the first line is an order that can be said in the first person; else nothing."""
    words = _first_sentence(agent)
    if not words:
        return ""
    first = words[0].casefold()
    deed = _DEEDS.get(first, "") if agent.language == Language.indonesian else first * (first in _ORDERS)
    rest = _further(words) if agent.language == Language.indonesian else words[1:]
    return " ".join([deed, *rest]).rstrip(",- ") if deed else ""


def _further(words: list[str]) -> list[str]:
    """What is ordered besides becomes a purpose as well."""
    return [
        _as_purpose(word) if before in _AND or before.endswith(",") else word
        for before, word in pairwise(words)
    ]


def _as_purpose(word: str) -> str:
    bare = word.rstrip(",")
    return _DEEDS.get(bare, bare) + word[len(bare) :]


def _first_sentence(agent: AgentProfile) -> list[str]:
    """Its words, unless they are too many, are marked up, or turn around when the agent says them."""
    sentence = _SENTENCE.match(agent.instructions.strip())
    words = sentence[1].split() if sentence else []
    said = " ".join(words)
    fits = len(said) <= _LONGEST_PURPOSE and not _MARKUP.search(said) and not _TO_OTHERS.search(said)
    return words if fits else []


def _nearest(question: str, statements: list[Statement]) -> list[Statement]:
    """Those that share most words with the question, as they stand; all, where none does: it asked for an overview."""
    wanted = _beginnings(question)
    shared = [len(wanted & _beginnings(one.text)) for one in statements]
    return [one for one, count in zip(statements, shared, strict=True) if count == max(shared)]


def _beginnings(text: str) -> set[str]:
    """Of words long enough to mean something; Indonesian and English both change the ends of most."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST_WORD}


def _told(statement: Statement, language: Language) -> str:
    """A model that picks sentences puts the speaker's name before them."""
    said = statement.citations[0]
    text = _whole(statement.text.removeprefix(f"{said.speaker}:").strip())
    if not stands_in(text, said.quote):
        return _whole(statement.text.strip())
    if language == Language.indonesian:
        return f"Kata {said.speaker}: “{text}”"
    return f"{said.speaker} said: “{text}”"


def _whole(text: str) -> str:
    """A sentence with an end; cut between words where it is too long."""
    if len(text) > _LONGEST_STATEMENT:
        return f"{text[:_LONGEST_STATEMENT].rpartition(' ')[0]}…"
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
