"""How answers go out, whatever is in them."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

AS_IT_IS = "as_it_is"
"""An `opt` of routes whose answers are not compressed: they are tiny, or come bit by bit."""


async def add_headers(message: Message, scope: Scope) -> None:
    """Before anything is sent; answers of failed requests pass here too."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "no-referrer"
    if scope["path"].startswith("/api/"):
        headers["cache-control"] = "no-store"
