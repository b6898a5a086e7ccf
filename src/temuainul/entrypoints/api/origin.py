"""Requests that change something must come from our own pages: SameSite cookies are one wall, this is the other."""

from collections.abc import Callable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler

from temuainul.domain.model.errors import NotAllowed
from temuainul.entrypoints.settings import Settings

Connection = ASGIConnection[Any, Any, Any, Any]
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TAKES = "takes"
"""An `opt` of a route whose body is of another type than JSON."""
BYTES = "application/octet-stream"
"""Taken as they are."""
_JSON = "application/json"
_HERE = ("localhost", "127.0.0.1", "[::1]")


class Origins:
    """Where our own pages come from."""

    def __init__(self, settings: Settings) -> None:
        self._ours = settings.origin
        self._local = _local_authorities(settings)

    def are_ours(self, connection: Connection) -> bool:
        """False for a connection that does not say where it comes from."""
        origin, host = connection.headers.get("origin"), connection.headers.get("host", "")
        return origin == self._ours or (host in self._local and origin == f"http://{host}")


def same_origin(settings: Settings) -> Callable[[Connection, BaseRouteHandler], None]:
    """A guard after reliability A7. Raises `NotAllowed`; 415 for a body that a foreign form could send."""
    origins = Origins(settings)

    def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        if connection.scope["method"] in SAFE_METHODS:  # type: ignore[typeddict-item]  # guards see HTTP only
            return
        _check_origin(connection, origins)
        _check_site(connection)
        _check_type(connection, str(handler.opt.get(TAKES, _JSON)))

    return guard


def _local_authorities(settings: Settings) -> frozenset[str]:
    """Other names of this machine, while no public one is set."""
    if settings.public_url:
        return frozenset()
    port = "" if settings.port == 80 else f":{settings.port}"
    return frozenset(f"{name}{port}" for name in _HERE)


def _check_origin(connection: Connection, origins: Origins) -> None:
    if connection.headers.get("origin") is None:
        if "cookie" in connection.headers:
            raise NotAllowed("A request with a cookie must say where it comes from.")
        return
    if not origins.are_ours(connection):
        raise NotAllowed("This request comes from another site.")


def _check_site(connection: Connection) -> None:
    if connection.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise NotAllowed("This request comes from another site.")


def _check_type(connection: Connection, wanted: str) -> None:
    """No type at all is fine without a body."""
    given = connection.headers.get("content-type")
    if given is None and not _has_body(connection):
        return
    if (given or "").partition(";")[0].strip().lower() != wanted:
        raise HTTPException(status_code=415, detail=f"The body must be {wanted}.")


def _has_body(connection: Connection) -> bool:
    headers = connection.headers
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
