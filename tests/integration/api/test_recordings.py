"""Recordings over HTTP: brought in parts as a browser sends them, remuxed for real, played with ranges."""

import asyncio
import io
from dataclasses import replace
from datetime import timedelta

import av
import pytest

from temuainul.adapters.directory.files import DirectoryFiles
from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.pyav.media import PyAvMedia
from temuainul.domain.model.due import RECORDING_PATIENCE
from temuainul.domain.model.fact import RecordingReady, SessionEnded
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.recording import LARGEST_PART, MediaType
from temuainul.ports.files import PIECE
from temuainul.testing.recorder import cut, recorded
from temuainul.testing.world import World

pytestmark = pytest.mark.anyio

BYTES = {"content-type": "application/octet-stream"}
S1 = CallSessionId("s1")
FIELDS = {"id", "url", "media_type", "started_at", "ended_at", "seconds", "state", "ready", "fault"}


@pytest.fixture
def world(tmp_path):
    """Files are kept on a disk and sound is looked into: what a browser gets is real."""
    return World(
        outside=replace(
            memory_outside(), files=DirectoryFiles(tmp_path / "files"), media=PyAvMedia(tmp_path / "remuxing")
        )
    )


@pytest.fixture
async def meeting(world):
    return await world.meeting(status="active")


async def begin(client, meeting, media_type="audio/webm;codecs=opus"):
    answer = await client.post(f"/api/meetings/{meeting.id}/recordings", json={"media_type": media_type})
    assert answer.status_code == 201
    return answer.json()


def address(meeting, recording, *rest):
    return "/".join([f"/api/meetings/{meeting.id}/recordings/{recording['id']}", *map(str, rest)])


async def send(client, meeting, recording, *parts, begin=0):
    for number, part in enumerate(parts, begin):
        answer = await client.put(address(meeting, recording, "parts", number), content=part, headers=BYTES)
        assert (answer.status_code, answer.content) == (204, b"")


async def listed(client, meeting):
    return (await client.get(f"/api/meetings/{meeting.id}/recordings")).json()["items"]


async def ready(client, world, meeting, sound=None, media_type=MediaType.webm):
    recording = await begin(client, meeting, media_type)
    await send(client, meeting, recording, *cut(sound or recorded(8, media_type=media_type), parts=8))
    assert (await client.post(address(meeting, recording, "complete"))).status_code == 202
    await world.run_jobs()
    return (await listed(client, meeting))[-1]


def duration(whole):
    with av.open(io.BytesIO(whole)) as file:
        return None if file.duration is None else file.duration / av.time_base


# Made


