"""The files of one build of the web page, held in memory whole: an upgrade on disk never mixes two builds in one answer."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

import temuainul

BUILT = Path(temuainul.__file__).parent / "static"
"""Where a build of the page lies: written by `temuainul.entrypoints.web`, carried by the wheel."""
INDEX = "/index.html"
_HASHED = "/assets/"
"""Below it every name holds the digest of what is in the file."""
_OTHERS_SECONDS = 3600
"""Icons and the like keep their names when they change."""

# Not the standard library's table: it reads what each machine says, and a script of a wrong type is never run.
# The framework adds the charset to `text/…` by itself.
_MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_UNKNOWN = "application/octet-stream"


class PageFile(Struct, frozen=True, kw_only=True):
    content: bytes
    zipped: bytes | None
    """The same under gzip, where the build made it."""
    media_type: str
    cache_control: str
    tag: str
    """Weak, since it is one for both forms."""


PageFiles = Mapping[str, PageFile]
"""By path, as it is asked for; empty where no page was built."""


def read_page_files(directory: Path) -> PageFiles:
    """Without an index there is no page, whatever else lies there."""
    if not (directory / INDEX[1:]).is_file():
        return {}
    files = (file for file in directory.rglob("*") if file.is_file() and not _is_aside(file))
    return {f"/{file.relative_to(directory).as_posix()}": _read(file, directory) for file in files}


def _is_aside(file: Path) -> bool:
    """The build's own note, and the zipped forms, which are read with the files they belong to."""
    return file.name.startswith(".") or file.suffix == ".gz"


def _read(file: Path, directory: Path) -> PageFile:
    content, zipped = file.read_bytes(), file.with_name(f"{file.name}.gz")
    return PageFile(
        content=content,
        zipped=zipped.read_bytes() if zipped.is_file() else None,
        media_type=_MEDIA_TYPES.get(file.suffix, _UNKNOWN),
        cache_control=_cache_control(f"/{file.relative_to(directory).as_posix()}"),
        tag=f'W/"{hashlib.sha256(content).hexdigest()[:32]}"',
    )


def _cache_control(path: str) -> str:
    if path.startswith(_HASHED):
        return "public, max-age=31536000, immutable"
    return "no-cache" if path == INDEX else f"public, max-age={_OTHERS_SECONDS}"
