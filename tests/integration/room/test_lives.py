"""Calls from beginning to end, with what comes between."""

import asyncio
import time

import pytest

pytestmark = pytest.mark.anyio

SAID = "Anggaran panggung kita tetapkan sepuluh juta rupiah."
ASKED = "Bu Sekar, berapa anggaran panggung?"


@pytest.fixture
async def meeting(sari):
    return await sari.meeting()


async def enter_both(sari, budi, meeting):
    host = await sari.enter(meeting)
    return host, await budi.enter_with(await sari.invite(budi, meeting))


async def worked_off(container, person, meeting, status):
    """What a worker would do meanwhile."""
    async with asyncio.timeout(20):
        while (seen := await person.see(meeting))["status"] != status:
            await container.application().works.run_all()
    return seen


async def test_a_call_with_two_people_and_the_agent_becomes_notes(sari, budi, meeting, container):
    host, guest = await enter_both(sari, budi, meeting)
    await host.until("line")
    await guest.say(SAID, spoken=True, seconds_ago=3.5)
    await host.heard(SAID)
    await host.say(ASKED)
    answer = (await said_by_agent(guest))["text"]
    assert "sepuluh juta" in answer
    assert (await worked_off(container, sari, meeting, "active"))["started_at"]

    await host.send(type="end")
    assert await guest.closed() == (4404, {"type": "closed", "reason": "ended"})
    assert (await host.closed())[0] == 4404
    seen = await worked_off(container, sari, meeting, "completed")
    assert seen["outcome"]["kind"] == "summarised"
    transcript = (await sari.client.get(f"/api/meetings/{meeting}/transcript")).json()
    spoken = [(one["speaker"], one["text"]) for one in transcript["segments"]]
    assert spoken[0][0] == "Bu Sekar"
    assert spoken[1:] == [("Budi", SAID), ("Sari", ASKED), ("Bu Sekar", answer)]
    summary = (await sari.client.get(f"/api/meetings/{meeting}/summary")).json()
    assert any("sepuluh juta" in one["text"] for one in [*summary["overview"], *summary["decisions"]])


async def said_by_agent(chair):
    while True:
        line = (await chair.until("line"))["line"]
        if line["is_agent"]:
            return line


async def test_leaving_is_for_oneself(sari, budi, meeting):
    host, guest = await enter_both(sari, budi, meeting)
    await host.send(type="leave")
    assert await host.closed() == (1000, {"type": "closed", "reason": "left"})
    await guest.until("left", participant=host.you)
    await guest.say("Saya masih di sini.")
    await guest.heard("Saya masih di sini.")


async def test_who_comes_back_gets_what_they_missed_and_what_they_resend_is_kept_once(sari, budi, meeting):
    host, guest = await enter_both(sari, budi, meeting)
    await guest.say("Satu.", id="first")
    await guest.heard("Satu.")
    await guest.break_off()
    await host.until("changed")
    await host.say("Dua.")
    seen = max(guest.lines)
    back = await budi.enter_with(await sari.invite(budi, meeting), resume=guest.welcome["resume"], after=seen)
    assert back.you == guest.you
    assert [one["text"] for one in back.welcome["lines"]] == ["Dua."]
    await back.say("Satu.", id="first")
    await back.say("Tiga.")
    await host.heard("Tiga.")
    texts = [host.lines[number]["text"] for number in sorted(host.lines)]
    assert texts.count("Satu.") == 1
    assert sorted(host.lines) == list(range(1, len(texts) + 1))


async def test_a_newer_connection_replaces_the_older_one(sari, meeting):
    first = await sari.enter(meeting)
    await sari.enter(meeting, resume=first.welcome["resume"])
    assert await first.closed() == (4409, {"type": "closed", "reason": "replaced"})


async def test_signing_out_closes_the_room_at_once(sari, budi, meeting):
    host, guest = await enter_both(sari, budi, meeting)
    await asyncio.sleep(0.1)
    began = time.monotonic()
    assert (await budi.client.post("/api/auth/sign-out")).status_code < 300
    assert await guest.closed() == (4401, {"type": "closed", "reason": "signed_out"})
    assert time.monotonic() - began < 5
    await host.say("Masih ada orang?")
    await host.heard("Masih ada orang?")


async def test_a_worker_that_ends_a_call_reaches_the_room(sari, meeting, container):
    host = await sari.enter(meeting)
    await worked_off(container, sari, meeting, "active")
    assert (await sari.client.delete(f"/api/meetings/{meeting}")).status_code == 204
    assert (await host.closed())[0] == 4404