@pytest.mark.parametrize("media_type", MediaType)
async def test_what_a_browser_records_can_be_played_and_says_how_long_it_is(sari, world, meeting, media_type):
    shown = await ready(sari, world, meeting, media_type=media_type)
    assert shown.keys() == FIELDS
    assert (shown["ready"], shown["state"], shown["fault"]) == (True, "ready", None)
    assert shown["seconds"] == pytest.approx(8, abs=0.1)
    answer = await sari.get(shown["url"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert duration(answer.content) == pytest.approx(8, abs=0.1)


async def test_before_it_was_remuxed_it_said_nothing_of_how_long_it_is():
    assert duration(recorded(8)) is None


async def test_while_it_is_made_it_is_shown_as_it_stands(sari, world, meeting):
    recording = await begin(sari, meeting)
    assert await listed(sari, meeting) == [recording]
    assert (recording["state"], recording["ready"], recording["seconds"], recording["ended_at"]) == (
        "open",
        False,
        None,
        None,
    )
    assert recording["media_type"] == "audio/webm"
    await send(sari, meeting, recording, *cut(recorded(1), parts=2))
    closed = (await sari.post(address(meeting, recording, "complete"))).json()
    assert closed == recording | {"state": "closed"}
    answer = await sari.get(recording["url"])
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


async def test_one_that_no_browser_completed_is_ready_soon_after_the_call(sari, world, meeting):
    recording = await begin(sari, meeting)
    await send(sari, meeting, recording, *cut(recorded(8), parts=8)[:4])
    await world.tell(meeting, SessionEnded(session=S1, at=world.now))
    world.advance(seconds=RECORDING_PATIENCE.total_seconds())
    await world.run_jobs()
    (shown,) = await listed(sari, meeting)
    assert shown["ready"]
    assert shown["seconds"] == pytest.approx(4, abs=0.6)
    assert duration((await sari.get(shown["url"])).content) == pytest.approx(shown["seconds"], abs=0.05)


async def test_one_without_sound_says_so(sari, world, meeting):
    recording = await begin(sari, meeting)
    await send(sari, meeting, recording, b"\x1aE\xdf\xa3 and nothing of the kind")
    await sari.post(address(meeting, recording, "complete"))
    await world.run_jobs()
    (shown,) = await listed(sari, meeting)
    assert (shown["state"], shown["ready"], shown["ended_at"]) == ("broken", False, None)
    assert shown["fault"]
    assert (await sari.get(shown["url"])).status_code == 404


async def test_a_providers_recordings_are_listed_among_ours(sari, world, meeting):
    ours = await begin(sari, meeting)
    begun = world.now - timedelta(minutes=5)
    announced = RecordingReady(
        session=S1,
        filename="one.mp4",
        url="https://files.example.org/one.mp4",
        started_at=begun,
        ended_at=begun + timedelta(seconds=90),
        at=world.now,
    )
    await world.tell(meeting, announced)
    vendors, still_ours = await listed(sari, meeting)
    assert still_ours == ours
    assert vendors.keys() == FIELDS
    assert (vendors["id"], vendors["url"], vendors["media_type"]) == (
        "s1:one.mp4",
        announced.url,
        "video/mp4",
    )
    assert (vendors["seconds"], vendors["ready"], vendors["state"]) == (90, True, "ready")


# Parts


async def test_a_part_may_be_sent_again_and_none_left_out(sari, meeting):
    recording, parts = await begin(sari, meeting), cut(recorded(1), parts=3)
    await send(sari, meeting, recording, *parts[:2])
    await send(sari, meeting, recording, *parts[:2])
    answer = await sari.put(address(meeting, recording, "parts", 3), content=b"a", headers=BYTES)
    assert (answer.status_code, answer.json()["detail"]) == (409, "Part 2 is expected next.")


async def test_a_part_has_a_largest_size(sari, meeting):
    recording = await begin(sari, meeting)
    large = recorded(1) + b"\x00" * (LARGEST_PART - len(recorded(1)))
    await send(sari, meeting, recording, large)
    answer = await sari.put(address(meeting, recording, "parts", 1), content=large + b"a", headers=BYTES)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "kind", ["audio/webm", "text/plain", "multipart/form-data; boundary=x", "application/json"]
)
async def test_a_part_is_taken_only_as_what_no_foreign_form_can_send(sari, meeting, kind):
    recording = await begin(sari, meeting)
    path = address(meeting, recording, "parts", 0)
    answer = await sari.put(path, content=recorded(1), headers={"content-type": kind})
    assert answer.status_code == 415


async def test_a_part_from_another_site_is_refused(sari, meeting):
    recording = await begin(sari, meeting)
    headers = BYTES | {"origin": "https://elsewhere.example"}
    answer = await sari.put(address(meeting, recording, "parts", 0), content=recorded(1), headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("number", ["-1", "30001", "1.5", "x", "99999999999999999999"])
async def test_a_part_has_a_number(sari, meeting, number):
    recording = await begin(sari, meeting)
    answer = await sari.put(address(meeting, recording, "parts", number), content=b"a", headers=BYTES)
    assert answer.status_code in {400, 404}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_what_is_no_sound_is_not_taken(sari, meeting):
    recording = await begin(sari, meeting)
    answer = await sari.put(address(meeting, recording, "parts", 0), content=b"<html>", headers=BYTES)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


@pytest.mark.parametrize("media_type", ["audio/ogg", "video/webm", "", "x" * 101])
async def test_a_type_we_cannot_finish_is_refused(sari, meeting, media_type):
    answer = await sari.post(f"/api/meetings/{meeting.id}/recordings", json={"media_type": media_type})
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == ["media_type"]


async def test_only_a_meeting_that_goes_on_is_recorded(sari, world):
    meeting = await world.meeting()
    answer = await sari.post(f"/api/meetings/{meeting.id}/recordings", json={"media_type": "audio/webm"})
    assert (answer.status_code, answer.json()["code"]) == (409, "illegal-transition")


# Played


async def test_a_range_in_the_middle_is_answered_with_exactly_its_bytes(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    whole = (await sari.get(shown["url"])).content
    middle = len(whole) // 2
    answer = await sari.get(shown["url"], headers={"range": f"bytes={middle}-{middle + 999}"})
    assert (answer.status_code, answer.content) == (206, whole[middle : middle + 1000])
    assert answer.headers["content-range"] == f"bytes {middle}-{middle + 999}/{len(whole)}"
    assert answer.headers["content-length"] == "1000"
    assert answer.headers["content-type"] == "audio/webm"


@pytest.mark.parametrize(
    ("asked", "stretch"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=0-", slice(0, None)),
        ("bytes=100-", slice(100, None)),
        ("bytes=100-99999999999", slice(100, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=-99999999999", slice(0, None)),
        ("Bytes=5-9", slice(5, 10)),
        ("bytes= 5-9 ", slice(5, 10)),
    ],
)
async def test_any_one_range_can_be_asked_for(sari, world, meeting, asked, stretch):
    shown = await ready(sari, world, meeting)
    whole = (await sari.get(shown["url"])).content
    answer = await sari.get(shown["url"], headers={"range": asked})
    assert (answer.status_code, answer.content) == (206, whole[stretch])


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-9",
        "bytes=9-5",
        "bytes=-",
        "bytes=a-b",
        "lines=0-5",
        "bytes",
        "",
        "bytes=" + "9" * 99 + "-",
    ],
)
async def test_what_is_no_single_range_is_answered_with_the_whole(sari, world, meeting, asked):
    shown = await ready(sari, world, meeting)
    answer = await sari.get(shown["url"], headers={"range": asked})
    assert answer.status_code == 200
    assert "content-range" not in answer.headers
    assert len(answer.content) == int(answer.headers["content-length"])


@pytest.mark.parametrize("asked", ["bytes={size}-", "bytes=99999999999999999999-", "bytes=-0"])
async def test_where_there_is_nothing_it_says_how_much_there_is(sari, world, meeting, asked):
    shown = await ready(sari, world, meeting)
    size = len((await sari.get(shown["url"])).content)
    answer = await sari.get(shown["url"], headers={"range": asked.format(size=size)})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{size}"
    assert answer.headers["content-type"] == "application/problem+json"


async def test_of_another_file_than_the_browser_thinks_it_gets_the_whole(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    etag = (await sari.get(shown["url"])).headers["etag"]
    for told, status in ((etag, 206), ('"another"', 200), ("Wed, 21 Oct 2026 07:28:00 GMT", 200)):
        answer = await sari.get(shown["url"], headers={"range": "bytes=0-9", "if-range": told})
        assert answer.status_code == status, told


async def test_what_the_browser_has_is_not_sent_again(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    etag = (await sari.get(shown["url"])).headers["etag"]
    for told in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        answer = await sari.get(shown["url"], headers={"if-none-match": told})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert (await sari.get(shown["url"], headers={"if-none-match": '"x"'})).status_code == 200


async def test_its_head_says_what_there_is_and_sends_none_of_it(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    whole, head = await sari.get(shown["url"]), await sari.head(shown["url"])
    assert (head.status_code, head.content) == (200, b"")
    for name in (
        "content-length",
        "content-type",
        "accept-ranges",
        "etag",
        "cache-control",
        "content-disposition",
    ):
        assert head.headers[name] == whole.headers[name], name


async def test_it_is_played_in_place_kept_for_its_owner_and_not_packed(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    headers = (await sari.get(shown["url"], headers={"accept-encoding": "gzip"})).headers
    day = f"{world.now:%Y-%m-%d}"
    assert headers["content-disposition"].startswith(f'inline; filename="recording-{day}-')
    assert headers["content-disposition"].endswith('.webm"')
    assert headers["cache-control"] == "private, no-cache"
    assert headers["accept-ranges"] == "bytes"
    assert headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in headers


async def test_it_is_sent_as_it_is_read(sari, world, meeting, app):
    """Whatever its size, only a piece of it is in memory."""
    shown = await ready(sari, world, meeting, sound=recorded(150))
    size = int((await sari.head(shown["url"])).headers["content-length"])
    assert size > 2 * PIECE
    pieces = await _sent(app, sari, shown["url"])
    assert sum(pieces) == size
    assert max(pieces) <= PIECE


async def test_other_answers_are_still_kept_nowhere(sari, meeting):
    for path in ("", "/recordings"):
        answer = await sari.get(f"/api/meetings/{meeting.id}{path}")
        assert answer.headers["cache-control"] == "no-store"


# Whose


async def test_a_stranger_sees_nothing_of_it(sari, budi, world, meeting):
    shown = await ready(sari, world, meeting)
    for answer in (
        await budi.get(shown["url"]),
        await budi.get(shown["url"], headers={"range": "bytes=0-9"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert (await budi.head(shown["url"])).status_code == 404
    path = address(meeting, shown, "parts", 0)
    assert (await budi.put(path, content=recorded(1), headers=BYTES)).status_code == 404


async def test_nobody_who_is_not_signed_in_does(sari, visitor, world, meeting):
    shown = await ready(sari, world, meeting)
    assert (await visitor.get(shown["url"])).status_code == 401
    assert (await visitor.head(shown["url"])).status_code == 401


async def test_it_goes_with_its_meeting(sari, world, meeting):
    shown = await ready(sari, world, meeting)
    assert (await sari.delete(f"/api/meetings/{meeting.id}")).status_code == 204
    await world.run_jobs()
    assert (await sari.get(shown["url"])).status_code == 404
    assert await world.outside.files.list("") == ()


async def _sent(app, client, path):
    """The sizes of what the application sends, piece by piece."""
    cookie = "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8000"), (b"cookie", cookie.encode())],
        "client": ("127.0.0.1", 5000),
        "server": ("127.0.0.1", 8000),
    }
    sizes, over = [], asyncio.Event()

    async def receive():
        await over.wait()
        return {"type": "http.disconnect"}

    async def keep(message):
        if message["type"] == "http.response.body":
            sizes.append(len(message["body"]))
            if not message["more_body"]:
                over.set()

    await app(scope, receive, keep)
    return sizes
