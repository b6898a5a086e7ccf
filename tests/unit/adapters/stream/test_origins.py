"""No address outside the list is asked, however it is spelled; not even its name is looked up."""

import asyncio
from asyncio import base_events
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temuainul.adapters.stream.origins import STREAM_ORIGINS, Origins
from temuainul.adapters.stream.transcripts import StreamTranscripts
from temuainul.domain.model.errors import NotAllowed

ALLOWED = ["https://files.example.com", "http://127.0.0.1:8123", "http://[::1]:8123"]

HOSTILE = [
    # look-alikes
    "https://files.example.com.evil.test/a",
    "https://evil.test/files.example.com",
    "https://evilfiles.example.com/a",
    "https://a.files.example.com/a",
    "https://example.com/a",
    "https://files.example.co/a",
    "https://files-example.com/a",
    "https://files.example.com./a",
    "https://files.examp1e.com/a",
    "https://files.exаmple.com/a",  # a Cyrillic letter
    "https://files.example。com/a",
    "https://files．example．com/a",
    "https://files｡example.com/a",
    "https://ｆiles.example.com/a",
    "https://xn--files.example.com/a",
    "https://files.example.com\u200b/a",
    "https://files.exam\u00adple.com/a",
    # someone else's name in front
    "https://files.example.com@evil.test/a",
    "https://files.example.com:443@evil.test/a",
    "https://user@files.example.com/a",
    "https://user:password@files.example.com/a",
    "https://@files.example.com/a",
    "https://:@files.example.com/a",
    "https://evil.test\\@files.example.com/a",
    "https://evil.test#@files.example.com/a",
    "https://evil.test?@files.example.com/a",
    # ports and schemes
    "https://files.example.com:444/a",
    "https://files.example.com:80/a",
    "https://files.example.com:0/a",
    "https://files.example.com:65979/a",
    "https://files.example.com:x/a",
    "https://files.example.com:-443/a",
    "https://files.example.com:443:443/a",
    "http://files.example.com/a",
    "http://files.example.com:443/a",
    "ftp://files.example.com/a",
    "file:///etc/passwd",
    "file://files.example.com/etc/passwd",
    "gopher://files.example.com/a",
    "data:text/plain,a",
    "javascript:alert(1)",
    # addresses, in any spelling
    "http://127.0.0.1/a",
    "http://127.0.0.1:8124/a",
    "https://127.0.0.1:8123/a",
    "http://localhost:8123/a",
    "http://127.1:8123/a",
    "http://127.0.0.2:8123/a",
    "http://2130706433:8123/a",
    "http://0x7f000001:8123/a",
    "http://0x7f.0.0.1:8123/a",
    "http://0177.0.0.1:8123/a",
    "http://017700000001:8123/a",
    "http://127.0.0.1.:8123/a",
    "http://127.0.0.1.nip.io:8123/a",
    "http://[::ffff:127.0.0.1]:8123/a",
    "http://[::ffff:7f00:1]:8123/a",
    "http://[::127.0.0.1]:8123/a",
    "http://[64:ff9b::7f00:1]:8123/a",
    "http://[::1]:8124/a",
    "http://[::1%25eth0]:8123/a",
    "http://[::]:8123/a",
    "http://0.0.0.0:8123/a",
    "http://0:8123/a",
    "http://①②⑦.0.0.1:8123/a",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/a",
    # blanks, escapes, backslashes
    " https://files.example.com/a",
    "https://files.example.com/a\n",
    "https://files.example.com\t/a",
    "https://files.exam\tple.com/a",
    "https://files.example.com\r\nHost: evil.test/a",
    "https://files.example.com/a b",
    "https://files.example.com/a\0",
    "https://files.example.com\\a",
    "https:\\\\files.example.com\\a",
    "https://files.example.com/\\evil.test",
    "https://files%2eexample.com/a",
    "https://files.example.com%2f@evil.test/a",
    "https://files.example.com%00.evil.test/a",
    "https://files.example.com,evil.test/a",
    "https://files.example.com;evil.test/a",
    # hardly addresses
    "",
    "files.example.com/a",
    "//files.example.com/a",
    "https:files.example.com/a",
    "https:/files.example.com/a",
    "https:///files.example.com/a",
    "https://",
    "https://[files.example.com]/a",
    "https://[",
    "https://files.example.com/" + "a" * 4096,
    "https://files.example.com/\ud800",
]


