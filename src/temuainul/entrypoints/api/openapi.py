"""The OpenAPI document, good enough to generate a typed client from.

The framework's own schemas lose bounds on optional fields, discriminators and defaults; msgspec's have them all, so
those take their place. And the framework documents its own shape of errors, which never leaves here.
"""

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
from litestar import Litestar, Request, Router, get
from litestar.datastructures import UploadFile
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from litestar.routes import HTTPRoute
from litestar.types import ControllerRouterHandler
from msgspec import Struct

from temuainul.domain.model.room.messages import RoomClientMessage, RoomServerMessage
from temuainul.entrypoints.api import problems
from temuainul.entrypoints.api.auth import OPEN_TO_ALL
from temuainul.entrypoints.api.origin import BYTES, SAFE_METHODS, TAKES
from temuainul.entrypoints.api.problems import Problem

VERSION = "1"
"""Of what is spoken over HTTP, not of the package."""
_COOKIE = SecurityScheme(
    type="apiKey", security_scheme_in="cookie", name="session", description="Over https `__Host-session`."
)
_FILE = {"type": "string", "format": "binary"}
_COMPONENT = "#/components/schemas/{name}"


class _NoPages(Router):
    """The framework would add pages of its own for the document; we serve it ourselves."""

    def register(self, value: ControllerRouterHandler) -> list[Any]:  # noqa: ARG002
        return []


def openapi_config() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="TemuAinul",
        version=VERSION,
        components=Components(security_schemes={"session": _COOKIE}),
        security=[{"session": []}],
        openapi_router=_NoPages(path="/", route_handlers=[]),
        use_handler_docstrings=True,
    )


@get("/openapi.json", media_type="application/json", include_in_schema=False, opt={OPEN_TO_ALL: True})
async def read_document(request: Request[Any, Any, Any]) -> bytes:
    return document(request.app)


def document(app: Litestar) -> bytes:
    """The same bytes for the same routes."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(app.openapi_schema.to_schema()))
    found["components"]["schemas"] = _components(app)
    for path, handler in _operations(app):
        for method in handler.http_methods:
            problem = _problems(path, method, handler)
            _cure(found["paths"][path][method.lower()], handler, problem)
    return msgspec.json.format(msgspec.json.encode(found, order="deterministic"), indent=2)


def _problems(path: str, method: str, handler: HTTPRouteHandler) -> dict[str, Any]:
    """A door that opens by a password can refuse it, though it asks for no login."""
    return problems.responses(
        changes=method not in SAFE_METHODS,
        needs_login=not handler.opt.get(OPEN_TO_ALL) or handler.operation_id == "signIn",
        names_something="{" in path,
    )


def _cure(operation: dict[str, Any], handler: HTTPRouteHandler, problem: dict[str, Any]) -> None:
    operation["responses"] |= problem | _declared(handler)
    if handler.opt.get(TAKES) == BYTES:
        operation["requestBody"] = {"required": True, "content": {BYTES: {"schema": _FILE}}}
    # The framework answers "nothing" with a schema of null, and makes summaries of function names.
    operation["responses"].get("204", {}).pop("content", None)
    operation.pop("summary", None)
    if handler.opt.get(OPEN_TO_ALL):
        operation["security"] = []


def _operations(app: Litestar) -> Iterator[tuple[str, HTTPRouteHandler]]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                if handler.resolve_include_in_schema():
                    yield route.path_format, handler


def _declared(handler: HTTPRouteHandler) -> dict[str, Any]:
    """What a handler says it answers when that is not its return type; unions get their discriminator here."""
    return {
        str(status): {
            "description": spec.description,
            "content": {spec.media_type: {"schema": _inline(spec.data_container)}},
        }
        for status, spec in (handler.responses or {}).items()
    }


def _inline(type_: object) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components(
        [type_], schema_hook=_schema_of_file, ref_template=_COMPONENT
    )
    return schema


def _components(app: Litestar) -> dict[str, Any]:
    spoken = dict.fromkeys(type_ for _, handler in _operations(app) for type_ in _spoken(handler))
    in_the_room = (RoomClientMessage, RoomServerMessage)
    (from_client, from_server, *_), components = msgspec.json.schema_components(
        (*in_the_room, Problem, *spoken), schema_hook=_schema_of_file, ref_template=_COMPONENT
    )
    # What is said over the room's WebSocket, which the document knows no operations for.
    return components | {"RoomClientMessage": from_client, "RoomServerMessage": from_server}


def _spoken(handler: HTTPRouteHandler) -> Iterator[type[Struct]]:
    """What an operation takes and answers, wherever that is a shape of ours."""
    data = handler.parsed_data_field
    specs = (handler.responses or {}).values()
    annotations = [handler.parsed_return_field.annotation, *(spec.data_container for spec in specs)]
    for annotation in [*annotations, None if data is None else data.annotation]:
        yield from _structs(annotation)


def _structs(annotation: object) -> Iterator[type[Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        yield annotation
    for inner in get_args(annotation):
        yield from _structs(inner)


def _schema_of_file(type_: type) -> dict[str, Any]:
    if type_ is UploadFile:
        return _FILE
    raise NotImplementedError(type_)  # what msgspec expects of a hook that knows no answer
