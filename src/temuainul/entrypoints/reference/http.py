"""What is spoken over HTTP, from the OpenAPI document."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from types import SimpleNamespace
from typing import Any, cast

from temuainul.domain.usecases.application import Application
from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.api.openapi import document
from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import code, table
from temuainul.entrypoints.settings import Settings

Operation = dict[str, Any]
_INTRODUCTION = """\
The server describes itself at `/api/openapi.json`, and this page is that document in short. What is not in it:
`POST /api/webhooks/{provider}`, which only providers call ([Operate webhooks](../howto/operate-webhooks.md)).

Everything needs the login cookie that signing up or in sets, unless it says *open to all*. A request that changes something
and carries a cookie must carry an `Origin` header that names this server. Every failure has one shape:
[Problems](problems.md)."""


def page() -> str:
    told = described()
    operations = list(_operations(told))
    return markdown.page(
        "HTTP",
        _INTRODUCTION,
        table(("Operation", "Request", ""), (_line(*one) for one in operations)),
        "## Operations",
        *(_section(*one) for one in operations),
        "## Shapes",
        *(_shape(name, shape) for name, shape in sorted(told["components"]["schemas"].items())),
    )


def described() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(written()))


def written() -> bytes:
    """The document itself. Nothing is ever called, so use cases need not be there."""
    usecases: dict[str, Any] = {one.name: SimpleNamespace(clock=None) for one in fields(Application)}
    app = build(Application(**usecases), Settings(), stopping=asyncio.Event(), ready=_nothing)
    return document(app) + b"\n"


async def _nothing() -> dict[str, str]:
    return {}


def _operations(told: Mapping[str, Any]) -> Iterator[tuple[str, str, Operation]]:
    for path, methods in sorted(told["paths"].items()):
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _line(method: str, path: str, operation: Operation) -> Sequence[str]:
    name = operation["operationId"]
    return f"[{name}](#{name.lower()})", code(f"{method} {path}"), _access(operation)


def _access(operation: Operation) -> str:
    return "open to all" if operation.get("security") == [] else ""


def _section(method: str, path: str, operation: Operation) -> str:
    parameters = table(("Parameter", "In", "Type"), _parameters(operation))
    parts = (
        f"### {operation['operationId']}",
        f"`{method} {path}`" + (", open to all" if _access(operation) else ""),
        operation.get("description", ""),
        parameters,
        "\n".join(_bodies(operation)),
    )
    return "\n\n".join(part for part in parts if part)


def _parameters(operation: Operation) -> Iterator[Sequence[str]]:
    for one in operation.get("parameters", []):
        name = code(one["name"]) + ("" if one["required"] else ", optional")
        yield name, one["in"], _kind(one["schema"])


def _bodies(operation: Operation) -> Iterator[str]:
    """What is taken and what is answered; problems are the same everywhere."""
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"- takes {_kind(content['schema'])} as `{media}`"
    for status, answer in operation["responses"].items():
        yield from _answers(status, answer.get("content", {}))


def _answers(status: str, contents: Mapping[str, Any]) -> Iterator[str]:
    answers = f"- answers {status}"
    if not contents:
        yield f"{answers}, nothing"
    for media, content in contents.items():
        if media != "application/problem+json":
            yield f"{answers}, {_kind(content['schema'])} as `{media}`"


def _shape(name: str, shape: Operation) -> str:
    members = table(("Member", "Type"), _members(shape))
    values = "" if members else f"One of {_kind(shape)}."
    return "\n\n".join(
        part for part in (f"### {name} shape", shape.get("description", ""), members, values) if part
    )


def _members(shape: Operation) -> Iterator[Sequence[str]]:
    required = shape.get("required", [])
    for name, kind in shape.get("properties", {}).items():
        yield code(name) + ("" if name in required else ", optional"), _kind(kind)


def _kind(schema: Operation) -> str:
    """In the words of a reader, not of JSON Schema."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()}-shape)"
    if "enum" in schema:
        return ", ".join(code(one) for one in schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(_kind(one) for one in schema[several])
    return _plain(schema)


def _plain(schema: Operation) -> str:
    kind: str = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_kind(schema['items'])}" if schema.get("items") else "list"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"map to {_kind(schema['additionalProperties'])}"
    return ", ".join([str(schema.get("format", kind)), *_bounds(schema)])


_BOUNDS = {
    "minLength": "at least {:g} characters",
    "maxLength": "at most {:g} characters",
    "minimum": "at least {:g}",
    "maximum": "at most {:g}",
}


def _bounds(schema: Operation) -> Iterator[str]:
    for name, words in _BOUNDS.items():
        if name in schema:
            yield words.format(schema[name])
    if "pattern" in schema:
        yield code(schema["pattern"])
    if schema.get("default") not in {None, ""}:
        yield f"default {code(schema['default'])}"
