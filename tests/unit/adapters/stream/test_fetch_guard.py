"""A name that is allowed may still lead somewhere that is not."""

import asyncio

import httpx
import pytest

from temuainul.adapters.stream.fetch_guard import GuardedTransport, is_public
from temuainul.domain.model.errors import NotAllowed

PUBLIC = ["8.8.8.8", "104.16.0.1", "2606:4700::1", "2a00:1450:4001:800::200e"]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104  nothing is bound to it here
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::8.8.8.8",
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


class Network(httpx.AsyncBaseTransport):
    """Remembers what was asked; some addresses are down, and a peer may lie."""

    def __init__(self, *, down=(), peer=None):
        self.asked, self.down, self.peer = [], down, peer

    async def handle_async_request(self, request):
        self.asked.append(request)
        if request.url.host in self.down:
            raise httpx.ConnectError("down")
        return httpx.Response(200, extensions={"network_stream": self} if self.peer else {})

    def get_extra_info(self, name):
        return {"server_addr": (self.peer, 443)}[name]


def guarded(network, *addresses):
    async def resolve(host, port):
        assert (host, port) == ("files.example.com", 443)
        return addresses

    return GuardedTransport(network, is_local=lambda _: False, resolve=resolve)


def ask(transport):
    request = httpx.Request("GET", "https://files.example.com/a?b=%2F", extensions={"timeout": {"read": 1}})
    return asyncio.run(transport.handle_async_request(request))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_connected_to_under_its_name(address):
    network = Network(peer=address)
    assert ask(guarded(network, address)).status_code == 200
    (request,) = network.asked
    assert request.url.host == address
    assert request.url.raw_path == b"/a?b=%2F"
    assert request.headers["host"] == "files.example.com"
    assert request.extensions == {"timeout": {"read": 1}, "sni_hostname": "files.example.com"}


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_any_other_address_is_refused_also_beside_a_public_one(address):
    assert not is_public(address)
    network = Network()
    for addresses in ([address], ["8.8.8.8", address], [address, "8.8.8.8"]):
        with pytest.raises(NotAllowed, match=r"files\.example\.com"):
            ask(guarded(network, *addresses))
    assert network.asked == []


def test_a_name_without_addresses_is_refused():
    with pytest.raises(NotAllowed):
        ask(guarded(Network()))


def test_the_next_address_is_tried_where_one_is_down():
    network = Network(down={"2606:4700::1"})
    assert ask(guarded(network, "2606:4700::1", "8.8.8.8")).status_code == 200
    assert [request.url.host for request in network.asked] == ["2606:4700::1", "8.8.8.8"]
    with pytest.raises(httpx.ConnectError):
        ask(guarded(Network(down=set(PUBLIC)), *PUBLIC))


def test_an_answer_from_another_address_is_refused():
    with pytest.raises(NotAllowed, match="another address"):
        ask(guarded(Network(peer="10.0.0.1"), "8.8.8.8"))
    assert ask(guarded(Network(peer="2606:4700:0::1"), "2606:4700::1")).status_code == 200


def test_a_local_origin_is_taken_as_it_stands():
    network = Network()
    local = GuardedTransport(network, is_local=lambda url: url.host == "127.0.0.1")
    asyncio.run(local.handle_async_request(httpx.Request("GET", "http://127.0.0.1:8123/a")))
    assert network.asked[0].url == "http://127.0.0.1:8123/a"
