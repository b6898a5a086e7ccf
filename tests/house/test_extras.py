"""Whoever uses an optional part without what it needs is told what to install."""

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import temuainul

PACKAGE = Path(temuainul.__file__).parent
PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
ALWAYS_THERE = {*sys.stdlib_module_names, "msgspec", "temuainul"}

# In a fresh interpreter: everything that is not always there is hidden, then each module is imported.
PROGRAM = """
import importlib, json, sys

class Hidden:
    def __init__(self, inner): self.inner = inner
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in THERE: return self.inner.find_spec(name, path, target)
        return None

THERE, modules = set(json.loads(sys.argv[1])), json.loads(sys.argv[2])
sys.meta_path[:] = [Hidden(finder) if hasattr(finder, "find_spec") else finder for finder in sys.meta_path]
failures = {}
for name in modules:
    try: importlib.import_module(name)
    except Exception as error: failures[name] = [type(error).__name__, str(error)]
print(json.dumps(failures))
"""


def modules_of(folder):
    """Alembic runs the migrations itself; they are not for importing."""
    for file in sorted(folder.rglob("*.py")):
        if "migrations" not in file.parts:
            yield ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def third_party(folder):
    found = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name.partition(".")[0] for name in names}
    return found - ALWAYS_THERE


def failures_without_extras(folder):
    """What importing each module raises where nothing optional is installed."""
    arguments = [json.dumps(sorted(ALWAYS_THERE)), json.dumps(list(modules_of(folder)))]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout)


ROOMS = [*(PACKAGE / "adapters").iterdir(), PACKAGE / "testing"]
FOLDERS = sorted(folder for folder in ROOMS if (folder / "__init__.py").exists())
NEEDY = [folder for folder in FOLDERS if third_party(folder)]
FRUGAL = [folder for folder in FOLDERS if not third_party(folder)]


def named(folder):
    return folder.name


@pytest.mark.parametrize("folder", NEEDY, ids=named)
def test_a_vendor_without_its_extra_says_which_one_to_install(folder):
    failures = failures_without_extras(folder)
    assert failures, "it needs something, and says nothing where that is missing"
    extras = PROJECT["optional-dependencies"]
    for module, (kind, message) in failures.items():
        assert kind == "MissingExtra", f"{module}: {kind}: {message}"
        assert any(f"temuainul[{extra}]" in message for extra in extras), message


@pytest.mark.parametrize("folder", FRUGAL, ids=named)
def test_a_vendor_that_needs_nothing_can_always_be_imported(folder):
    assert failures_without_extras(folder) == {}
