"""A checkout with sources of a page, and a Node that is a small script: it writes down what it was asked, and builds."""

import json
import sys

import pytest

from temuainul.entrypoints.web.building import places_in
from temuainul.entrypoints.web.node import Node

PROGRAM = """\
#!{python}
import json, pathlib, sys
here, arguments = pathlib.Path("{notes}"), sys.argv[1:]
with (here / "asked").open("a") as notes:
    notes.write(json.dumps(arguments) + "\\n")
if (here / "broken").exists():
    sys.exit(1)
if "--outDir" in arguments:
    built = pathlib.Path(arguments[arguments.index("--outDir") + 1])
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<title>" + pathlib.Path("src/main.tsx").read_text() + "</title>")
    (built / "assets" / "a.js").write_text("kata;" * 500)
    (built / "assets" / "a.woff2").write_bytes(b"wOF2" * 500)
elif "ci" in arguments:
    done = json.loads(pathlib.Path("package-lock.json").read_text())
    done["packages"].pop("")
    done["packages"].pop("node_modules/elsewhere")
    modules = pathlib.Path("node_modules")
    modules.mkdir(exist_ok=True)
    (modules / ".package-lock.json").write_text(json.dumps(done))
"""


def written_lock(version):
    packages = {
        "": {"name": "page"},
        "node_modules/vite": {"version": version},
        "node_modules/elsewhere": {"version": "1.0.0", "optional": True},
    }
    return json.dumps({"packages": packages})


@pytest.fixture
def lock():
    """A lock that wants this version of vite."""
    return written_lock


@pytest.fixture
def places(tmp_path):
    places = places_in(tmp_path / "checkout")
    (places.sources / "src").mkdir(parents=True)
    places.built.parent.mkdir(parents=True)
    (places.sources / "package.json").write_text("{}")
    (places.sources / "package-lock.json").write_text(written_lock("8.0.0"))
    (places.sources / "src" / "main.tsx").write_text("one")
    return places


class Tools:
    """What was asked of Node and npm, and how to break them."""

    def __init__(self, folder):
        self._folder = folder
        program = folder / "node"
        program.write_text(PROGRAM.format(python=sys.executable, notes=folder))
        program.chmod(0o755)
        self.node = Node(program=program, npm=(str(program), "npm"))

    def asked(self):
        """Since the last time this was asked: `ci`, `build`."""
        notes = self._folder / "asked"
        lines = notes.read_text().splitlines() if notes.exists() else []
        notes.unlink(missing_ok=True)
        return [next(word for word in json.loads(line) if word in {"ci", "build", "run"}) for line in lines]

    def break_down(self):
        (self._folder / "broken").touch()


@pytest.fixture
def tools(tmp_path):
    folder = tmp_path / "tools"
    folder.mkdir()
    return Tools(folder)
