"""What PostgreSQL's own types refuse, and what stands in an index."""

import json
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

# An index entry may have 2,700 bytes, and a letter four.
LONGEST_KEY = 300
_KEPT_OF_A_LONG_KEY = 200


class FreeText(TypeDecorator[str]):
    """Words from outside. PostgreSQL's text takes neither NUL nor half of a surrogate pair, so they are replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else storable(value)


class KeyText(TypeDecorator[str]):
    """A name from outside that rows are found by. What is too long for an index is cut and told apart by its digest."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else bounded(storable(value))


class JsonBytes(TypeDecorator[Any]):
    """JSON that may hold a NUL, as a language model's answer may; JSONB would refuse it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else msgspec.json.encode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> object:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else msgspec.json.decode(value)


class AsciiJson(TypeDecorator[dict[str, str]]):
    """JSON in plain letters: whatever stands in a header comes back as it was, half a surrogate pair included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, str] | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else json.loads(value)


def storable(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode(errors="replace").decode()


def bounded(text: str) -> str:
    if len(text) <= LONGEST_KEY:
        return text
    return f"{text[:_KEPT_OF_A_LONG_KEY]}~{sha256(text.encode()).hexdigest()}"
