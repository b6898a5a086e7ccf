"""Where files may come from: an exact list, compared by the same parser that the request is made with (reliability X1)."""

import re
from collections.abc import Sequence
from ipaddress import ip_address

from temuainul.domain.model.errors import NotAllowed
from temuainul.ports.extras import require

require("stream", "httpx")

import httpx  # noqa: E402  only after the guard has said which extra is missing

# The vendor publishes no list. Transcripts and recordings have been seen under these; a deployment names its own region.
STREAM_ORIGINS = tuple(
    f"https://{region}.stream-io-cdn.com"
    for region in ("ohio", "us-east", "dublin", "frankfurt", "mumbai", "singapore")
)

_PORTS = {"https": 443, "http": 80}
# ASCII without blanks, user names, escapes in the host, or the backslash that some parsers take for a slash: an address
# that could be read in a second way is not read at all.
_PLAIN = re.compile(r"[A-Za-z]{1,5}://[A-Za-z0-9.:\[\]-]+(?:[/?#][!-\[\]-~]*)?")
_LONGEST = 4096
# The last label begins with a letter, which no spelling of an IP address does.
_NAME = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}")

_Origin = tuple[str, str, int]


class Origins:
    def __init__(self, allowed: Sequence[str]) -> None:
        """`https://name`, or a loopback address with its port, for development. Raises `ValueError` for others."""
        self._allowed = frozenset(_checked(origin) for origin in allowed)

    def address(self, url: str) -> httpx.URL:
        """Raises `NotAllowed`. Its message names the host only: the rest of a signed address is a secret."""
        parsed = _parsed(url)
        if parsed is None or _origin(parsed) not in self._allowed:
            host = "such an address" if parsed is None else f"`{_host(parsed)[:80]}`"
            raise NotAllowed(f"Files are not fetched from {host}: it is not on the list of allowed hosts.")
        return parsed

    def is_local(self, url: httpx.URL) -> bool:
        """Whether this very origin is listed, and is a loopback address."""
        return _origin(url) in self._allowed and _is_loopback(_host(url))


def _checked(allowed: str) -> _Origin:
    url = _parsed(allowed)
    if url is None or url.raw_path != b"/" or url.fragment or not _is_fit(url):
        raise ValueError(f"{allowed!r} is neither `https://name` nor the address of a loopback server")
    return _origin(url)


def _is_fit(url: httpx.URL) -> bool:
    named = url.scheme == "https" and url.port is None and _NAME.fullmatch(_host(url)) is not None
    return named or (url.scheme in _PORTS and _is_loopback(_host(url)))


def _parsed(url: str) -> httpx.URL | None:
    if len(url) > _LONGEST or _PLAIN.fullmatch(url) is None:
        return None
    try:
        return httpx.URL(url)
    except httpx.InvalidURL:
        return None


def _origin(url: httpx.URL) -> _Origin:
    port = _PORTS.get(url.scheme, 0) if url.port is None else url.port
    return (url.scheme, _host(url), port)


def _host(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
