"""Transcripts over HTTP: brought, read, taken away."""

import pytest

from temuainul.entrypoints.api.downloads import disposition

pytestmark = pytest.mark.anyio

FILE = b"Ani: halo semua\nBudi: mari mulai rapat\n"
TYPES = {
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


def bring(client, data=FILE, name="Rapat lama.txt", **form):
    return client.post("/api/meetings/import", files={"file": (name, data)}, data=form)


async def test_a_file_becomes_a_meeting(sari):
    answer = await bring(sari)
    assert answer.status_code == 201
    meeting = answer.json()
    assert (meeting["title"], meeting["status"], meeting["agent"]) == ("Rapat lama", "processing", None)
    assert meeting["has_transcript"]


async def test_a_file_comes_with_a_title_an_agent_and_a_time(sari):
    agent = (await sari.post("/api/agents", json={"name": "Notulen", "instructions": ""})).json()
    form = {"title": "Évaluasi", "agent_id": agent["id"], "started_at": "2026-01-02T10:00:00+07:00"}
    meeting = (await bring(sari, **form)).json()
    assert (meeting["title"], meeting["agent"]["name"]) == ("Évaluasi", "Notulen")
    assert meeting["started_at"] == "2026-01-02T03:00:00Z"


@pytest.mark.parametrize(
    ("form", "where"),
    [
        ({"title": "x" * 121}, "title"),
        ({"agent_id": "a b"}, "agent_id"),
        ({"started_at": "yesterday"}, "started_at"),
        ({"started_at": "2026-01-01T00:00:00"}, "started_at"),
        ({"started_at": "9999-12-31T23:59:59Z"}, "started_at"),
        ({"owner_id": "x"}, "owner_id"),
    ],
)
async def test_what_is_wrong_with_a_form_is_named(sari, form, where):
    answer = await bring(sari, **form)
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == [where]


async def test_an_unreadable_file_says_on_which_line(sari):
    answer = await bring(sari, b'{"speaker_id": "a"}\nnonsense\n', "x.jsonl")
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable-transcript")
    assert answer.json()["errors"][0]["where"].startswith("line ")
    assert (await sari.get("/api/meetings")).json()["total"] == 0


async def test_a_form_without_a_file_is_refused(sari):
    answer = await sari.post("/api/meetings/import", files={"title": (None, "x")})
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == ["file"]


@pytest.mark.parametrize(
    "form",
    [
        b"",
        b"--x",
        b"--x\r\n\r\n",
        b"--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut off',
        b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff\xfe\r\n--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n\xff\xfe\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\na\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="title"\r\nContent-Type: text/plain; charset=nope\r\n\r\na\r\n--x--',
        b'--x\r\nContent-Disposition: form-data; name="title"\r\nContent-Type: application/json\r\n\r\n{\r\n--x--',
        b"".join(b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\na\r\n' for _ in range(2000))
        + b"--x--",
    ],
)
async def test_a_broken_form_is_refused(sari, form):
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await sari.post("/api/meetings/import", content=form, headers=headers)
    assert answer.status_code in {400, 413}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_form_without_a_boundary_is_refused(sari):
    headers = {"content-type": "multipart/form-data"}
    assert (await sari.post("/api/meetings/import", content=FILE, headers=headers)).status_code == 400


async def test_a_file_may_be_larger_than_other_bodies(sari):
    line = b"Ani: " + b"kata" * 2000 + b"\n"
    assert (await bring(sari, line * 500)).status_code == 201


async def test_a_file_beyond_the_limit_is_refused(sari):
    assert (await bring(sari, b"x" * (64 * 1024 * 1024 + 1))).status_code == 413


async def test_nothing_is_read_for_who_is_not_signed_in(visitor):
    assert (await bring(visitor, b"x" * (2 * 1024 * 1024))).status_code == 401


async def test_a_transcript_is_read(sari):
    meeting = (await bring(sari)).json()
    transcript = (await sari.get(f"/api/meetings/{meeting['id']}/transcript")).json()
    assert transcript.keys() == {"timing", "speakers", "words", "segments"}
    assert (transcript["timing"], transcript["speakers"], transcript["words"]) == (
        "estimated",
        ["Ani", "Budi"],
        5,
    )
    assert transcript["segments"][1]["text"] == "mari mulai rapat"


async def test_while_there_is_none_it_is_not_found(sari, world):
    meeting = await world.meeting()
    for ending in ("", *(f".{form}" for form in TYPES)):
        answer = await sari.get(f"/api/meetings/{meeting.id}/transcript{ending}")
        assert (answer.status_code, answer.json()["detail"]) == (404, "This meeting has no transcript.")


@pytest.mark.parametrize("form", TYPES)
async def test_a_transcript_is_taken_away(sari, form):
    meeting = (await bring(sari, title='Évaluasi "Q1"')).json()
    answer = await sari.get(f"/api/meetings/{meeting['id']}/transcript.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TYPES[form]
    assert answer.headers["content-disposition"] == (
        f"attachment; filename=\"_valuasi Q1.{form}\"; filename*=UTF-8''%C3%89valuasi%20Q1.{form}"
    )
    assert "mari mulai rapat" in answer.text
    again = await bring(sari, answer.content, f"kembali.{form}")
    assert again.status_code == (201 if form != "md" else again.status_code)


async def test_a_format_nobody_knows_is_not_found(sari):
    meeting = (await bring(sari)).json()
    assert (await sari.get(f"/api/meetings/{meeting['id']}/transcript.docx")).status_code == 404


@pytest.mark.parametrize(
    "title", ["a\r\nset-cookie: x=1", '"; x="', "../../etc/passwd", "   ", "会議", "%00%0d"]
)
def test_no_title_breaks_out_of_the_header(title):
    told = disposition(title, "vtt")
    assert told.isascii()
    assert not {"\r", "\n", "/"} & set(told)
    assert told.count('"') == 2
