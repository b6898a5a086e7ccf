"""What FFmpeg makes of a browser's recording: the same sound, with a duration and an index in front."""

import asyncio
import os
import sys
from pathlib import Path
from threading import Event

import av
import pytest

from temuainul.adapters.pyav.media import PyAvMedia
from temuainul.adapters.pyav.remuxing import Stopped, remux
from temuainul.adapters.pyav.scratch import ABANDONED_SECONDS
from temuainul.domain.model.errors import Invalid, Unavailable
from temuainul.domain.model.recording import MediaType
from temuainul.testing.recorder import recorded

pytestmark = pytest.mark.anyio
CUES = b"\x1cS\xbbk"
"""By which the index of a webm file is known."""


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def root(tmp_path):
    return tmp_path / "remuxing"


@pytest.fixture
def playable(root):
    async def play(whole, media_type=MediaType.webm):
        async with PyAvMedia(root).playable(pieces(whole), media_type) as made:
            return b"".join([piece async for piece in made.pieces])

    return play


async def pieces(*given):
    for piece in given:
        yield piece


def packets(path, whole):
    path.write_bytes(whole)
    with av.open(str(path)) as file:
        return [bytes(packet) for packet in file.demux(file.streams.audio[0]) if packet.dts is not None]


async def test_a_recorder_says_nothing_of_how_long_it_was_and_the_result_does(playable, tmp_path):
    live = tmp_path / "live.webm"
    live.write_bytes(recorded(8))
    with av.open(str(live)) as file:
        assert file.duration is None
    made = tmp_path / "made.webm"
    made.write_bytes(await playable(live.read_bytes()))
    with av.open(str(made)) as file:
        assert file.duration / av.time_base == pytest.approx(8, abs=0.1)


@pytest.mark.parametrize("media_type", MediaType)
async def test_not_a_packet_is_coded_anew(playable, tmp_path, media_type):
    live = recorded(3, media_type=media_type)
    made = await playable(live, media_type)
    assert packets(tmp_path / "made", made) == packets(tmp_path / "live", live)


@pytest.mark.parametrize("media_type", MediaType)
async def test_any_place_can_be_sought(playable, tmp_path, media_type):
    path = tmp_path / "made"
    path.write_bytes(await playable(recorded(30, media_type=media_type), media_type))
    with av.open(str(path)) as file:
        file.seek(20 * av.time_base)
        first = next(file.demux(file.streams.audio[0]))
        assert 14 < float(first.pts * first.time_base) <= 20


async def test_the_index_stands_in_front(playable):
    webm, mp4 = (
        await playable(recorded(30)),
        await playable(recorded(30, media_type=MediaType.mp4), MediaType.mp4),
    )
    assert 0 < webm.index(CUES) < 1_000
    assert mp4.index(b"moov") < mp4.index(b"mdat")


async def test_a_damaged_place_costs_no_more_than_what_is_around_it(playable, tmp_path):
    live = recorded(8)
    made = await playable(live[:20_000] + bytes(3_000) + live[23_000:])
    assert len(packets(tmp_path / "made", made)) > len(packets(tmp_path / "live", live)) * 0.7


@pytest.mark.parametrize(
    ("told", "media_type"),
    [
        (recorded(1, media_type=MediaType.mp4), MediaType.webm),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/passwd\n", MediaType.webm),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", MediaType.mp4),
        (recorded(1)[:300], MediaType.webm),
    ],
)
async def test_what_is_of_another_kind_is_not_even_tried(playable, told, media_type):
    with pytest.raises(Invalid):
        await playable(told, media_type)


async def test_nothing_is_left_behind(playable, root):
    await playable(recorded(1))
    with pytest.raises(Invalid):
        await playable(b"nonsense")
    assert list(root.iterdir()) == []


async def test_what_a_killed_process_left_goes_after_a_day(playable, root):
    await playable(recorded(1))
    for name, age in (("old", ABANDONED_SECONDS + 60), ("young", ABANDONED_SECONDS - 60)):
        (root / name).mkdir()
        (root / name / "given").write_bytes(b"half")
        os.utime(root / name, ((root / name).stat().st_mtime - age,) * 2)
    await playable(recorded(1))
    assert [path.name for path in root.iterdir()] == ["young"]


async def test_without_a_place_for_temporary_files_it_is_unavailable(playable, monkeypatch):
    monkeypatch.setattr(Path, "open", _full)
    with pytest.raises(Unavailable, match="No space left"):
        await playable(recorded(1))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's own")
def test_a_disk_that_gets_full_is_not_the_recordings_fault(tmp_path):
    (tmp_path / "given").write_bytes(recorded(8))
    (tmp_path / "made").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        remux(tmp_path / "given", tmp_path / "made", MediaType.webm, Event())


def test_who_is_stopped_leaves_off(tmp_path):
    (tmp_path / "given").write_bytes(recorded(1))
    stopping = Event()
    stopping.set()
    with pytest.raises(Stopped):
        remux(tmp_path / "given", tmp_path / "made", MediaType.webm, stopping)


async def test_a_worker_that_is_stopped_does_not_wait_for_it(root):
    begun = asyncio.Event()

    async def endless():
        yield recorded(1)
        begun.set()
        await asyncio.sleep(60)

    async def make():
        async with PyAvMedia(root).playable(endless(), MediaType.webm):
            pass

    task = asyncio.create_task(make())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(root.iterdir()) == []


def _full(*_):
    raise OSError(28, "No space left on device")
