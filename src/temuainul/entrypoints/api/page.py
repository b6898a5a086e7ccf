"""The web page: a file where there is one, the page itself at every other address that is not spoken for."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response, route

from temuainul.domain.model.errors import NotFound
from temuainul.entrypoints.api.auth import OPEN_TO_ALL
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS
from temuainul.entrypoints.api.page_files import INDEX, PageFile, PageFiles

_SPOKEN_FOR = frozenset({"api", "assets", "health"})
"""First parts of addresses under which nothing is a page."""

# Styles may stand in elements, where components measure and place themselves; scripts never may.
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
    " media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self'; object-src 'none';"
    " frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
_OF_FILES = {"content-security-policy": _POLICY}
"""Of scripts too: one that runs as a worker is held to what came with it."""
_OF_DOCUMENTS: Mapping[str, str] = {
    **_OF_FILES,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()",
}
_NO_PAGE = """\
<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TemuAinul</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
  main { max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem }
  code { font-size: .95em }
</style>
<main>
<h1>TemuAinul berjalan, tetapi halamannya belum dibuat</h1>
<p>Jalankan <code>make web</code> di folder proyek, lalu mulai ulang server. Bila Node.js 20.19 atau lebih baru tidak ada,
perintah itu mengambilnya sebagai paket. Paket (wheel) TemuAinul sudah memuat halamannya.</p>
<section lang="en">
<h2>TemuAinul is running, but its page has not been built</h2>
<p>Run <code>make web</code> in the project's folder, then start the server again. Where there is no Node.js 20.19 or
later, that command brings one as a package. A wheel of TemuAinul has the page in it.</p>
</section>
<p><a href="/api/openapi.json">API</a></p>
</main>
"""


@route(
    ["/", "/{rest:path}"],
    http_method=["GET", "HEAD"],
    include_in_schema=False,
    opt={AS_IT_IS: True, OPEN_TO_ALL: True},
)
async def show_page(request: Request[Any, Any, Any], page_files: Given[PageFiles]) -> Response[bytes]:
    path = request.url.path
    file = page_files.get(path) or _document(path, page_files)
    return _no_page() if file is None else _answer(request, file)


def _document(path: str, files: PageFiles) -> PageFile | None:
    """The page finds out by itself what to show. None where it was never built. Raises `NotFound`."""
    if _is_for_others(path):
        raise NotFound("There is no such address.")
    return files.get(INDEX)


def _is_for_others(path: str) -> bool:
    """A dot makes it a file, and such files as there are were looked up already."""
    parts = path.split("/")
    return parts[1] in _SPOKEN_FOR or any(part.startswith(".") for part in parts) or "." in parts[-1]


def _no_page() -> Response[bytes]:
    headers = {**_OF_DOCUMENTS, "cache-control": "no-store"}
    return Response(_NO_PAGE.encode(), media_type="text/html", headers=headers)


def _answer(request: Request[Any, Any, Any], file: PageFile) -> Response[bytes]:
    headers = {**_OF_FILES, "cache-control": file.cache_control, "etag": file.tag, "vary": "accept-encoding"}
    if file.media_type == "text/html":
        headers |= _OF_DOCUMENTS
    if file.tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, media_type=file.media_type, headers=headers)
    if file.zipped is None or not _takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(file.content, media_type=file.media_type, headers=headers)
    return Response(file.zipped, media_type=file.media_type, headers={**headers, "content-encoding": "gzip"})


def _takes_gzip(accepted: str) -> bool:
    named = [part.replace(" ", "").partition(";") for part in accepted.lower().split(",")]
    return any(name == "gzip" and weight not in {"q=0", "q=0.0"} for name, _, weight in named)
