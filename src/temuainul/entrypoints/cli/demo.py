"""A whole meeting in some seconds: a throwaway server, a person over HTTP, and a vendor's signed webhooks."""

import asyncio
import secrets
import socket
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec
from msgspec import structs

from temuainul.domain.model.agent import DEFAULT_VOICE, AgentProfile, participant_of
from temuainul.domain.model.errors import Unavailable
from temuainul.domain.model.ids import AgentId, MeetingId
from temuainul.domain.model.meeting import MeetingStatus, OutcomeKind, call_of
from temuainul.domain.model.user import User
from temuainul.entrypoints.cli.fake_stream import FakeStream
from temuainul.entrypoints.cli.material import AGENT, Material, read_material
from temuainul.entrypoints.cli.progress import Progress
from temuainul.entrypoints.cli.report import Shown, Sighting, report_of, result_of
from temuainul.entrypoints.cli.stream_call import Participant, StreamCall, beginning, ending, transcribed
from temuainul.entrypoints.cli.visitor import SeenMeeting, Visitor, visiting
from temuainul.entrypoints.settings import Settings
from temuainul.entrypoints.telemetry import configure_logging
from temuainul.entrypoints.up import up

LONGEST_SECONDS = 300
"""Ten times what a meeting of some hours takes."""
_STEPS = 8
_LOG_LEVEL: Literal["error"] = "error"
_BEGUN = {MeetingStatus.active, MeetingStatus.processing, MeetingStatus.completed}
_OVER = _BEGUN - {MeetingStatus.active}
_DONE = {MeetingStatus.completed}


def run_demo(file: str | None, *, as_json: bool) -> int:
    """0 where there is a summary and every citation holds. Raises `Invalid` before anything is started."""
    material = read_material(file)
    configure_logging(_LOG_LEVEL)
    with Progress(_STEPS) as progress:
        shown = asyncio.run(_show(material, progress))
    print(msgspec.json.encode(result_of(shown)).decode() if as_json else report_of(shown))
    return 0 if shown.is_proved else 1


@dataclass
class _Diary:
    """When the meeting was first seen in each of its states."""

    began: float = field(default_factory=time.monotonic)
    sightings: list[Sighting] = field(default_factory=list)

    def note(self, meeting: SeenMeeting) -> None:
        seen = (meeting.status, meeting.waiting)
        if not self.sightings or (self.sightings[-1].status, self.sightings[-1].waiting) != seen:
            after = time.monotonic() - self.began
            self.sightings.append(Sighting(seconds=after, status=meeting.status, waiting=meeting.waiting))


@dataclass(frozen=True)
class _Stage:
    """Who takes part."""

    url: str
    visitor: Visitor
    stream: FakeStream
    progress: Progress


async def _show(material: Material, progress: Progress) -> Shown:
    began = time.monotonic()
    progress.step("starting a throwaway server")
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            shown = await _on_a_throwaway_server(material, progress)
    except TimeoutError as error:
        raise Unavailable(f"The meeting was not completed within {LONGEST_SECONDS} seconds.") from error
    return structs.replace(shown, seconds=time.monotonic() - began)


async def _on_a_throwaway_server(material: Material, progress: Progress) -> Shown:
    stream = FakeStream(key=secrets.token_urlsafe(), secret=secrets.token_urlsafe())
    # What cannot be deleted any more was deleted by the server.
    with tempfile.TemporaryDirectory(prefix="temuainul-demo-", ignore_cleanup_errors=True) as directory:
        async with (
            stream.serving(),
            up(_settings(stream, directory), throwaway=True) as url,
            visiting(url) as visitor,
        ):
            return await _play(_Stage(url, visitor, stream, progress), material)


def _settings(stream: FakeStream, directory: str) -> Settings:
    """Nothing of the environment: a demonstration must not touch anybody's data."""
    return Settings(
        data_directory=directory,
        port=_free_port(),
        call_provider_key=stream.key,
        call_provider_secrets=stream.secret,
        transcript_origins=stream.origin,
        log_level=_LOG_LEVEL,
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


async def _play(stage: _Stage, material: Material) -> Shown:
    stage.progress.step("signing up, describing an agent, planning the meeting")
    user, agent_id = await _prepare(stage.visitor, material)
    diary = _Diary()
    meeting = await stage.visitor.plan(title=material.title, agent_id=agent_id)
    call = _call(meeting, material, user, agent_id)
    async with aclosing(stage.visitor.sightings(meeting.id)) as sightings:
        await _hold(stage, call, sightings, diary)
    return await _look(stage, meeting, material, diary)


async def _prepare(visitor: Visitor, material: Material) -> tuple[User, str]:
    user = await visitor.sign_up(
        email="demo@example.org",
        name=_host(material),
        password=secrets.token_urlsafe(),
        language=material.language,
    )
    profile = AgentProfile(name=AGENT, instructions="", language=material.language, voice=DEFAULT_VOICE)
    return user, await visitor.create_agent(profile)


def _host(material: Material) -> str:
    """The first human who speaks is who planned the meeting."""
    return next((said.speaker for said in material.part.utterances if said.speaker != AGENT), "Demo")


def _call(meeting: SeenMeeting, material: Material, user: User, agent_id: str) -> StreamCall:
    """It ended just now."""
    host = _host(material)
    names = dict.fromkeys((host, *(said.speaker for said in material.part.utterances)))
    known = {host: str(user.id), AGENT: participant_of(AgentId(agent_id))}
    people = [
        Participant(id=known.get(name, f"guest-{place}"), name=name) for place, name in enumerate(names)
    ]
    started_at = datetime.now(UTC) - timedelta(seconds=material.part.seconds)
    part = structs.replace(material.part, started_at=started_at)
    return StreamCall(cid=call_of(MeetingId(meeting.id)), part=part, participants=people)


async def _hold(
    stage: _Stage, call: StreamCall, sightings: AsyncGenerator[SeenMeeting], diary: _Diary
) -> None:
    """Each act begins once the last has been understood, so that every status is seen."""
    diary.note(await anext(sightings))
    recording_url = f"{stage.stream.origin}/recording.mp4"
    transcript_url = stage.stream.put(call.transcript_name, call.transcript_file())
    acts = (
        ("the call begins", beginning(call), _BEGUN),
        ("the call ends", ending(call, recording_url), _OVER),
        ("the transcript is fetched and summarised", transcribed(call, transcript_url), _DONE),
    )
    for doing, letters, expected in acts:
        stage.progress.step(doing)
        await stage.stream.send(stage.url, letters)
        await _until(expected, sightings, diary)


async def _until(expected: set[MeetingStatus], sightings: AsyncGenerator[SeenMeeting], diary: _Diary) -> None:
    async for meeting in sightings:
        diary.note(meeting)
        if meeting.status in expected:
            return


async def _look(stage: _Stage, planned: SeenMeeting, material: Material, diary: _Diary) -> Shown:
    visitor, questions = stage.visitor, []
    meeting = await visitor.meeting(planned.id)
    has_summary = meeting.outcome is not None and meeting.outcome.kind is OutcomeKind.summarised
    transcript = await visitor.transcript(meeting.id)
    summary = await visitor.summary(meeting.id) if has_summary else None
    for number, text in enumerate(material.questions, 1):
        stage.progress.step(f"asking question {number}")
        questions.append(await visitor.ask(meeting.id, text))
    return Shown(
        title=meeting.title,
        source=material.source,
        sightings=tuple(diary.sightings),
        outcome=meeting.outcome,
        transcript=transcript,
        summary=summary,
        questions=tuple(questions),
        seconds=0,
    )
