"""What only the source knows: the docstrings below attributes, and annotations as they were written."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import temuainul

PACKAGE = Path(temuainul.__file__).parent


def attribute_docstrings(class_: type) -> Mapping[str, str]:
    """By the attribute's name; only those that have one."""
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(class_))).body
    return _documented(node.body) if isinstance(node, ast.ClassDef) else {}


def module_of(file: Path) -> str:
    """As `temuainul.ports.jobs`."""
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)


def classes_in(file: Path) -> Iterator[ast.ClassDef]:
    """In the order they stand; nothing is imported."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node


def bases_of(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _documented(body: Sequence[ast.stmt]) -> dict[str, str]:
    found = {}
    for above, below in pairwise(body):
        name, text = _assigned(above), _text(below)
        if name and text:
            found[name] = inspect.cleandoc(text)
    return found


def _assigned(node: ast.stmt) -> str:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


def _text(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value.value if isinstance(node.value.value, str) else ""
    return ""
