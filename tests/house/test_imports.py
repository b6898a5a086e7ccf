"""Which way imports point, and how little the middle needs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import temuainul

ROOT = Path(__file__).parents[2]
PACKAGE = Path(temuainul.__file__).parent
MIDDLE = sorted([*(PACKAGE / "domain").rglob("*.py"), *(PACKAGE / "ports").rglob("*.py")])
ALLOWED = {*sys.stdlib_module_names, "msgspec"}
OURS = ("temuainul.domain", "temuainul.ports")


def named(file):
    return str(file.relative_to(PACKAGE))


def imported_by(file):
    """Every module a file names, also inside of functions and under `TYPE_CHECKING`."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def loaded_by(*modules):
    """Top-level names in `sys.modules` of a fresh interpreter that imported these."""
    program = f"import sys, {', '.join(modules)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_the_contracts_of_the_hexagon_hold():
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("file", MIDDLE, ids=named)
def test_the_middle_imports_the_standard_library_msgspec_and_itself(file):
    foreign = {
        name
        for name in imported_by(file)
        if name.partition(".")[0] not in ALLOWED and not name.startswith(OURS)
    }
    assert foreign == set()


def test_the_domain_itself_is_only_a_docstring():
    body = ast.parse((PACKAGE / "domain" / "__init__.py").read_text()).body
    assert [type(node) for node in body] == [ast.Expr]


@pytest.mark.parametrize("room", ["temuainul", "temuainul.adapters.memory.outside"])
def test_what_embedders_import_loads_msgspec_and_nothing_else(room):
    assert loaded_by(room) - loaded_by("msgspec") <= {"temuainul", *sys.stdlib_module_names}


def test_every_module_of_the_middle_loads_msgspec_and_nothing_else():
    names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in MIDDLE]
    found = loaded_by(*[name.removesuffix(".__init__") for name in names])
    assert found - loaded_by("msgspec") <= {"temuainul", *sys.stdlib_module_names}
