"""People in one room: who is there, what is said, what is heard."""

import pytest

pytestmark = pytest.mark.anyio

VOICE = b"\x01\x02" * 480


async def test_two_people_see_and_hear_each_other(sari, budi, container):
    meeting = await sari.meeting()
    host = await sari.enter(meeting)
    assert host.welcome["host"]
    assert host.welcome["meeting"] == {"id": meeting, "title": "Rapat panitia", "language": "id"}
    kinds = {one["name"]: one["kind"] for one in host.welcome["participants"]}
    assert kinds == {"Bu Sekar": "agent", "Sari": "person"}

    await host.say("Selamat pagi.")
    line = await host.heard("Selamat pagi.")
    assert (line["participant"], line["name"], line["is_agent"]) == (host.you, "Sari", False)

    again = await sari.enter(meeting)
    assert "Selamat pagi." in [one["text"] for one in again.welcome["lines"]]
    assert (await host.until("joined"))["participant"]["id"] == again.you

    await host.send(type="microphone", on=True)
    await again.until("changed")
    await host.socket.send(VOICE)
    assert await again.voice() == host.welcome["channel"].to_bytes(2, "little") + VOICE
