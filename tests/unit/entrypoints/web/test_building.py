"""When the page is built, and when it is left alone."""

import gzip
import subprocess

import pytest

from temuainul.entrypoints.api.page_files import read_page_files
from temuainul.entrypoints.web.building import build, is_current


@pytest.fixture
def built(places, tools):
    assert build(places, lambda: tools.node)
    assert tools.asked() == ["ci", "build"]
    return places


def never():
    raise AssertionError("nobody needs a Node here")


def test_what_was_built_is_what_the_server_reads(built):
    files = read_page_files(built.built)
    assert files.keys() == {"/index.html", "/assets/a.js", "/assets/a.woff2"}
    script = files["/assets/a.js"]
    assert gzip.decompress(script.zipped) == script.content
    assert files["/assets/a.woff2"].zipped is None


def test_without_a_change_nothing_is_built_and_no_node_is_looked_for(built):
    assert is_current(built)
    assert not build(built, never)


def test_tests_and_what_tools_write_are_no_change(built):
    (built.sources / "src" / "main.test.tsx").write_text("new")
    (built.sources / "src" / "routeTree.gen.ts").write_text("new")
    (built.sources / "dist").mkdir()
    (built.sources / "dist" / "x.js").write_text("new")
    assert not build(built, never)


@pytest.mark.parametrize("change", ["edit", "add", "rename"])
def test_a_change_of_the_sources_builds_without_installing_anew(built, tools, change):
    main = built.sources / "src" / "main.tsx"
    if change == "edit":
        main.write_text("two")
    elif change == "add":
        (built.sources / "src" / "other.tsx").write_text("one")
    else:
        (built.sources / "src" / "a").mkdir()
        main.with_name("b.tsx").write_text("")
        main.with_name("b.tsx").rename(built.sources / "src" / "a" / "b.tsx")
    assert build(built, lambda: tools.node)
    assert tools.asked() == ["build"]
    assert main.read_text() in (built.built / "index.html").read_text()


def test_other_packages_are_installed_first(built, tools, lock):
    (built.sources / "package-lock.json").write_text(lock("8.0.1"))
    assert build(built, lambda: tools.node)
    assert tools.asked() == ["ci", "build"]


def test_a_build_that_fails_leaves_the_one_before(built, tools):
    (built.sources / "src" / "main.tsx").write_text("two")
    tools.break_down()
    with pytest.raises(subprocess.CalledProcessError):
        build(built, lambda: tools.node)
    assert "one" in (built.built / "index.html").read_text()
    assert [entry.name for entry in built.built.parent.iterdir()] == ["static"]
    assert not is_current(built)


def test_files_of_the_build_before_do_not_stay(built, tools):
    (built.built / "assets" / "old.js").write_text("old")
    (built.sources / "src" / "main.tsx").write_text("two")
    assert build(built, lambda: tools.node)
    assert not (built.built / "assets" / "old.js").exists()
