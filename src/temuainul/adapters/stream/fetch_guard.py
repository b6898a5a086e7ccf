"""Names are resolved once, every answer is checked, and the connection goes to what was checked (reliability X2)."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_address

from temuainul.domain.model.errors import NotAllowed
from temuainul.ports.extras import require

require("stream", "httpx")

import httpx  # noqa: E402  said first what to install

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

# What the standard library of some supported Python calls global although nobody's web server is there.
_NOT_PUBLIC = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
    IPv6Network("::/3"),  # mapped, translated (NAT64), unassigned
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("2002::/16"),  # 6to4, which carries any IPv4 address
    IPv6Network("3fff::/20"),  # documentation
    IPv6Network("4000::/2"),  # unassigned
    IPv6Network("8000::/1"),  # unassigned, site-local, link-local, multicast
)


class GuardedTransport(httpx.AsyncBaseTransport):
    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        is_local: Callable[[httpx.URL], bool],
        resolve: Resolver | None = None,
    ) -> None:
        """`is_local` says which addresses are taken as they stand."""
        self._inner = inner
        self._is_local = is_local
        self._resolve = resolve or _resolved

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises `NotAllowed` where a name leads to an address that is not public."""
        *others, last = await self._addresses(request.url)
        for address in others:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._ask(request, address)
        return await self._ask(request, last)

    async def _addresses(self, url: httpx.URL) -> Sequence[str]:
        host = url.raw_host.decode("ascii")
        if self._is_local(url):
            return [host]
        addresses = await self._resolve(host, 443 if url.port is None else url.port)
        if not addresses or not all(is_public(address) for address in addresses):
            raise NotAllowed(f"`{host}` does not lead to a public address.")
        return addresses

    async def _ask(self, request: httpx.Request, address: str) -> httpx.Response:
        # The name stays in the Host header, and in what the certificate must say.
        name = request.url.raw_host.decode("ascii")
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": name},
        )
        response = await self._inner.handle_async_request(pinned)
        await _refuse_other_peer(response, address)
        return response


def is_public(address: str) -> bool:
    """Global unicast, and no way to say a private address in another form."""
    ip = ip_address(address)
    special = ip.is_multicast or ip.is_reserved or any(ip in network for network in _NOT_PUBLIC)
    return ip.is_global and not special


async def _resolved(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpx.ConnectError(f"{host} cannot be resolved") from error
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


async def _refuse_other_peer(response: httpx.Response, address: str) -> None:
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer is not None and ip_address(peer[0]) != ip_address(address):
        await response.aclose()
        raise NotAllowed("The connection led to another address than the one checked.")
