"""What the README prints is run as printed, by somebody who installed msgspec and nothing else."""

import re
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"<!-- run -->\n```python\n(.*?)```\n.*?```text\n(.*?)```", re.DOTALL)

# Hides everything but the standard library, msgspec and ourselves, then runs what stands on standard input.
ALONE = """
import sys

THERE = {*sys.stdlib_module_names, "msgspec", "temuainul"}

class Hidden:
    def __init__(self, inner): self.inner = inner
    def find_spec(self, name, path=None, target=None):
        return self.inner.find_spec(name, path, target) if name.partition(".")[0] in THERE else None

sys.meta_path[:] = [Hidden(finder) if hasattr(finder, "find_spec") else finder for finder in sys.meta_path]
exec(compile(sys.stdin.read(), "README.md", "exec"), {"__name__": "__main__"})
"""


def run_alone(program):
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ALONE],
        input=program,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_example_prints_what_the_readme_says():
    ((program, printed),) = EXAMPLE.findall(README)
    ran = run_alone(program)
    assert ran.stderr == ""
    assert ran.stdout == printed


def test_whoever_runs_it_has_nothing_else_to_import():
    ran = run_alone("import msgspec\nimport litestar")
    assert "No module named 'litestar'" in ran.stderr


def test_it_is_about_as_short_as_it_claims_to_be():
    """Three minutes at two hundred words a minute, and a screen of code."""
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    assert len(prose.split()) < 800
