"""What can rot in the documentation is generated anew, looked up or run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from temuainul.domain.model import due, retention, work
from temuainul.entrypoints.reference import commands, http, lifecycle, ports, problems
from temuainul.entrypoints.reference.pages import pages
from temuainul.entrypoints.reference.settings import variable
from temuainul.entrypoints.reference.source import PACKAGE, bases_of, classes_in
from temuainul.entrypoints.settings import Settings, default_data_directory

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SNIPPET = re.compile(r"^<!-- pytest -->\n```python\n# (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
WITH_SNIPPETS = [page for page in PAGES if "\n<!-- pytest -->\n" in page.read_text(encoding="utf-8")]

# An adapter of a vendor we do not have is shown where it would stand; here it stands elsewhere.
ELSEWHERE = """
from pathlib import Path
import temuainul.adapters
temuainul.adapters.__path__.append(str(Path(__file__).parent / "src" / "temuainul" / "adapters"))
"""


def named(file):
    return str(file.relative_to(ROOT))


def text_of(*path):
    return ROOT.joinpath(*path).read_text(encoding="utf-8")


def prose(page):
    return FENCED.sub("", page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def written():
    return pages()


def test_the_reference_is_what_the_code_says(written):
    stale = [name for name, text in written.items() if text != _on_disk(name)]
    assert not stale, f"{', '.join(stale)}: out of date; run `make docs`"


def test_the_reference_has_no_page_that_nothing_writes(written):
    assert {file.name for file in REFERENCE.iterdir()} == written.keys()


def test_the_drawing_in_the_readme_is_what_the_code_says():
    readme = text_of("README.md")
    assert readme == lifecycle.redrawn(readme), "the drawing is out of date; run `make docs`"


def test_the_document_the_page_is_typed_by_is_what_the_server_says():
    on_disk = (ROOT / "web" / "openapi.json").read_bytes()
    assert on_disk == http.written(), "web/openapi.json is out of date; run `make docs`"


def test_writing_the_reference_twice_gives_the_same(written):
    assert written == pages()


def test_the_command_writes_what_is_compared_here(tmp_path, written):
    directory = tmp_path / "docs" / "reference"
    (tmp_path / "README.md").write_text(text_of("README.md"), encoding="utf-8")
    (tmp_path / "web").mkdir()
    arguments = [sys.executable, "-m", "temuainul.entrypoints.reference", str(directory)]
    subprocess.run(arguments, check=True)
    assert {file.name: file.read_text(encoding="utf-8") for file in directory.iterdir()} == written
    assert (tmp_path / "web" / "openapi.json").read_bytes() == http.written()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page):
    links = [link for link in LINK.findall(prose(page)) if not link.startswith(("http://", "https://"))]
    broken = [link for link in links if not _leads_somewhere(page, link)]
    assert broken == []


def test_every_page_is_reached_from_the_index_or_the_readme():
    seen, unread = set(), [ROOT / "README.md", ROOT / "docs" / "index.md"]
    while unread:
        page = unread.pop()
        seen.add(page)
        links = {(page.parent / link.partition("#")[0]).resolve() for link in LINK.findall(prose(page))}
        unread += [link for link in links if link in PAGES and link not in seen]
    assert [named(page) for page in PAGES if page not in seen] == []


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_is_documented(name):
    assert f"`{variable(name)}`" in text_of("docs", "reference", "settings.md")


def test_the_computed_default_is_as_the_page_says(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_directory() == str(tmp_path / "temuainul")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_data_directory() == str(Path.home() / ".local/share/temuainul")


@pytest.mark.parametrize("error", list(problems.family()), ids=lambda error: error.code)
def test_every_problem_has_its_section(error):
    assert f"\n### {error.code}\n" in text_of("docs", "reference", "problems.md")


@pytest.mark.parametrize("name", [node.name for node in ports.ports()])
def test_every_port_has_its_section(name):
    assert f"\n### {name}\n" in text_of("docs", "reference", "ports.md")


@pytest.mark.parametrize("name", [name for name, _, _ in commands.commands()])
def test_every_command_has_its_section_and_its_place_in_the_readme(name):
    assert f"\n## {name}\n" in text_of("docs", "reference", "commands.md")
    assert name.split()[1] in text_of("README.md").partition("## Commands")[2]


def test_every_exam_is_documented_and_no_other():
    told = set(re.findall(r"`\w+\.(\w+Contract)`", text_of("docs", "howto", "test-your-adapter.md")))
    assert told == _exams()


@pytest.mark.parametrize("module", [due, retention, work], ids=lambda module: module.__name__)
def test_every_figure_has_its_words(module):
    assert [line for line in lifecycle.constants(module) if not line[2]] == []


def test_every_make_target_named_is_there():
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    told = {target for page in PAGES for target in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))}
    assert told <= targets


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_named_is_there(page):
    """By its path from the root, or as the code's own rooms are named."""
    told = re.findall(r"`((?:src|tests|docs|adapters|domain|entrypoints|ports)/[\w/.-]+\.\w+)`", prose(page))
    package = ROOT / "src" / "temuainul"
    assert [name for name in told if not ((ROOT / name).exists() or (package / name).exists())] == []


@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=named)
def test_the_snippets_of_a_page_run(page, tmp_path, postgres_server):
    """Together, as files of one project."""
    for name, code in SNIPPET.findall(page.read_text(encoding="utf-8")):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as written:
            written.write(code)
    with (tmp_path / "conftest.py").open("a", encoding="utf-8") as written:
        written.write(ELSEWHERE)
    ran = _pytest(tmp_path, postgres_server)
    assert ran.returncode == 0, ran.stdout


def _exams():
    """The bases are none, and the parts of a storage's are taken together."""
    files = sorted((PACKAGE / "testing" / "contracts").glob("*.py"))
    nodes = [node for file in files for node in classes_in(file) if node.name.endswith("Contract")]
    whole = {node.name for node in nodes if "StorageContract" not in bases_of(node)}
    return whole - {"AsyncContract", "StorageContract"}


def _on_disk(name):
    file = REFERENCE / name
    return file.read_text(encoding="utf-8") if file.exists() else None


def _leads_somewhere(page, link):
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path) if path else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page):
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _pytest(folder, server):
    own = {"TEMUAINUL_TEST_DATABASE_URL": server, "PYTHONPATH": ""}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", "."],
        cwd=folder,
        env=kept | own,
        capture_output=True,
        text=True,
        check=False,
    )
