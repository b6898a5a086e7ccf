"""The web page as browsers get it: files, addresses that are pages, and what is said where no page was built."""

import gzip

import pytest
from litestar import Litestar

from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio

INDEX = "<!doctype html><title>TemuAinul</title>"
SCRIPT = "export const words = 'kata';" * 100
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "font-src": "'self'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


@pytest.fixture
def page(tmp_path):
    """A build, as the page's own tools leave one."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(INDEX)
    (tmp_path / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "assets" / "index-1a2b.js").write_text(SCRIPT)
    (tmp_path / "assets" / "index-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (tmp_path / "assets" / "jakarta-3c4d.woff2").write_bytes(b"wOF2")
    (tmp_path / ".stamp").write_text("0123")
    return tmp_path


@pytest.fixture
def app(world, settings, stopping, page) -> Litestar:
    async def ready():
        return {}

    return build(world.app, settings, stopping=stopping, ready=ready, page=page)


def policy(answer):
    parts = answer.headers["content-security-policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


def is_problem(answer):
    return answer.headers["content-type"] == "application/problem+json" and answer.status_code == 404


@pytest.mark.parametrize("path", ["/", "/agents", "/meetings/0193-ab_c", "/join/x-Y_z", "/apix", "/a/b/c/"])
async def test_every_address_that_is_not_spoken_for_is_the_page(visitor, path):
    answer = await visitor.get(path)
    assert (answer.status_code, answer.text) == (200, INDEX)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        *("/api", "/api/", "/api/nope", "/api/webhooks/nobody/x", "/health", "/health/nope"),
        *("/assets", "/assets/", "/assets/index-0000.js"),
        *("/robots.txt", "/favicon.ico", "/.env", "/.git/config", "/.stamp", "/x/.ssh/id", "/src/main.tsx"),
        *("/assets/index-1a2b.js.gz", "/%2e%2e/pyproject.toml", "//assets/index-1a2b.js"),
    ],
)
async def test_what_is_no_page_does_not_pretend_to_be_one(visitor, path):
    assert is_problem(await visitor.get(path))


async def test_files_with_a_digest_in_their_name_are_kept_for_a_year(visitor):
    script = await visitor.get("/assets/index-1a2b.js")
    assert (script.status_code, script.text) == (200, SCRIPT)
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    font = await visitor.get("/assets/jakarta-3c4d.woff2")
    assert (font.content, font.headers["content-type"]) == (b"wOF2", "font/woff2")
    for answer in (script, font):
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_other_files_are_kept_for_an_hour(visitor):
    icon = await visitor.get("/favicon.svg")
    assert icon.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert icon.headers["cache-control"] == "public, max-age=3600"


async def test_the_zipped_form_goes_to_whoever_takes_it(visitor):
    path = "/assets/index-1a2b.js"
    zipped = await visitor.get(path, headers={"accept-encoding": "br, gzip;q=0.8"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert int(zipped.headers["content-length"]) < len(SCRIPT) / 5
    assert zipped.text == SCRIPT
    for accepted in ("identity", "gzip;q=0", ""):
        plain = await visitor.get(path, headers={"accept-encoding": accepted})
        assert "content-encoding" not in plain.headers
        assert plain.text == SCRIPT
        assert plain.headers["vary"] == "accept-encoding"


async def test_a_browser_that_has_the_page_is_told_so(visitor):
    first = await visitor.get("/meetings")
    again = await visitor.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert policy(again) == POLICY
    assert (await visitor.get("/", headers={"if-none-match": 'W/"other"'})).status_code == 200


async def test_only_reading_is_answered(visitor):
    asked = await visitor.head("/meetings")
    assert (asked.status_code, asked.content) == (200, b"")
    assert int(asked.headers["content-length"]) == len(INDEX)
    refused = await visitor.post("/meetings", json={})
    assert refused.status_code == 405
    assert refused.headers["content-type"] == "application/problem+json"


async def test_the_page_may_load_from_here_and_nowhere_else(visitor):
    for path in ("/", "/assets/index-1a2b.js"):
        assert policy(await visitor.get(path)) == POLICY
    answer = await visitor.get("/")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    allowed = answer.headers["permissions-policy"].split(", ")
    assert {"microphone=(self)", "camera=(self)", "display-capture=(self)"} <= set(allowed)
    assert "strict-transport-security" not in answer.headers


async def test_what_is_no_page_may_load_nothing_at_all(visitor):
    for path in ("/api/openapi.json", "/api/agents", "/health/live", "/assets/nope.js"):
        answer = await visitor.get(path)
        assert policy(answer) == {"default-src": "'none'", "frame-ancestors": "'none'"}
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


class TestOverHttps:
    @pytest.fixture
    def settings(self):
        return Settings(public_url="https://meet.example.org")

    async def test_browsers_are_told_to_come_encrypted_for_two_years(self, visitor):
        for path in ("/", "/assets/index-1a2b.js", "/api/agents", "/nope.txt"):
            told = (await visitor.get(path)).headers["strict-transport-security"]
            assert told == "max-age=63072000; includeSubDomains"


class TestWithoutABuild:
    @pytest.fixture
    def page(self, tmp_path):
        (tmp_path / "assets").mkdir()
        (tmp_path / "assets" / "left-over.js").write_text("1")
        return tmp_path

    async def test_the_page_says_in_both_languages_how_to_get_it(self, visitor):
        for path in ("/", "/meetings"):
            answer = await visitor.get(path)
            assert answer.status_code == 200
            assert answer.text.count("make web") == 2
            assert "belum dibuat" in answer.text
            assert "has not been built" in answer.text
            assert answer.headers["cache-control"] == "no-store"
            assert policy(answer) == POLICY

    async def test_the_rest_is_as_ever(self, visitor, sari):
        assert (await sari.get("/api/auth/me")).json()["name"] == "Sari"
        for path in ("/api/nope", "/assets/left-over.js", "/robots.txt"):
            assert is_problem(await visitor.get(path))
