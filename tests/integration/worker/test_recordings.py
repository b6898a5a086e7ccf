"""A recording with nothing in memory: rows in PostgreSQL, files on a disk, FFmpeg, and a worker that is killed over it."""

import asyncio
import io
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import av
import pytest

from temuainul.adapters.directory.files import DirectoryFiles
from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.adapters.pyav.media import PyAvMedia
from temuainul.adapters.system.ambient import TimeOrderedIds
from temuainul.domain.model.agent import DEFAULT_VOICE, AgentProfile
from temuainul.domain.model.fact import RecordingReady, SessionStarted
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.recording import RecordingState
from temuainul.domain.model.words import Language
from temuainul.domain.model.work import LEASE, FinishRecording
from temuainul.domain.usecases.application import assemble
from temuainul.domain.usecases.meetings import NewMeeting
from temuainul.domain.usecases.telling import tell
from temuainul.entrypoints.worker import WorkLoop
from temuainul.testing.recorder import cut, recorded

ONE_FINISHER = Path(__file__).with_name("one_finisher.py")
STARTING_SECONDS = 90
"""Mostly imports, on a machine that may be busy with other tests."""
DEAD_SECONDS = LEASE.total_seconds() + 30

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]


class Host:
    """Somebody who records a call, and the application they do it with."""

    def __init__(self, storage, directory):
        self.outside = replace(
            memory_outside(),
            storage=storage,
            files=DirectoryFiles(directory / "files"),
            media=PyAvMedia(directory / "remuxing"),
            new_id=TimeOrderedIds(),
        )
        self.app = assemble(self.outside)

    async def hold(self):
        """A call that goes on."""
        owner = await self.app.accounts.sign_up(
            email="sari@example.org", name="Sari", password="cukup panjang", language=Language.indonesian
        )
        profile = AgentProfile(
            name="Notulen", instructions="", language=Language.indonesian, voice=DEFAULT_VOICE
        )
        agent = await self.app.agents.create(owner.user.id, profile)
        wish = NewMeeting(title="Rapat", agent_id=agent.id)
        self.meeting = await self.app.meetings.schedule(owner.user.id, wish)
        async with self.app.works.units.begin() as unit:
            started = SessionStarted(session=CallSessionId("s1"), at=await unit.now())
            await tell(unit, await unit.store.meetings.lock_by_id(self.meeting.id), [started], source="test")

    async def record(self, whole):
        mine = (self.meeting.owner_id, self.meeting.id)
        recording = await self.app.recordings.begin(*mine, "audio/webm;codecs=opus")
        for number, part in enumerate(cut(whole, parts=8)):
            await self.app.recordings.add_part(*mine, recording.id, number, part)
        await self.app.recordings.complete(*mine, recording.id)
        return recording

    async def seen(self):
        found = await self.app.recordings.list(self.meeting.owner_id, self.meeting.id)
        return found.made[0]

    async def until_ready(self, seconds):
        async with asyncio.timeout(seconds):
            while (await self.seen()).state is not RecordingState.ready:  # noqa: ASYNC110  the table tells nobody
                await asyncio.sleep(0.05)
        return await self.app.recordings.open(self.meeting.owner_id, self.meeting.id, (await self.seen()).id)

    async def played(self, recording):
        pieces = self.app.recordings.read(recording, start=0, length=recording.size)
        return b"".join([piece async for piece in pieces])


@pytest.fixture
async def host(database_url, tmp_path):
    engine = create_engine(database_url)
    host = Host(PostgresStorage(engine), tmp_path)
    await host.hold()
    yield host
    await engine.dispose()


@contextmanager
def hanging(url, directory):
    """A process that has made the recording playable and not yet kept it."""
    command = [sys.executable, str(ONE_FINISHER), url, str(directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "made\n"
            yield process
        finally:
            process.kill()


async def test_a_worker_killed_over_a_recording_costs_the_lease_and_nothing_more(
    host, database_url, tmp_path
):
    await host.record(recorded(8))
    with hanging(database_url, tmp_path) as doomed:
        assert (await host.seen()).state is RecordingState.closed
        doomed.kill()
    loop = WorkLoop(host.app.works)
    await loop.start()
    ready = await host.until_ready(DEAD_SECONDS)
    await loop.stop()
    with av.open(io.BytesIO(await host.played(ready))) as file:
        assert file.duration / av.time_base == pytest.approx(8, abs=0.1)
    async with host.outside.storage.begin() as unit:
        told = await unit.facts.of(host.meeting.id)
        (item,) = [one for one in await unit.work.list() if isinstance(one.work, FinishRecording)]
    assert len([fact for fact in told if isinstance(fact, RecordingReady)]) == 1
    assert (item.state, item.deaths) == ("done", 1)


async def test_a_deleted_meeting_leaves_no_file_on_the_disk(host, tmp_path):
    await host.record(recorded(2))
    await host.app.works.run_all()
    assert (await host.seen()).state is RecordingState.ready
    await host.app.meetings.remove(host.meeting.owner_id, host.meeting.id)
    await host.app.works.run_all()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
