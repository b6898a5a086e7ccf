"""What a directory does beyond its port: durability, what a crash leaves, disks that fail."""

import os
import stat
import sys

import pytest

from temuainul.adapters.directory.files import DirectoryFiles
from temuainul.adapters.directory.incoming import ABANDONED_SECONDS
from temuainul.domain.model.errors import Unavailable

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def root(tmp_path):
    return tmp_path / "files"


@pytest.fixture
def files(root):
    return DirectoryFiles(root)


async def pieces(*given):
    for piece in given:
        yield piece


def aside(root):
    return sorted(path.name for path in (root / ".incoming").iterdir())


async def test_files_are_readable_by_us_alone(files, root):
    await files.put("a/b", pieces(b"secret"))
    assert stat.S_IMODE((root / "a" / "b").stat().st_mode) == 0o600
    assert [stat.S_IMODE(path.stat().st_mode) for path in (root, root / "a")] == [0o700, 0o700]


async def test_nothing_is_left_aside(files, root):
    await files.put("a/b", pieces(b"whole"))
    with pytest.raises(TypeError):
        await files.put("a/c", pieces(b"half", None))
    assert aside(root) == []


async def test_what_a_dead_process_left_aside_goes_after_a_day(files, root):
    await files.put("a", pieces(b"first"))
    for name, age in (("old", ABANDONED_SECONDS + 60), ("young", ABANDONED_SECONDS - 60)):
        path = root / ".incoming" / name
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    await files.put("b", pieces(b"second"))
    assert aside(root) == ["young"]
    assert await files.list("") == ("a", "b")


async def test_empty_directories_go_with_their_last_file(files, root):
    for key in ("a/b/c", "a/d"):
        await files.put(key, pieces(b"here"))
    await files.remove("a/b/c")
    assert [path.name for path in (root / "a").iterdir()] == ["d"]
    await files.remove("a/d")
    assert [path.name for path in root.iterdir()] == [".incoming"]


async def test_a_file_and_its_directory_are_synced_before_it_counts_as_kept(files, root, monkeypatch):
    synced, inodes = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_ino) or inodes(number))
    await files.put("a/b/c", pieces(b"here"))
    wanted = [root / "a" / "b" / "c", root / "a" / "b", root / "a", root, root.parent]
    assert {path.stat().st_ino for path in wanted} <= set(synced)


async def test_a_place_that_cannot_be_written_is_unavailable(tmp_path):
    (tmp_path / "taken").write_bytes(b"a file, where a directory should be")
    with pytest.raises(Unavailable, match="does not work"):
        await DirectoryFiles(tmp_path / "taken").put("a", pieces(b"here"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's own")
async def test_a_full_disk_is_unavailable_and_leaves_nothing(files, root, monkeypatch):
    await files.put("kept", pieces(b"here"))
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("tempfile.mkstemp", lambda **told: (full, str(told["dir"] / "x")))
    with pytest.raises(Unavailable, match="No space left"):
        await files.put("a", pieces(b"x" * 1_000_000))
    assert await files.list("") == ("kept",)
