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
_LONGEST_PURPOSE = 140
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


def answer(statements: Iterable[Statement], language: Language) -> str:
    """Only what is proven; whose words they are, where they are somebody's."""
    told = [_told(one, language) for one in statements if one.verified][:MOST_STATEMENTS]
    while len(told) > 1 and len(" ".join(told)) > LONGEST_ANSWER:
        told.pop()
    return _cut(" ".join(told)) if told else nothing_found(language)


def nothing_found(language: Language) -> str:
    if language is Language.indonesian:
        return "Itu belum dibicarakan sejauh ini."
    return "Nothing has been said about that so far."


def listening(language: Language) -> str:
    """To whoever says its name and asks nothing."""
    return "Ya, saya mendengarkan." if language is Language.indonesian else "Yes, I am listening."


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


def _told(statement: Statement, language: Language) -> str:
    text = statement.text.strip()
    text = text if text.endswith((".", "?", "!", "…")) else f"{text}."
    said = statement.citations[0]
    if not stands_in(text, said.quote):
        return text
    return (
        f"Kata {said.speaker}: “{text}”"
        if language is Language.indonesian
        else f"{said.speaker} said: “{text}”"
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ANSWER else f"{text[: LONGEST_ANSWER - 1].rstrip()}…"
