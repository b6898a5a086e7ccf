"""What is installed, to the byte, and from wherever packages are to be had: locks name contents and never an address."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
PAGE_LOCK = ROOT / "web" / "package-lock.json"
PACKAGES = json.loads(PAGE_LOCK.read_text(encoding="utf-8"))["packages"]
PINNED = re.compile(r"^[a-z0-9][\w.\[\]-]*==\S+( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_python_packages_are_named_by_version_and_content(lock):
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not (PINNED.match(line) or HASH.match(line))] == []


def test_the_pages_packages_are_named_by_version_and_content():
    outside = {name: told for name, told in PACKAGES.items() if name and not told.get("link")}
    assert [name for name, told in outside.items() if not told["integrity"].startswith("sha512-")] == []
    assert [name for name, told in outside.items() if "resolved" in told] == []


def test_the_pages_packages_are_complete_for_every_system():
    """What one system needs and another does not; `npm ci` refuses a lock that leaves some of it out."""
    there = {name.rpartition("node_modules/")[2] for name in PACKAGES}
    wanted = {name for told in PACKAGES.values() for name in told.get("optionalDependencies", {})}
    assert wanted - there == set()


def test_the_page_pins_exactly():
    told = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    versions = {**told["dependencies"], **told["devDependencies"]}
    loose = {
        name: version
        for name, version in versions.items()
        if not re.match(r"^(npm:\S+@)?\d+\.\d+\.\d+$", version)
    }
    assert loose == {}
