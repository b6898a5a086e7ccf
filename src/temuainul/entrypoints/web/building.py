"""Builds the page where its sources changed, and nothing otherwise."""

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from temuainul.entrypoints.web.node import Node

_STAMP = ".stamp"
_MADE = frozenset({"node_modules", "dist", "coverage", "routeTree.gen.ts"})
"""What tools put among the sources."""
_ZIPPED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"})
"""The other kinds are compressed as they are."""
_VITE = "node_modules/vite/bin/vite.js"


@dataclass(frozen=True, kw_only=True)
class Places:
    sources: Path
    built: Path
    requirements: Path
    """Names the package that brings a Node."""

    @property
    def is_checkout(self) -> bool:
        """An installed package has the page, but not what it was made of."""
        return (self.sources / "package.json").is_file()


def places_in(root: Path) -> Places:
    return Places(
        sources=root / "web",
        built=root / "src" / "temuainul" / "static",
        requirements=root / "requirements-node.txt",
    )


def our_places() -> Places:
    return places_in(Path(__file__).resolve().parents[4])


def is_current(places: Places) -> bool:
    stamp = places.built / _STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii") == _digest(places.sources)


def build(places: Places, get: Callable[[], Node]) -> bool:
    """False where the build was current. Raises `NoNode`, and `subprocess.CalledProcessError` where a tool fails."""
    if is_current(places):
        return False
    node, digest = get(), _digest(places.sources)
    install(places, node)
    with tempfile.TemporaryDirectory(dir=places.built.parent, prefix=".static-") as beside:
        new = Path(beside) / "static"
        node.run(
            [_VITE, "build", "--outDir", str(new), "--emptyOutDir", "--logLevel", "warn"],
            directory=places.sources,
        )
        _zip(new)
        (new / _STAMP).write_text(digest, encoding="ascii")
        shutil.rmtree(places.built, ignore_errors=True)
        new.rename(places.built)
    return True


def install(places: Places, node: Node) -> None:
    """The page's packages, if those there are not those of the lock. Raises `subprocess.CalledProcessError`."""
    if not _is_installed(places.sources):
        node.run_npm(["ci", "--no-fund", "--no-audit", "--loglevel=error"], directory=places.sources)


def _is_installed(sources: Path) -> bool:
    """Npm keeps a lock of what it did; what other platforms need is only in the lock of what it should do."""
    done = sources / "node_modules" / ".package-lock.json"
    if not done.is_file():
        return False
    wanted, there = _packages(sources / "package-lock.json"), _packages(done)
    needed = {name: told for name, told in wanted.items() if name and not told.get("optional")}
    return needed.items() <= there.items() and there.items() <= wanted.items()


def _packages(lock: Path) -> Mapping[str, Mapping[str, object]]:
    packages: Mapping[str, Mapping[str, object]] = json.loads(lock.read_bytes())["packages"]
    return packages


def _digest(sources: Path) -> str:
    """Of names and contents, and of the order in which they come."""
    found = hashlib.sha256()
    for file in sorted(_files(sources)):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        found.update(f"{file.relative_to(sources).as_posix()}\0{content}\n".encode())
    return found.hexdigest()


def _files(directory: Path) -> Iterator[Path]:
    for entry in directory.iterdir():
        if entry.name in _MADE or ".test." in entry.name:
            continue
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry


def _zip(directory: Path) -> None:
    """Once here instead of at each request; without a time in it, so that the same build gives the same bytes."""
    for file in [one for one in directory.rglob("*") if one.suffix in _ZIPPED]:
        content = file.read_bytes()
        zipped = gzip.compress(content, mtime=0)
        if len(zipped) < len(content):
            file.with_name(f"{file.name}.gz").write_bytes(zipped)
