"""How answers go out, whatever is in them."""

from collections.abc import Mapping

from litestar.datastructures import MutableScopeHeaders
from litestar.types import BeforeMessageSendHookHandler, Message, Scope

AS_IT_IS = "as_it_is"
"""An `opt` of routes whose answers are not compressed here: they are tiny, come bit by bit, or are so already."""
_ALWAYS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
_ONLY_DATA = "default-src 'none'; frame-ancestors 'none'"
"""For whatever says nothing itself: a browser that takes it for a page gets an empty one."""
_ENCRYPTED = "max-age=63072000; includeSubDomains"
"""Two years (reliability 3.4.1)."""


def add_headers(*, secure: bool) -> BeforeMessageSendHookHandler:
    """Before anything is sent; answers of failed requests pass here too."""
    always = {**_ALWAYS, **({"strict-transport-security": _ENCRYPTED} if secure else {})}

    async def add(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        headers = MutableScopeHeaders.from_message(message)
        headers.update(always)
        headers.setdefault("content-security-policy", _ONLY_DATA)
        if scope["path"].startswith("/api/"):
            headers.setdefault("cache-control", "no-store")

    return add
