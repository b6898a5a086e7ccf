"""What a wheel and a source distribution carry: the page, whoever builds them, and nothing it was only built with."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# In an interpreter that finds the installed wheel before the checkout.
SERVE = """
import asyncio, re
import httpx, temuainul
from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.settings import Settings
from temuainul.testing.world import World

async def ready(): return {}

async def main():
    app = build(World().app, Settings(), stopping=asyncio.Event(), ready=ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client:
        page = (await client.get("/meetings")).text
        script = re.search(r'src="(/assets/[^"]+[.]js)"', page)[1]
        answer = await client.get(script)
        print(temuainul.__file__, answer.status_code, answer.headers["content-type"], sep="\\n")

asyncio.run(main())
"""


def hatchling(directory, folder, *targets, path=None):
    arguments = [word for target in targets for word in ("-t", target)]
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), *arguments]
    environment = None if path is None else {"PATH": str(path)}
    subprocess.run(command, cwd=directory, env=environment, check=True, capture_output=True)


@pytest.fixture(scope="module")
def packed(built_page, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    hatchling(ROOT, folder, "sdist", "wheel")
    return folder


def wheel_in(folder):
    (wheel,) = folder.glob("*.whl")
    return wheel


def names_in(wheel):
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_a_wheel_has_the_page_and_all_it_loads(packed, built_page):
    files = {file.relative_to(built_page).as_posix() for file in built_page.rglob("*") if file.is_file()}
    assert "index.html" in files
    assert any(name.startswith("assets/") and name.endswith(".js") for name in files)
    names = names_in(wheel_in(packed))
    assert {f"temuainul/static/{name}" for name in files} <= names
    assert not [name for name in names if name.startswith(("web/", "tests/")) or "node_modules" in name]


def test_an_installed_wheel_serves_the_page(packed, tmp_path):
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-index"]
    installing = [*pip, "--no-deps", "--target", str(tmp_path / "site"), str(wheel_in(packed))]
    subprocess.run(installing, check=True, capture_output=True)
    ran = subprocess.run(
        [sys.executable, "-c", SERVE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    module, status, media_type = ran.stdout.splitlines()
    assert Path(module).is_relative_to(tmp_path)
    assert (status, media_type) == ("200", "text/javascript; charset=utf-8")


def test_a_wheel_from_the_source_distribution_needs_no_node(packed, tmp_path):
    (archive,) = packed.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert (unpacked / "web" / "package.json").is_file()
    assert not (unpacked / "web" / "node_modules").exists()
    (tmp_path / "no-programs").mkdir()
    assert shutil.which("node", path=tmp_path / "no-programs") is None
    hatchling(unpacked, tmp_path / "dist", "wheel", path=tmp_path / "no-programs")
    assert names_in(wheel_in(tmp_path / "dist")) == names_in(wheel_in(packed))
