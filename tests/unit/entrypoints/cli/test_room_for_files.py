"""Where recordings are kept, as the doctor sees it."""

import os
import shutil

import pytest

from temuainul.domain.model.errors import Unavailable
from temuainul.entrypoints.cli import probes
from temuainul.entrypoints.cli.probes import LEAST_ROOM, Probes, room_for_files
from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture(autouse=True)
def disk(monkeypatch):
    """One that has plenty of room, whatever this machine has."""
    free = shutil.disk_usage("/")._replace(free=12_345_678_901)
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda _: free)
    return free


async def test_it_says_where_and_how_much_is_free(tmp_path):
    told = await Probes(Settings(data_directory=str(tmp_path))).all()["recordings"]()
    assert told == f"in {tmp_path / 'files'}; 12.3 GB free"


def test_asking_makes_nothing(tmp_path):
    room_for_files(tmp_path / "not" / "there" / "yet")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_broken(tmp_path, disk, monkeypatch):
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda _: disk._replace(free=LEAST_ROOM - 1))
    with pytest.raises(Unavailable, match=r"2\.1 GB free"):
        room_for_files(tmp_path)


def test_a_directory_we_may_not_write_to_is_broken(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everywhere
    with pytest.raises(Unavailable, match="cannot be written to"):
        room_for_files(tmp_path / "files")


def test_a_file_where_the_directory_should_be_is_broken(tmp_path):
    (tmp_path / "files").write_bytes(b"")
    with pytest.raises(Unavailable, match="cannot be written to"):
        room_for_files(tmp_path / "files")
