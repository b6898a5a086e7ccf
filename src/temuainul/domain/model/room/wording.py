"""What an agent without a voice of its own says in the room: plain sentences in the meeting's language."""

import re
from collections.abc import Iterable

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
_TO_OTHERS = re.compile(
    r"\b(?:kamu|anda|engkau|kau|-?mu|jangan|you|your|yours|yourself|don't|never)\b", re.IGNORECASE
)
"""Said to the agent; said by it they would turn around."""
_SENTENCE = re.compile(r"(.+?)(?:[.!?;:](?:\s|$)|\n|$)", re.DOTALL)
_MARKUP = re.compile(r"[*_`#>\[\]{}<|]")


def greeting(agent: AgentProfile) -> str:
    """Who it is, what it is for where its instructions say so plainly, and how to have it answer."""
    purpose = _purpose(agent)
    if agent.language is Language.indonesian:
        middle = f"Saya di sini untuk {purpose}. " if purpose else ""
        return (
            f"Saya {agent.name}. {middle}Sebut nama saya kalau ada yang ingin ditanyakan tentang rapat ini."
        )
    middle = f"I am here to {purpose}. " if purpose else ""
    return f"I am {agent.name}. {middle}Say my name to ask me about this meeting."


def answer(question: str, statements: Iterable[Statement], language: Language) -> str:
    """Only what is proven, nearest to the question; whose words they are, where they are somebody's."""
    proven = _nearest(question, [one for one in statements if one.verified])
    told = [_told(one, language) for one in proven[:MOST_STATEMENTS]]
    while len(told) > 1 and len(" ".join(told)) > LONGEST_ANSWER:
        told.pop()
    return " ".join(told) if told else nothing_found(language)


def nothing_found(language: Language) -> str:
    if language is Language.indonesian:
        return "Itu belum dibicarakan sejauh ini."
    return "Nothing has been said about that so far."


def listening(language: Language) -> str:
    """To whoever says its name and asks nothing."""
    return "Ya, saya mendengarkan." if language is Language.indonesian else "Yes, I am listening."


def welcome(language: Language) -> str:
    """To whoever thanks it."""
    return "Sama-sama." if language is Language.indonesian else "You are welcome."


def courtesies(agent: AgentProfile) -> frozenset[str]:
    """All that it says of itself, and of nothing that was said."""
    always = (nothing_found, listening, welcome, sorry)
    return frozenset({greeting(agent), *(phrase(agent.language) for phrase in always)})


def sorry(language: Language) -> str:
    if language is Language.indonesian:
        return "Maaf, saya tidak bisa menjawab sekarang."
    return "Sorry, I cannot answer right now."


def _purpose(agent: AgentProfile) -> str:
    """The first sentence of the instructions, where it is an order that can be said in the first person; else nothing."""
    sentence = _SENTENCE.match(agent.instructions.strip())
    words = sentence[1].split() if sentence else []
    said = " ".join(words)
    if not words or len(said) > _LONGEST_PURPOSE or _MARKUP.search(said) or _TO_OTHERS.search(said):
        return ""
    first = words[0].casefold()
    deed = _DEEDS.get(first, "") if agent.language is Language.indonesian else first * (first in _ORDERS)
    return " ".join([deed, *words[1:]]).rstrip(",- ") if deed else ""


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
    if language is Language.indonesian:
        return f"Kata {said.speaker}: “{text}”"
    return f"{said.speaker} said: “{text}”"


def _whole(text: str) -> str:
    """A sentence with an end; cut between words where it is too long."""
    if len(text) > _LONGEST_STATEMENT:
        return f"{text[:_LONGEST_STATEMENT].rpartition(' ')[0]}…"
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
