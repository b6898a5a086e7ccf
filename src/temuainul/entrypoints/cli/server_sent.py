"""Server-sent events, as a reader sees them."""

from collections.abc import AsyncIterator

from msgspec import Struct


class Sent(Struct, frozen=True):
    """One event; a mere sign of life has neither name nor data."""

    name: str = ""
    data: str = ""


async def server_sent(lines: AsyncIterator[str]) -> AsyncIterator[Sent]:
    """An event ends with an empty line; one that the connection cut off is left out."""
    fields: dict[str, list[str]] = {}
    async for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields.setdefault(name, []).append(value.removeprefix(" "))
        elif fields:
            yield Sent(name="".join(fields.get("event", [])), data="\n".join(fields.get("data", [])))
            fields = {}
