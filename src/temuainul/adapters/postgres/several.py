"""Asking for many rows at once."""

from typing import Any

from sqlalchemy import ColumnElement, Text, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY


def one_of(name: str) -> ColumnElement[Any]:
    """To compare a column with, for any number of ids: one statement, however many they are."""
    return any_(bindparam(name, type_=ARRAY(Text)))
