"""What the middle needs from outside, method by method, and who gives it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import codes, fenced
from temuainul.entrypoints.reference.source import PACKAGE, bases_of, classes_in, module_of

_INTRODUCTION = """\
A port is a `Protocol` in `temuainul.ports`; an adapter is a class in `temuainul.adapters.<vendor>` that inherits it. How to
prove one: [Test your adapter](../howto/test-your-adapter.md)."""


def page() -> str:
    return markdown.page("Ports", _INTRODUCTION, *(_room(file) for file in _rooms()))


def ports() -> Iterator[ast.ClassDef]:
    for file in _rooms():
        yield from _protocols(file)


def _rooms() -> list[Path]:
    return [file for file in sorted((PACKAGE / "ports").glob("*.py")) if any(_protocols(file))]


def _protocols(file: Path) -> Iterator[ast.ClassDef]:
    return (node for node in classes_in(file) if "Protocol" in bases_of(node))


def _room(file: Path) -> str:
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    heading = f"## {module_of(file)}\n\n{told}"
    return "\n\n".join([heading, *(_port(node) for node in _protocols(file))])


def _port(node: ast.ClassDef) -> str:
    methods = "\n\n".join(_method(one) for one in node.body if _is_method(one))
    adapters = _adapters().get(node.name)
    given = f"Adapters: {codes(adapters)}." if adapters else ""
    parts = (f"### {node.name}", ast.get_docstring(node), fenced(methods, "python"), given)
    return "\n\n".join(part for part in parts if part)


def _is_method(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _method(node: ast.stmt) -> str:
    """As it stands in the source, docstring and all."""
    return ast.unparse(node)


@cache
def _adapters() -> dict[str, list[str]]:
    """By the port's name; found in the source, since nothing here may import one."""
    found: dict[str, list[str]] = {}
    for file in sorted((PACKAGE / "adapters").rglob("*.py")):
        for node in classes_in(file):
            for base in sorted(bases_of(node)):
                found.setdefault(base, []).append(f"{module_of(file)}.{node.name}")
    return found