@pytest.fixture
def asked(monkeypatch):
    """What the network was asked: names looked up, and connections opened."""
    asked = []

    async def ask(_loop, *what, **more):
        asked.append((what, more))
        raise OSError("no network here")

    monkeypatch.setattr(base_events.BaseEventLoop, "getaddrinfo", ask)
    monkeypatch.setattr(base_events.BaseEventLoop, "create_connection", ask)
    return asked


@pytest.fixture(scope="module")
def source():
    return StreamTranscripts(ALLOWED)


def test_there_are_many():
    assert len(set(HOSTILE)) == len(HOSTILE) >= 80


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused_without_touching_the_network(asked, source, url):
    with pytest.raises(NotAllowed) as refused:
        asyncio.run(source.fetch(url, session="s-1", started_at=datetime(2026, 10, 1, tzinfo=UTC)))
    assert asked == []
    assert len(refused.value.message) < 200


@pytest.mark.parametrize(
    "url",
    [
        "https://files.example.com/a",
        "https://files.example.com:443/a?Expires=1&Signature=x~y-z_&Key-Pair-Id=K%2F#part",
        "HTTPS://FILES.Example.COM/a",
        "https://files.example.com",
        "https://files.example.com/@evil.test/..//a",
        "http://127.0.0.1:8123/a",
        "http://[::1]:8123/a",
    ],
)
def test_an_allowed_origin_is_allowed(url):
    assert Origins(ALLOWED).address(url).raw_host in {b"files.example.com", b"127.0.0.1", b"::1"}


def test_a_signed_address_is_asked_for_as_it_was_signed():
    url = "https://files.example.com/a%2Fb/./c?Expires=1&Signature=x~y-z_!*'()&Key-Pair-Id=K%2F%7e"
    assert Origins(ALLOWED).address(url).query == url.partition("?")[2].encode()


def test_a_refusal_says_the_host_and_never_the_signature():
    with pytest.raises(NotAllowed, match=r"`sydney\.example\.net`") as refused:
        Origins(ALLOWED).address("https://sydney.example.net/a?Signature=secret")
    assert "secret" not in refused.value.message


def test_only_listed_loopback_addresses_are_local():
    origins = Origins(ALLOWED)
    assert origins.is_local(origins.address("http://127.0.0.1:8123/a"))
    assert not origins.is_local(origins.address("https://files.example.com/a"))


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "files.example.com",
        "http://files.example.com",
        "https://files.example.com:8443",
        "https://files.example.com/path",
        "https://files.example.com?q",
        "https://files.example.com#f",
        "https://user@files.example.com",
        "https://*.example.com",
        "https://localhost",
        "http://localhost:8000",
        "https://8.8.8.8",
        "https://0x7f.1",
        "https://10.0.0.1",
        "http://169.254.169.254",
        "https://[2001:4860:4860::8888]",
        "http://[::ffff:127.0.0.1]:80",
        "ftp://127.0.0.1",
        "https://bücher.example",
    ],
)
def test_an_origin_that_is_too_wide_cannot_be_listed(origin):
    with pytest.raises(ValueError, match="neither"):
        Origins([origin])


def test_the_vendors_own_hosts_can_be_listed():
    for origin in STREAM_ORIGINS:
        assert Origins(STREAM_ORIGINS).address(f"{origin}/1/video/transcriptions/a/b.jsonl?Expires=1")


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda rest: "https://files.example.com" + rest))
def test_any_text_is_refused_or_stays_at_the_listed_hosts(url):
    try:
        address = Origins(ALLOWED).address(url)
    except NotAllowed:
        return
    assert (address.scheme, address.raw_host, address.port) == ("https", b"files.example.com", None)
